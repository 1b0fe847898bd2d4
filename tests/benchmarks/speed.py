"""How fast infoscore starts and grades, against jieba in the same run.

Run ``python tests/benchmarks/speed.py``.

Every figure is a ratio of times taken in turn on the same machine, the median of several rounds;
absolute times are shown only for scale.  ``--quick`` takes fewer rounds and smaller texts,
and any of ``start throughput memory growth phrases rooms`` takes only those parts.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from drafts import SEED, draft, drafts

from infoscore.grading import Grader
from infoscore.intake import find, read, read_text
from infoscore.render.writer import Options, open_writer
from infoscore.report.run import run_of
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of
from infoscore.text.tokens import jieba_cutter
from infoscore.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HERE = Path(__file__).resolve().parent
AS_OF = datetime.date(2026, 1, 5)
TARGETS = {"start": 0.40, "throughput": 1.5, "memory": 150, "growth": 0.20}
JIEBA = "import jieba; jieba.lcut('政务信息')"


def taken(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes, without the garbage of what ran before."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def told(name: str, value: str, aim: str = "", *, met: bool = True) -> None:
    """Print one figure."""
    mark = f"   (aim {aim}{'' if met else ', MISSED'})" if aim else ""
    print(f"  {name:<58}{value:>9}{mark}")


def files_of(texts: Iterable[str], folder: Path) -> Path:
    """The texts as files, in folders of a thousand."""
    for number, text in enumerate(texts):
        file = folder / f"{number // 1000:02}" / f"{number:05}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


# —— start-up ——


def start(folder: Path, rounds: int) -> None:
    """A process that grades one draft of 500 characters against one that only loads jieba; both
    find their bytecode, as installed programs do.
    """
    file = folder / "one.txt"
    file.write_text(next(drafts(1, 500, 500)), encoding="utf-8")
    environment = {
        **os.environ,
        "INFOSCORE_CACHE": str(folder / "cache"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    cold = {**environment, "INFOSCORE_CACHE": ""}
    bare = [sys.executable, "-c"]
    grade = [sys.executable, "-m", "infoscore", "grade", str(file)]

    def process(command: list[str], env: dict[str, str]) -> float:
        return taken(lambda: subprocess.run(command, env=env, capture_output=True, check=True))

    process(grade, environment)
    process([*bare, JIEBA], environment)
    rows = [
        (
            process(grade, environment),
            process(grade, cold),
            process([*bare, JIEBA], environment),
            process([*bare, "pass"], environment),
        )
        for _ in range(rounds)
    ]
    ratio = statistics.median(warm / jieba for warm, _, jieba, _ in rows)
    print(f"\nStart-up: one draft of 500 characters, median of {rounds} rounds taken in turn")
    aim = TARGETS["start"]
    told(
        "infoscore grade ÷ import jieba and cut four characters",
        f"{ratio:.2f}",
        f"≤ {aim:.2f}",
        met=ratio <= aim,
    )
    first = statistics.median(none / jieba for _, none, jieba, _ in rows)
    told("the same with the rules read from YAML (first run)", f"{first:.2f}")
    told(
        "infoscore grade ÷ an empty Python",
        f"{statistics.median(w / p for w, _, _, p in rows):.1f}",
    )
    told("for scale: infoscore grade", f"{statistics.median(w for w, *_ in rows) * 1000:.0f} ms")


# —— throughput ——


def grade_all(folder: Path, grader: Grader, stream: io.TextIOBase) -> None:
    """From files to JSON lines, one after another."""
    run = run_of(grader.rules, AS_OF, VERSION)
    writer = open_writer("jsonl", stream, run, Options(lang="zh", many=True))
    sources, _ = find([str(folder)])
    for source in sources:
        writer.item(grader.grade(read(source)))


def throughput(folder: Path, count: int, rounds: int) -> None:
    """Drafts from files to JSON lines against pure jieba on the same texts, on one core."""
    texts = list(drafts(count))
    files_of(texts, folder / "drafts")
    grader, cut = Grader(load_rules(), as_of=AS_OF), jieba_cutter()
    share = max(count // rounds, 1)
    groups = [texts[at : at + share] for at in range(0, share * rounds, share)]
    parts = [files_of(group, folder / f"part{number}") for number, group in enumerate(groups)]
    for text in texts[:50]:
        grader.grade(read_text(text))
        cut(text)
    rows = []
    for part, group in zip(parts, groups, strict=True):
        ours = taken(lambda part=part: grade_all(part, grader, io.StringIO()))
        theirs = taken(lambda group=group: [cut(text) for text in group])
        rows.append((ours, theirs, sum(map(len, group))))
    ratio = statistics.median(theirs / ours for ours, theirs, _ in rows)
    print(
        f"\nThroughput: {share * rounds} drafts of 500–2,000 characters on one core, "
        f"{rounds} rounds"
    )
    aim = TARGETS["throughput"]
    told(
        "speed of grading ÷ speed of jieba alone cutting",
        f"{ratio:.2f}",
        f"≥ {aim}",
        met=ratio >= aim,
    )
    per = statistics.median(ours / size for ours, _, size in rows)
    plain = statistics.median(theirs / size for _, theirs, size in rows)
    told("for scale: grading, µs for 1,000 characters", f"{per * 1e9:.0f}")
    told("for scale: jieba, µs for 1,000 characters", f"{plain * 1e9:.0f}")


# —— memory ——

PEAK = """
import io, json, resource, sys
sys.path.insert(0, {here!r})
from speed import AS_OF, Grader, grade_all, load_rules
from pathlib import Path
class Nowhere(io.TextIOBase):
    def write(self, text): return len(text)
