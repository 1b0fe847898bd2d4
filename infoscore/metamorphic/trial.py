"""Every edit tried on every draft, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from infoscore.errors import InputError
from infoscore.grading import Grader
from infoscore.intake.reader import read, read_text
from infoscore.intake.sources import Source
from infoscore.metamorphic import added, asked, broken, dressed, taken
from infoscore.metamorphic.case import Case, Variant
from infoscore.metamorphic.expect import GOOD, TARGETS, Edit, Expect, measured
from infoscore.reading.read import Reader
from infoscore.text.document import document_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from infoscore.intake.draft import Draft
    from infoscore.ruleset.model import RuleSet
    from infoscore.scoring.values import ItemScore

    Rerun = Callable[[str], bool]

EDITS: tuple[Edit, ...] = tuple(
    sorted(
        (*taken.EDITS, *added.EDITS, *broken.EDITS, *dressed.EDITS, *asked.EDITS),
        key=lambda edit: edit.number,
    )
)
MOST_ANEW = 3
"""Of so many drafts another process is asked; each takes as long as a start of the program."""


class Miss(NamedTuple):
    """An expectation that was not met: by which draft, in what, the values before and after, and
    by how much.
    """

    draft: str
    what: str
    before: Decimal
    after: Decimal
    over: Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """One edit: how many drafts it was tried on, how many expectations were asked and met, and
    the worst miss.
    """

    number: int
    drafts: int
    asked: int
    met: int
    worst: Miss | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """All edits in their order; expectations asked and met by class; the drafts that were tried,
    and those among them good enough to take something away from.
    """

    rows: tuple[Row, ...]
    classes: Mapping[str, tuple[int, int]]
    drafts: int
    good: int

    @property
    def passed(self) -> bool:
        """Whether every class that was asked reaches its target."""
        return all(
            met * 100 >= TARGETS[name] * asked for name, (asked, met) in self.classes.items()
        )


class Trial:
    """Tries edits with one rule set. ``rerun`` tells whether processes with different locales and
    hash seeds give the same report of a text.
    """

    def __init__(self, rules: RuleSet, as_of: date, rerun: Rerun) -> None:
        self.rules, self.as_of, self._rerun = rules, as_of, rerun
        self._reader = Reader(rules.slots)
        self._grader = Grader(rules, as_of=as_of, ledger=True)
        self._turned = Grader(turned(rules), as_of=as_of, ledger=True)
        self._graders: dict[tuple[str | None, tuple[str, ...] | None], Grader] = {}
        self._anew = 0

    def cases(self, drafts: Iterable[Draft]) -> list[Case]:
        """The drafts as cases; what is refused or no information item at all is left out."""
        made: list[Case] = []
        for draft in drafts:
            plain = read_text(_plain(draft), draft.path)
            score = self._graded(self._grader, plain)
            if score is not None and score.level:
                reading = self._reader.read(document_of(plain))
                text = reading.document.text
                made.append(Case(draft.path, text, reading, score, self.rules.slots, None))
        return [replace(case, other=_other(made, at)) for at, case in enumerate(made)]

    def run(self, cases: Iterable[Case]) -> Outcome:
        """Try every edit on every case."""
        tried: defaultdict[int, set[str]] = defaultdict(set)
        asked: defaultdict[int, int] = defaultdict(int)
        misses: defaultdict[int, list[Miss]] = defaultdict(list)
        classes: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        count = good = 0
        for case in cases:
            count += 1
            good += _is_good(case)
            scores: dict[int, ItemScore] = {0: case.score}
            for edit, score in self._edited(case):
                scores[edit.number] = score
                for expect, miss in _judged(case, edit, scores):
                    tried[edit.number].add(case.name)
                    asked[edit.number] += 1
                    classes[expect.group][0] += 1
                    classes[expect.group][1] += miss is None
                    if miss is not None:
                        misses[edit.number].append(miss)
        rows = [
            Row(
                number,
                len(tried[number]),
                asked[number],
                asked[number] - len(misses[number]),
                max(misses[number], key=lambda miss: (miss.over, miss.draft), default=None),
            )
            for number in sorted({edit.number for edit in EDITS})
        ]
        return Outcome(tuple(rows), {k: (a, b) for k, (a, b) in classes.items()}, count, good)

    def _edited(self, case: Case) -> Iterator[tuple[Edit, ItemScore]]:
        for edit in EDITS:
            made = edit.make(case)
            if made is None:
                continue
            variant = made if isinstance(made, Variant) else Variant(made)
            score = self._score(case, variant)
            if score is not None:
                yield edit, score

    def _score(self, case: Case, variant: Variant) -> ItemScore | None:
        if variant.anew:
            self._anew += 1
            if self._anew > MOST_ANEW:
                return None
            return case.score if self._rerun(case.text) else replace(case.score, path="")
        if variant.data is not None:
            draft = read(Source(case.name), BytesIO(variant.data))
            score = self._graded(self._grader, draft)
            return score and replace(score, encoding=case.score.encoding)
        grader = self._turned if variant.turned else self._asked(variant)
        return self._graded(grader, read_text(variant.text, case.name))

    def _asked(self, variant: Variant) -> Grader:
        """A grader for a kind, or for other priorities."""
        key = variant.kind, variant.topics
        if key == (None, None):
            return self._grader
        if key not in self._graders:
            rules = self.rules
            if variant.topics is not None:
                kept = tuple(p for p in rules.priorities if p.id in variant.topics)
                rules = replace(rules, priorities=kept)
            self._graders[key] = Grader(rules, as_of=self.as_of, kind=variant.kind, ledger=True)
        return self._graders[key]

    def _graded(self, grader: Grader, draft: Draft) -> ItemScore | None:
        try:
            return grader.grade(draft)
        except InputError:
            return None


def turned(rules: RuleSet) -> RuleSet:
    """The same rules with terms, patterns, frames, gates and notices in another order, and every
    term said twice.
    """
    slots = rules.slots
    lexicons = (replace(x, terms=(*x.terms[::-1], *x.terms)) for x in slots.lexicons)
    criteria = (replace(c, frames=c.frames[::-1]) for c in rules.criteria)
    return replace(
        rules,
        slots=replace(slots, lexicons=tuple(lexicons), patterns=slots.patterns[::-1]),
        criteria=tuple(criteria),
        gates=rules.gates[::-1],
        notices=rules.notices[::-1],
    )


def _plain(draft: Draft) -> str:
    """What the rules see of a draft, from its title on, without blank lines."""
    document = document_of(draft)
    start = document.title[0] if document.title else 0
    return "\n".join(line for line in document.text[start:].split("\n") if line.strip())


def _other(cases: Sequence[Case], at: int) -> str | None:
    """The next draft that is no better than this one."""
    turned_ = (*cases[at + 1 :], *cases[:at])
    most = cases[at].score.score
    return next((case.text for case in turned_ if case.score.score <= most), None)


def _is_good(case: Case) -> bool:
    return case.score.level >= GOOD and not case.score.gates


def _judged(
    case: Case, edit: Edit, scores: Mapping[int, ItemScore]
) -> Iterator[tuple[Expect, Miss | None]]:
    """What was expected of one edited draft, and what was missed."""
    after = scores[edit.number]
    for expect in edit.expects:
        before = scores.get(expect.against)
        if before is None or (expect.good and not _is_good(case)):
            continue
        if expect.what == "report":
            over = Decimal(before != after)
            miss = Miss(case.name, "report", before.score, after.score, over)
            yield expect, miss if over else None
            continue
        was, now = measured(before, expect.what), measured(after, expect.what)
        for name, value in was.items():
            if value >= expect.from_:
                short = expect.missed(value, now[name])
                miss_ = None if short is None else Miss(case.name, name, value, now[name], short)
                yield expect, miss_
