"""How much the audit finds and how often it is wrong: consistent drafts, one figure broken.

Run as a script: ``python tests/benchmarks/audit.py [drafts] [seed]``. Prints recall, false alarms,
the share of grading time and the time for 1 MB of figures.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random
from typing import TYPE_CHECKING

from infoscore.grading import Grader
from infoscore.intake.draft import Draft
from infoscore.judging.audit import Audit, audit
from infoscore.reading.read import Reader
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of

if TYPE_CHECKING:
    from collections.abc import Callable

TOWNS = ("柳河镇", "红石镇", "云岭乡", "石埠镇", "白沙乡", "枣林镇")
DAYS = "一二三四五六日"


@dataclass
class Fact:
    """A sentence with blanks, its figures, and how each may be broken (None: not at all)."""

    name: str
    text: str
    figures: dict[str, str]
    breakable: tuple[str, ...]

    def say(self, **other: str) -> str:
        return self.text.format(**{**self.figures, **other})


def percent(rng: Random, part: Decimal, whole: Decimal) -> str:
    """A share to one decimal, rounded or cut off."""
    how = rng.choice((ROUND_HALF_UP, ROUND_DOWN))
    return str((part * 100 / whole).quantize(Decimal("0.1"), how))


def parts(rng: Random) -> Fact:
    unit, noun, labels = rng.choice(
        (
            ("件", "群众诉求", ("咨询类", "求助类", "投诉类", "其他类")),
            ("亩", "受旱农田", ("轻旱", "中旱", "重旱")),
            ("人", "在校学生", ("小学", "初中", "高中")),
            ("户", "危房改造对象", ("新建", "续建", "其余")),
            ("处", "病险堤段", ("东部片区", "西部片区", "其他片区")),
        )
    )
    values = [rng.randint(60, 4000) for _ in labels]
    figures = {f"p{i}": str(v) for i, v in enumerate(values)} | {"t": str(sum(values))}
    comma = rng.choice(("，", "、"))
    listed = comma.join(f"{label}{{p{i}}}{unit}" for i, label in enumerate(labels))
    shape = rng.choice(
        (
            "全县共有{noun}{{t}}{unit}，其中{listed}。",
            "截至月底，全镇{noun}{{t}}{unit}。其中，{listed}。",
            "全县{noun}{{t}}{unit}，分别为{listed}。",
            "县里台账登记{noun}{{t}}{unit}。按类别分，{listed}。",
            "全县{noun}{{t}}{unit}（其中{listed}）。",
        )
    )
    return Fact("A1", shape.format(noun=noun, unit=unit, listed=listed), figures, tuple(figures))


def closing(rng: Random) -> Fact:
    a, b, c = (rng.randint(120, 900) for _ in range(3))
    return Fact(
        "A1",
        "资金方面，自筹{a}万元、贷款{b}万元、补助{c}万元，合计{t}万元。",
        {"a": str(a), "b": str(b), "c": str(c), "t": str(a + b + c)},
        ("a", "b", "c", "t"),
    )


def share_of(rng: Random) -> Fact:
    whole = rng.randint(300, 4000)
    part = rng.randint(whole // 8, whole // 2)
    figures = {"a": str(part), "b": str(whole), "p": percent(rng, Decimal(part), Decimal(whole))}
    shape = rng.choice(
        (
            "参保的{a}户占全镇{b}户的{p}%。",
            "县里走访{b}户，其中{a}户停种，占{p}%。",
            "抽查{b}户中有{a}户未通水，占{p}%。",
            "已签约{a}户，占{b}户的{p}%。",
        )
    )
    return Fact("A3", shape, figures, ("a", "b", "p"))


def grown(rng: Random) -> Fact:
    old = rng.randint(200, 5000)
    new = round(old * rng.uniform(1.1, 1.9))
    rate = percent(rng, Decimal(new - old), Decimal(old))
    town = rng.choice(TOWNS)
    shape = rng.choice(
        (
            "{town}大棚由{a}亩扩大到{b}亩，增长{p}%。",
            "{town}村集体收入{b}万元，比上年的{a}万元增长{p}%。",
            "{town}产量{b}吨，同比增长{p}%，去年同期为{a}吨。",
            "{town}接待游客从{a}人次增加到{b}人次，增幅{p}%。",
        )
    )
    return Fact(
        "A4",
        shape.replace("{town}", town),
        {"a": str(old), "b": str(new), "p": rate},
        ("a", "b", "p"),
    )


def fallen(rng: Random) -> Fact:
    old = rng.randint(200, 5000)
    new = round(old * rng.uniform(0.4, 0.9))
    rate = percent(rng, Decimal(old - new), Decimal(old))
    shape = rng.choice(
        (
            "投诉量由{a}件下降到{b}件，降幅{p}%。",
            "库存{b}吨，较上月的{a}吨减少{p}%。",
            "撂荒地从{a}亩减少到{b}亩，下降{p}%。",
        )
    )
    return Fact("A4", shape, {"a": str(old), "b": str(new), "p": rate}, ("a", "b", "p"))


def difference(rng: Random) -> Fact:
    old = rng.randint(100, 900)
    more = rng.randint(30, 400)
    return Fact(
        "A8",
        "全县养老床位由{a}张增加到{b}张，增加{d}张。",
        {"a": str(old), "b": str(old + more), "d": str(more)},
        ("a", "b", "d"),
    )


def hundred(rng: Random) -> Fact:
    a, b = rng.randint(300, 480), rng.randint(150, 300)
    c = 1000 - a - b
    figures = {k: str(Decimal(v) / 10) for k, v in {"a": a, "b": b, "c": c}.items()}
    shape = rng.choice(
        (
            "用电结构中，工业占{a}%，居民占{b}%，其他占{c}%。",
            "资金来源，财政占{a}%，社会资本占{b}%，其余占{c}%。",
        )
    )
    return Fact("A2", shape, figures, ("a", "b", "c"))


def product(rng: Random) -> Fact:
    count, mean = rng.randint(120, 900), rng.randint(4, 40) * 100
    total = Decimal(count * mean) / 10000
    figures = {"n": str(count), "m": str(mean), "t": str(total.quantize(Decimal("0.1")))}
    shape = rng.choice(
        (
            "参与农户{n}户，户均增收{m}元，合计{t}万元。",
            "补助对象{n}人，人均补贴{m}元，共需{t}万元。",
        )
    )
    return Fact("A7", shape, figures, ("n", "m", "t"))


def weekday(rng: Random) -> Fact:
    day = date(2024, 1, 8) + timedelta(days=rng.randint(0, 300))
    return Fact(
        "A16",
        f"2024年{day.month}月{day.day}日（星期{{w}}），县农技站召集种植户会商。",
        {"w": DAYS[day.weekday()]},
        ("w",),
    )


def period(rng: Random) -> Fact:
    start = rng.randint(2, 14)
    figures = {"a": str(start), "b": str(start + rng.randint(3, 10))}
    return Fact("A16", "3月{a}日至3月{b}日，县水利局逐段核查堤防。", figures, ("b",))


def listed(rng: Random) -> Fact:
    n = rng.randint(2, 3)
    body = "；".join(
        f"{DAYS[i]}是{what}"
        for i, what in zip(range(n), ("调运种子", "抢修渠道", "减免水费"), strict=False)
    )
    return Fact("A9", "县里采取{n}项措施：" + body + "。", {"n": "零一二三四五"[n]}, ("n",))


def twice(rng: Random) -> Fact:
    n = str(rng.randint(1234, 9876))
    return Fact(
        "A10",
        "全县在册寄宿学生{a}人。台账核对后，全县在册寄宿学生{b}人均已参保。",
        {"a": n, "b": n},
        ("b",),
    )


def points(rng: Random) -> Fact:
    old = rng.randint(600, 800)
    more = rng.randint(20, 150)
    figures = {k: str(Decimal(v) / 10) for k, v in {"a": old, "b": old + more, "d": more}.items()}
    return Fact("A4", "签约率由{a}%提高到{b}%，提高{d}个百分点。", figures, ("a", "b", "d"))


MAKERS: tuple[Callable[[Random], Fact], ...] = (
    parts, closing, share_of, grown, fallen, difference, hundred, product, weekday, period,
    listed, twice, points,
)  # fmt: skip
FILLERS = (
    "群众反映灌溉用水紧张，盼望尽快修复。",
    "主要原因是管网老化、管护人员不足。",
    "下一步，县水利局将会同各乡镇逐段排查。",
    "部分农户担心秋粮销路。",
    "建议县农业农村局6月底前发放补助。",
)


def broken(rng: Random, fact: Fact) -> str:
    """The sentence with one figure clearly changed, as a slip of hand would."""
    key = rng.choice(fact.breakable)
    value = fact.figures[key]
    if fact.name == "A9":
        return fact.say(**{key: "四"})
    if key == "w":
        return fact.say(w=rng.choice([d for d in DAYS if d != value]))
    if fact.name == "A16":
        return fact.say(b=str(max(int(fact.figures["a"]) - rng.randint(1, 5), 1)))
    while True:
        number = Decimal(value)
        kind = rng.choice(("digit", "swap", "more", "less"))
        digits = list(value)
        places = [i for i, c in enumerate(digits) if c.isdigit()]
        if kind == "digit":
            at = rng.choice(places[:2])
            digits[at] = rng.choice("123456789")
            changed = "".join(digits)
        elif kind == "swap":
            at = rng.randrange(len(places) - 1) if len(places) > 1 else 0
            one, two = places[at], places[min(at + 1, len(places) - 1)]
            digits[one], digits[two] = digits[two], digits[one]
            changed = "".join(digits)
        else:
            factor = Decimal("1.3") if kind == "more" else Decimal("0.7")
            changed = str((number * factor).quantize(Decimal(1).scaleb(number.as_tuple().exponent)))  # type: ignore[arg-type]
        other = Decimal(changed)
        if other > 0 and abs(other - number) > max(number * 8 / 100, Decimal("0.9")):
            return fact.say(**{key: changed})


def draft(rng: Random) -> tuple[list[Fact], list[str]]:
    """Facts of different kinds and the filler sentences between them."""
    makers = rng.sample(MAKERS, rng.randint(3, 6))
    return [make(rng) for make in makers], rng.sample(FILLERS, 3)


def text_of(facts: list[str], fillers: list[str]) -> str:
    """A title, a paragraph for every two sentences."""
    lines = ["青山县有关情况"]
    for at in range(0, len(facts), 2):
        filler = fillers[at // 2] if at // 2 < len(fillers) else ""
        lines.append("".join(facts[at : at + 2]) + filler)
    return "\n".join(lines)


class Bench:
    """The audit with the built-in rules."""

    def __init__(self) -> None:
        self.rules = load_rules()
        self.reader = Reader(self.rules.slots)

    def audited(self, text: str) -> Audit:
        return audit(self.reader.read(document_of(Draft("<bench>", text, "str"))), self.rules.audit)

    def hard(self, text: str) -> list[str]:
        return [
            f"{f.check}{f.severity} {f.message.zh}"
            for f in self.audited(text).findings
            if f.severity != "L"
        ]


def accuracy(drafts: int, seed: int) -> tuple[float, float]:
    """Recall over drafts with one broken figure, false alarms over the same drafts unbroken."""
    rng, bench = Random(seed), Bench()
    found = alarms = 0
    missed: Counter[str] = Counter()
    for _ in range(drafts):
        facts, fillers = draft(rng)
        said = [fact.say() for fact in facts]
        clean = bench.hard(text_of(said, fillers))
        if clean:
            alarms += 1
            if alarms < 6:
                print("false alarm:", clean[0], *said, sep="\n   ")
        at = rng.randrange(len(facts))
        said[at] = broken(rng, facts[at])
        if bench.hard(text_of(said, fillers)):
            found += 1
        else:
            missed[facts[at].name] += 1
            if sum(missed.values()) < 12:
                print("missed:", facts[at].name, said[at])
    print("missed by check:", dict(missed))
    return found / drafts, alarms / drafts


def cost(drafts: int, seed: int) -> float:
    """Share of the time of grading that the audit takes."""
    rng, bench = Random(seed), Bench()
    grader = Grader(bench.rules)
    texts = []
    for _ in range(drafts):
        facts, fillers = draft(rng)
        texts.append(text_of([f.say() for f in facts], fillers))
    readings = [bench.reader.read(document_of(Draft("<bench>", t, "str"))) for t in texts]
    for text in texts[:20]:
        grader.grade(Draft("<bench>", text, "str"))
    began = time.perf_counter()
    for text in texts:
        grader.grade(Draft("<bench>", text, "str"))
    middle = time.perf_counter()
    for reading in readings:
        audit(reading, bench.rules.audit)
    return (time.perf_counter() - middle) / (middle - began)


def figures_only(size: int) -> float:
    """Seconds to audit ``size`` characters of nothing but figures."""
    bench = Bench()
    text = "其中轻旱120亩、重旱86.5亩，占35.8%，由2.1万元增长到2.8万元；" * (size // 40)
    reading = bench.reader.read(document_of(Draft("<bench>", text, "str")))
    began = time.perf_counter()
    audit(reading, bench.rules.audit)
    return time.perf_counter() - began


def main(drafts: int, seed: int) -> None:
    """Print all figures."""
    recall, alarms = accuracy(drafts, seed)
    print(f"recall {recall:.1%}, false alarms {alarms:.2%} ({drafts} drafts, seed {seed})")
    print(f"share of grading time {cost(200, seed):.1%}")
    for size in (125_000, 250_000, 500_000, 1_000_000):
        print(f"{size:>9,} characters of figures: {figures_only(size):.2f} s")


if __name__ == "__main__":
    main(*(int(x) for x in (*sys.argv[1:3], *(("1000", "7")[len(sys.argv) - 1 :]))))