grade_all(Path({folder!r}), Grader(load_rules(), as_of=AS_OF), Nowhere())
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
status = Path("/proc/self/status")
if status.exists():  # ru_maxrss begins with what the process that started this one held
    peak = next(int(s.split()[1]) for s in status.read_text().splitlines() if s[:6] == "VmHWM:")
print(peak)
"""


def memory(folder: Path, counts: tuple[int, int]) -> None:
    """The most memory that grading takes, for few and for many files."""
    try:
        import resource  # noqa: F401, PLC0415 - not on every system
    except ImportError:
        print("\nMemory: not measured on this system")
        return
    print("\nMemory: peak of a process that grades files to JSON lines")
    peaks = []
    for count in counts:
        part = files_of(drafts(count), folder / f"memory{count}")
        program = PEAK.format(here=str(HERE), folder=str(part))
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
        )
        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        peaks.append(int(done.stdout) / unit)
        aim = TARGETS["memory"]
        told(f"{count} files", f"{peaks[-1]:.0f} MB", f"≤ {aim:.0f} MB", met=peaks[-1] <= aim)
    told("growth", f"{peaks[1] / peaks[0] - 1:+.1%}")


# —— growth ——


def growth(folder: Path, lengths: tuple[int, ...], counts: tuple[int, ...], rounds: int) -> None:
    """Time per character of one file, and time per file, as they become more."""
    import random  # noqa: PLC0415

    grader = Grader(load_rules(), as_of=AS_OF)
    base = lengths[-1]
    rng = random.Random(SEED)
    print(f"\nGrowth: time per character in one file, median of {rounds} rounds, the first as 1")
    bodies = {
        length: [draft(rng, length) for _ in range(max(1, min(base // length, 100)))]
        for length in lengths
    }
    for texts in bodies.values():
        grader.grade(read_text(texts[0]))
    rows: dict[int, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for length, texts in bodies.items():
            spent = taken(lambda texts=texts: [grader.grade(read_text(text)) for text in texts])
            rows[length].append(spent / sum(map(len, texts)))
    shown_growth(rows, "characters")
    print("Growth: time per file in one folder")
    folders = {n: files_of(drafts(n, 500, 700), folder / f"many{n}") for n in counts}
    each: dict[int, list[float]] = defaultdict(list)
    for _ in range(max(rounds // 2, 1)):
        for count, part in folders.items():
            runs = max(counts[-1] // count // 10, 1)
            spent = taken(
                lambda part=part, runs=runs: [
                    grade_all(part, grader, Nowhere()) for _ in range(runs)
                ]
            )
            each[count].append(spent / count / runs)
    shown_growth(each, "files")


PHRASES = (
    "甲村乙镇、",
    "全县共有危房{n}户，",
    "2026年3月5日8时30分",
    "全国首创，",
    "造成{n}人死亡，",
    "所有项目均已开工，未完工{n}个，",
    "甲丁村、乙丙村2个村602户受灾。",
    "未造成人员伤亡，去年{n}人受伤，",
    "万",
)
"""What a sentence without end may be made of; each once took time that grew with its square."""


def phrases(count: int, rounds: int) -> None:
    """Time for a phrase that comes again four times as often, as a multiple: 4 is linear."""
    grader = Grader(load_rules(), as_of=AS_OF)
    head = next(drafts(1, 500, 500))
    print(f"\nGrowth: {count} and {4 * count} times one phrase, median of {rounds} rounds")
    for phrase in PHRASES:
        texts = [
            f"{head}\n120户" + "".join(phrase.format(n=n) for n in range(times))
            for times in (count, 4 * count)
        ]
        few, many = (
            statistics.median(
                taken(lambda text=text: grader.grade(read_text(text))) for _ in range(rounds)
            )
            for text in texts
        )
        told(phrase.format(n="n"), f"{many / few:.2f}", "≤ 5.00", met=many <= 5 * few)


class Nowhere(io.TextIOBase):
    """A stream that keeps nothing."""

    def write(self, text: str) -> int:
        """Take a text."""
        return len(text)


def shown_growth(rows: dict[int, list[float]], what: str) -> None:
    """Print each size's time as a multiple of the first."""
    first = next(iter(rows))
    for size, times in rows.items():
        ratio = statistics.median(a / b for a, b in zip(times, rows[first], strict=True))
        most = 1 + TARGETS["growth"]
        told(f"{size:,} {what}", f"{ratio:.2f}", f"≤ {most:.2f}", met=ratio <= most)


