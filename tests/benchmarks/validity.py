"""How well the scores agree with readers: python tests/benchmarks/validity.py

Grades the labelled drafts of ``eval/dev`` where they lie beside the checkout (or at --labelled) and
prints the agreement of every column; without them, it only checks that the project's own samples
stand in the order that tests/samples.yaml gives them.  --scores FILE writes what was graded as
``id,criterion,score``, and --by-draft lists the drafts with the largest differences.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import math
import statistics
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from agreement import auc, qwk, shared_out, spearman

from infoscore.errors import InputError
from infoscore.grading import Grader
from infoscore.intake import Source, read
from infoscore.ruleset.load import load_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from infoscore.intake import Draft

ROOT = Path(__file__).resolve().parents[2]
AS_OF = datetime.date(2026, 1, 5)
TARGETS = {"qwk": 0.75, "spearman": 0.85, "auc": 0.95, "column": 0.55}

# From a grade of 0–1 to the readers' counts of 0–3; of a principle, from score ÷ max.
GRADE_CUTS = (0.3, 0.6, 0.9)
PRINCIPLE_CUTS = {
    "timely": (0.2, 0.55, 0.85),
    "accurate": (0.15, 0.5, 0.8),
    "complete": (0.25, 0.6, 0.85),
    "balanced": (0.3, 0.6, 0.85),
}
RELATIONS = ("not-an-item", "weak", "usable", "good")

Table = dict[str, dict[str, float]]
BOTTOM: dict[str, float] = {"total": 0, "points": 0}


def graded(grader: Grader, draft: Draft) -> dict[str, float]:
    """One score for every column of the labels; ``total`` is the level, ``points`` the score.

    A draft that is refused stands at the bottom.
    """
    try:
        item = grader.grade(draft)
    except InputError:
        return BOTTOM
    row: dict[str, float] = {"total": item.level, "points": float(item.score)}
    for criterion in item.criteria:
        row[criterion.id.lower()] = counted(float(criterion.grade), GRADE_CUTS)
    for principle in item.principles:
        if principle.id in PRINCIPLE_CUTS and principle.max:
            share = float(principle.score / principle.max)
            row[principle.id] = counted(share, PRINCIPLE_CUTS[principle.id])
    return row


def counted(grade: float, cuts: Sequence[float]) -> int:
    """How many of the cuts a grade reaches."""
    return sum(grade >= cut for cut in cuts)


def labels_of(file: Path) -> Table:
    """The readers' lower median, by column and draft."""
    given: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    with file.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["label"].strip():
                given[row["criterion"]][row["id"]].append(int(row["label"]))
    return {
        column: {name: math.floor(statistics.median(said)) for name, said in drafts.items()}
        for column, drafts in given.items()
    }


def baselines(texts: Mapping[str, str], keywords: Sequence[str]) -> Table:
    """What a scorer must clearly beat, by name and draft."""
    return {
        "text length": {k: float(len(t)) for k, t in texts.items()},
        "keywords per 100 characters": {
            k: 100 * sum(t.count(word) for word in keywords) / max(len(t), 1)
            for k, t in texts.items()
        },
        "digits per 100 characters": {
            k: 100 * sum(c.isdigit() for c in t) / max(len(t), 1) for k, t in texts.items()
        },
    }


def report(ours: Table, labels: Table, plain: Table) -> None:
    """Print the figures."""
    drafts = sorted(labels["total"].keys() & ours["total"].keys())
    total = [int(labels["total"][d]) for d in drafts]
    points = [labels["points"][d] for d in drafts]
    print(f"{len(drafts)} labelled drafts\n")

    def line(name: str, value: float, aim: float | None = None) -> None:
        mark = "" if aim is None else f"   (aim {aim:.2f}{'' if value >= aim else ', MISSED'})"
        print(f"  {name:<44}{value:6.3f}{mark}")

    def against_total(scores: Sequence[float]) -> float:
        inside = [s for s, t in zip(scores, total, strict=True) if t > 0]
        return auc(inside, [s for s, t in zip(scores, total, strict=True) if t == 0])

    score = [ours["points"][d] for d in drafts]
    level = [int(ours["total"][d]) for d in drafts]
    line("QWK of level with total", qwk(level, total), TARGETS["qwk"])
    line("Spearman of score with points", spearman(score, points), TARGETS["spearman"])
    line("AUC of items against non-items", against_total(score), TARGETS["auc"])
    print("\nQWK of single columns")
    columns = []
    for column in [f"c{n:02}" for n in range(1, 11)] + list(PRINCIPLE_CUTS):
        said = [int(labels[column][d]) for d in drafts]
        columns.append(qwk([int(ours[column].get(d, 0)) for d in drafts], said))
        line(column, columns[-1])
    line("median", statistics.median(c for c in columns if not math.isnan(c)), TARGETS["column"])
    print("\nBaselines: Spearman with points · AUC · QWK with total when cut as kindly as can be")
    for name, values in plain.items():
        row = [values[d] for d in drafts]
        kindly = qwk(shared_out(row, total), total)
        print(f"  {name:<34}{spearman(row, points):6.3f}{against_total(row):8.3f}{kindly:8.3f}")


