"""What the program itself says in the READMEs: python tests/make_readme.py writes it anew.

A block ```console holds screens: every line ``$ infoscore …`` is run as on a terminal of 80
columns, in a folder that holds samples/ and the README's local.yaml, and what it prints takes the
place of what stood below.  Between ``<!-- table: NAME -->`` and ``<!-- /table -->`` stands a table
made from the rules.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from infoscore.cli.main import COMMANDS, run
from infoscore.ruleset.load import load_rules
from infoscore.ruleset.model import SEVERITIES
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from decimal import Decimal

    from infoscore.ruleset.model import Merit, RuleSet

ROOT = Path(__file__).resolve().parents[1]
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"^<!-- table: (\w+) -->\n(.*?)^<!-- /table -->$", re.MULTILINE | re.DOTALL)
LOCAL = re.compile(r"^```yaml\n(extends: builtin.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (infoscore .*)$", re.MULTILINE)


class Screen(io.StringIO):
    """Standard output and error of a person at a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def made(text: str, lang: str) -> str:
    """``text`` with every screen and table as the program has it now."""
    rules = load_rules()
    text = TABLE.sub(
        lambda m: f"<!-- table: {m[1]} -->\n{TABLES[m[1]](rules, lang)}<!-- /table -->", text
    )
    with desk(text):
        return CONSOLE.sub(lambda m: f"```console\n{screens(m[1], lang)}```", text)