# —— where the time goes ——


ROOMS = ("intake", "document", "reading", "judging and scoring", "report")


def rooms(count: int, rounds: int) -> None:
    """The share of every room in grading one draft after another."""
    rules = load_rules()
    grader = Grader(rules, as_of=AS_OF)
    reader, assessor = grader._reader, grader._assessor
    run = run_of(rules, AS_OF, VERSION)
    writer = open_writer("jsonl", Nowhere(), run, Options(lang="zh", many=True))
    texts = list(drafts(count))
    spent: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        sums: dict[str, float] = defaultdict(float)
        for text in texts:
            marks = [time.perf_counter()]
            found = read_text(text)
            marks.append(time.perf_counter())
            document = document_of(found)
            marks.append(time.perf_counter())
            reading = reader.read(document)
            marks.append(time.perf_counter())
            item = assessor.assess(reading)
            marks.append(time.perf_counter())
            writer.item(item)
            marks.append(time.perf_counter())
            names = ROOMS
            for name, a, b in zip(names, marks, marks[1:], strict=False):
                sums[name] += b - a
        for name, value in sums.items():
            spent[name].append(value)
    median = {name: statistics.median(values) for name, values in spent.items()}
    whole = sum(median.values())
    size = sum(map(len, texts))
    print(
        f"\nWhere the time goes: {count} drafts, {whole / size * 1e9:.0f} µs for 1,000 characters"
    )
    for name in ROOMS:
        told(name, f"{median[name] / whole:.0%}")


PARTS = ("start", "throughput", "memory", "growth", "phrases", "rooms")


def main() -> int:
    """Run from the command line."""
    given = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    given.add_argument("parts", nargs="*", choices=[[], *PARTS], default=[])
    given.add_argument("--quick", action="store_true")
    asked = given.parse_args()
    parts, quick = asked.parts or PARTS, asked.quick
    rounds = 3 if quick else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "start" in parts:
            start(folder, rounds)
        if "throughput" in parts:
            throughput(folder, 300 if quick else 2000, rounds)
        if "memory" in parts:
            memory(folder, (100, 300) if quick else (500, 2000))
        if "growth" in parts:
            lengths = (1000, 10_000, 100_000) if quick else (1000, 10_000, 100_000, 1_000_000)
            counts = (100, 1000) if quick else (100, 1000, 10_000)
            growth(folder, lengths, counts, 3 if quick else 5)
        if "phrases" in parts:
            phrases(500 if quick else 5000, 3 if quick else 5)
        if "rooms" in parts:
            rooms(100 if quick else 300, 5)
    return 0


if __name__ == "__main__":
    sys.exit(main())