def differences(ours: Table, labels: Table, columns: Sequence[str]) -> None:
    """Print the drafts on which we and the readers differ most."""
    print("\nScore − points, level − total, and columns that differ by two or more")
    far = sorted(
        labels["points"], key=lambda d: -abs(ours["points"].get(d, 0) - labels["points"][d])
    )
    for draft in far:
        odd = [
            f"{c} {ours[c].get(draft, 0):.0f}≠{labels[c][draft]:.0f}"
            for c in columns
            if abs(ours[c].get(draft, 0) - labels[c][draft]) >= 2
        ]
        gap = ours["points"].get(draft, 0) - labels["points"][draft]
        step = ours["total"].get(draft, 0) - labels["total"][draft]
        print(f"  {draft:<6}{gap:+7.1f}{step:+4.0f}  {' '.join(odd)}")


def check_samples(grader: Grader) -> int:
    """Whether the samples' mean scores rise from non-items to good items."""
    entries = yaml.safe_load((ROOT / "tests" / "samples.yaml").read_text(encoding="utf-8"))
    scores: dict[str, list[float]] = defaultdict(list)
    for entry in entries:
        draft = read(Source(entry["path"], ROOT / "samples" / entry["path"]))
        scores[entry["relation"]].append(graded(grader, draft)["points"])
    means = [statistics.mean(scores[relation]) for relation in RELATIONS]
    for relation, mean in zip(RELATIONS, means, strict=True):
        print(f"  {relation:<14}{len(scores[relation]):3} samples, mean score {mean:5.1f}")
    items = [score for relation in RELATIONS[1:] for score in scores[relation]]
    print(f"  AUC of items against non-items {auc(items, scores[RELATIONS[0]]):.3f}")
    return 0 if means == sorted(means) else 1


def main() -> int:
    """Run from the command line."""
    given = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    given.add_argument("--labelled", type=Path, default=ROOT.parent / "shared" / "eval" / "dev")
    given.add_argument("--rules", type=Path)
    given.add_argument("--scores", type=Path)
    given.add_argument("--by-draft", action="store_true")
    asked = given.parse_args()
    rules = load_rules(asked.rules)
    grader = Grader(rules, as_of=AS_OF)
    folder: Path = asked.labelled
    if not (folder / "labels.csv").is_file():
        print(f"no labelled drafts in {folder}; the samples stand in the order they should:")
        return check_samples(grader)
    labels = labels_of(folder / "labels.csv")
    ours: Table = defaultdict(dict)
    texts = {}
    for file in sorted((folder / "drafts").iterdir()):
        try:
            draft = read(Source(file.name, file))
            texts[file.stem], found = draft.text, graded(grader, draft)
        except InputError:  # garbled, say: at the bottom, too
            texts[file.stem], found = file.read_text("utf-8", "replace"), BOTTOM
        for column, value in found.items():
            ours[column][file.stem] = value
    keywords = sorted({term for lexicon in rules.slots.lexicons for term in lexicon.terms})
    report(ours, labels, baselines(texts, keywords))
    if asked.by_draft:
        differences(ours, labels, [c for c in labels if c not in ("points", "total")])
    if asked.scores:
        with asked.scores.open("w", encoding="utf-8", newline="") as stream:
            rows = csv.writer(stream)
            rows.writerow(["id", "criterion", "score"])
            rows.writerows(
                [name, column, value]
                for column, values in sorted(ours.items())
                for name, value in sorted(values.items())
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