@contextmanager
def desk(text: str) -> Iterator[None]:
    """A folder with the samples and the local rules of the README ``text``, entered for a while."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(ROOT / "samples", Path(name, "samples"))
        for local in LOCAL.findall(text):
            Path(name, "local.yaml").write_text(local, encoding="utf-8")
        os.chdir(name)
        try:
            yield
        finally:
            os.chdir(before)


def screens(block: str, lang: str) -> str:
    """A console block with what its commands print now."""
    told = []
    for command in COMMAND.findall(block):
        shown = screen(command, lang)[1]
        told.append(f"$ {command}\n{shown}")
    return "\n".join(told)


def screen(command: str, lang: str) -> tuple[int, str]:
    """Exit code and screen of a command line."""
    out = Screen()
    environment = {"COLUMNS": "80", "NO_COLOR": "1", "INFOSCORE_LANG": lang, "INFOSCORE_CACHE": ""}
    with (
        mock.patch.dict(os.environ, environment),
        mock.patch("sys.stdout", out),
        mock.patch("sys.stderr", out),
    ):
        code = run(shlex.split(command)[1:])
    return code, out.getvalue()


# —— tables ——


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table in Markdown."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def plain(number: Decimal) -> str:
    """A number without needless zeros."""
    return f"{number.normalize():f}"


def commands(_rules: RuleSet, lang: str) -> str:
    """Every command and what it does."""
    head = ("Command", "What it does") if lang == "en" else ("命令", "做什么")
    return table(head, ((f"`infoscore {name}`", say(f"cli.{name}", lang)) for name in COMMANDS))


def points(rules: RuleSet, lang: str) -> str:
    """The 100 points: value and principles, with what earns and what loses them."""
    words = {
        "en": ("Part", "Points", "Earned by", "Lost by", "value", "the ten criteria", "priorities"),
        "zh": ("部分", "满分", "怎样得分", "怎样失分", "参考价值", "十条标准", "本期中心工作"),
    }[lang]

    def listed(merits: Iterable[Merit]) -> str:
        return "; ".join(f"{m.card.name.say(lang)} {plain(m.points)}" for m in merits) or "–"

    rows = [(f"**{words[4]}**", plain(rules.scoring.value_max), words[5], "–")]
    for each in sorted(rules.principles, key=lambda p: -p.max):
        gains = listed(m for m in each.merits if m.points > 0) if each.merits else words[6]
        losses = listed(m for m in each.merits if m.points < 0)
        rows.append((f"**{each.name.say(lang)}**", plain(each.max), gains, losses))
    text = table(words[:4], rows)
    return text.replace("; ", "；") if lang == "zh" else text


def criteria(rules: RuleSet, lang: str) -> str:
    """The ten criteria."""
    head = (
        ("Id", "Criterion", "On the screen") if lang == "en" else ("编号", "标准", "屏幕上的简称")
    )
    return table(head, ((c.id, c.name.say(lang), c.short.say(lang)) for c in rules.criteria))


def kinds(rules: RuleSet, lang: str) -> str:
    """What counts for each kind of item."""
    heads = {
        "en": ("Kind", "`--kind`", "Primary", "Also", "Weights, best criterion first"),
        "zh": ("类型", "`--kind`", "主要标准", "兼顾标准", "权重（从最好的一条起）"),
    }
    rows = (
        (
            kind.card.name.say(lang),
            f"`{kind.card.id}`",
            " ".join(sorted(kind.primary)) or "–",
            " ".join(sorted(kind.secondary)),
            " / ".join(map(plain, kind.weights)),
        )
        for kind in rules.kinds
    )
    return table(heads[lang], rows)


def gates(rules: RuleSet, lang: str) -> str:
    """Every cap on the total, the lowest first."""
    head = ("Id", "Cap", "Level", "When") if lang == "en" else ("编号", "封顶", "等级", "什么情形")
    rows = [(g.cap, g.card.id, g.level, g.card.why) for g in rules.gates]
    stale = rules.timeliness.stale
    if stale is not None:
        rows.append((stale.cap, stale.id, stale.level, stale.why))
    rows.sort(key=lambda row: (row[0], row[1]))
    return table(head, ((f"`{i}`", plain(cap), lv, why.say(lang)) for cap, i, lv, why in rows))


def bands(rules: RuleSet, lang: str) -> str:
    """The bands, from the top."""
    head = ("From", "Band", "Id", "Level")
    head = head if lang == "en" else ("分数不低于", "档次", "编号", "等级")
    rows = sorted(rules.scoring.bands, key=lambda band: (-band.level, -band.low))
    return table(head, ((plain(b.low), b.name.say(lang), f"`{b.id}`", b.level) for b in rows))


def audit(rules: RuleSet, lang: str) -> str:
    """The checks of figures by gravity, and what each costs."""
    head = ("If proven", "Points", "Checks") if lang == "en" else ("确证时", "每处扣分", "检查项")
    rows = []
    for severity in SEVERITIES:
        own = [c for c in rules.audit.checks.values() if c.severity == severity]
        named = (
            f"{c.card.id} {c.card.name.say(lang)}"
            + ("" if c.points is None else f" ({plain(c.points)})")
            for c in own
        )
        cost = plain(rules.audit.points[severity])
        rows.append((say(f"report.severity_{severity}", lang), cost, ", ".join(named)))
    text = table(head, rows)
    return text.replace(", ", "、") if lang == "zh" else text


def limits(rules: RuleSet, lang: str) -> str:
    """The time limits in force with the built-in settings."""
    head = ("Item", "Limit", "Source") if lang == "en" else ("稿件", "时限", "依据")
    minutes, days = ("{} min", "{} working days") if lang == "en" else ("{} 分钟", "{} 个工作日")
    times = rules.timeliness
    rows = [
        (
            f"{limit.name.say(lang)} (`{limit.id}`)",
            minutes.format(limit.minutes) if limit.minutes else days.format(limit.workdays),
            limit.source,
        )
        for limit in times.limits
        if limit.channel in (None, times.channel) and limit.level in (None, times.level)
    ]
    return table(head, rows)


TABLES: dict[str, Callable[[RuleSet, str], str]] = {
    each.__name__: each for each in (commands, points, criteria, kinds, gates, bands, audit, limits)
}


if __name__ == "__main__":
    for lang, file in READMES.items():
        file.write_text(
            made(file.read_text(encoding="utf-8"), lang), encoding="utf-8", newline="\n"
        )
