"""Edits that take something away: figures, dates, sources, causes, proposals, people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from infoscore.metamorphic.expect import Edit, Expect, equal, falls, not_higher, not_lower

if TYPE_CHECKING:
    from infoscore.metamorphic.case import Case, Span

FEW_FIGURES = 5  # from so many on a draft lives by its figures
NOTHING_DONE = "究其原因，主要是思想认识不到位、工作重视不够。"
EMPTY_ASK = "建议有关部门高度重视，切实加强管理。"
_PERIOD = re.compile(r"(?:截至|截止)[^，。；\n]{2,24}，")
_SAYS = re.compile(r"(?:显示|表明|称)?，?")


def _figures(new: str) -> Edit:
    def make(case: Case) -> str | None:
        return case.put(case.figures, new) if len(case.figures) >= FEW_FIGURES else None

    number = 2 if new else 1
    expects = (falls("accurate"), falls("value"), falls("total", "15"))
    return Edit(number, make, (*expects, not_higher("total", "1", 1)) if new else expects)


def _dates(case: Case) -> str | None:
    return case.put(case.marks("T", "T_rel", "deadline"), "近日")


def _periods(case: Case) -> str | None:
    return case.put([match.span() for match in _PERIOD.finditer(case.text)], "")


def _sources(case: Case) -> list[Span]:
    """Phrases that name a source, with the comma behind them."""
    found = []
    for start, end in case.marks("source_said", "source_term"):
        after = _SAYS.match(case.text, end)
        found.append((start, after.end() if after else end))
    return found


def _unsourced(case: Case) -> str | None:
    return case.put(_sources(case), "") if case.sentences("S") else None


def _hearsay(case: Case) -> str | None:
    return case.put(_sources(case), "据悉，") if case.sentences("S") else None


def _asks(case: Case) -> list[Span]:
    return case.sentences("ask", "in_ask")


def _no_ask(case: Case) -> str | None:
    return case.without(_asks(case))


def _empty_ask(case: Case) -> str | None:
    left = case.without(_asks(case))
    return f"{left}\n{EMPTY_ASK}" if left else None


def _nobody(case: Case) -> str | None:
    return case.put(case.within(case.marks("A"), _asks(case)), "")


def _no_deadline(case: Case) -> str | None:
    asked = _asks(case)
    return case.put(case.within([*case.marks("T", "deadline"), *case.figures], asked), "")


def _causes(case: Case) -> list[Span]:
    return case.sentences("cause", "Z", "in_cause")


def _no_cause(case: Case) -> str | None:
    return case.without(_causes(case))


def _empty_cause(case: Case) -> str | None:
    left = case.without(_causes(case))
    return f"{left}\n{NOTHING_DONE}" if left else None


def _nobody_hit(case: Case) -> str | None:
    people = case.marks("N_people", "N_household", "affected")
    return case.put(people, "") if case.sentences("W") else None


def _some_place(case: Case) -> str | None:
    return case.put(case.marks("P_fine"), "部分乡镇")


def _no_case(case: Case) -> str | None:
    return case.without(_after(case, "如", "例如", "比如"))


def _after(case: Case, *opens: str) -> list[Span]:
    """The sentences that begin with one of these words."""
    spans = ((s.start, s.end) for s in case.reading.document.sentences)
    return [(a, b) for a, b in spans if case.text.startswith(opens, a)]


def _no_comparison(case: Case) -> str | None:
    """Without the clauses that compare."""
    document = case.reading.document
    marks = case.marks("comparison", "change_pair")
    numbers = {document.clause_at(a) for a, _ in marks if a >= document.sentences[0].start}
    return case.without([document.clauses[number][:2] for number in sorted(numbers)])


def _no_horizon(case: Case) -> str | None:
    return case.without(case.sentences("F_said", "forecast"))


def _no_result(case: Case) -> str | None:
    if case.score.kind.id != "experience":
        return None
    return case.without(case.sentences("R", "in_result"))


def _no_problem(case: Case) -> str | None:
    """A draft that tells how far a thing has come, without what is wrong."""
    if not case.sentences("target_pair", "shortfall"):
        return None
    return case.without(case.sentences("problem", "trouble", "shortfall", "in_problem"))


def _no_title(case: Case) -> str | None:
    title = case.reading.document.title
    return None if title is None else case.text[title[1] :].lstrip("\n")


def _no_policy(case: Case) -> str | None:
    return case.put(case.marks("doc_title", "policy"), "")


def _no_holder(case: Case) -> str | None:
    return case.put(case.marks("opinion_holder"), "") if case.sentences("O") else None


def _two_thirds(case: Case) -> str | None:
    sentences = case.reading.document.sentences
    keep = len(sentences) * 2 // 3
    return case.text[: sentences[keep - 1].end] if keep > 1 else None


EDITS = (
    _figures(""),
    _figures("若干"),
    Edit(3, _dates, (falls("timely"), not_higher("criteria"))),
    Edit(4, _periods, (falls("total"), not_higher("timely"), not_higher("accurate"))),
    Edit(5, _unsourced, (falls("accurate"),)),
    Edit(6, _hearsay, (falls("accurate"),)),
    Edit(
        7,
        _no_ask,
        (
            falls("C03", from_="0.95"),
            falls("C09", from_="0.95"),
            equal("C06"),
            falls("total"),
        ),
    ),
    Edit(8, _empty_ask, (not_higher("criteria", "0.05", 7), not_higher("total", "0.5", 7))),
    Edit(9, _nobody, (not_higher("C03"), not_higher("C09"), not_lower("total", "0.5", 7))),
    Edit(10, _no_deadline, (not_higher("C09"), not_higher("C10"))),
    Edit(11, _no_cause, (falls("C04", from_="0.35"), falls("complete"))),
    Edit(12, _empty_cause, (not_higher("C04", "0.05", 11), not_higher("total", "0.5", 11))),
    Edit(13, _nobody_hit, (not_higher("C03"), not_higher("C09"), falls("total"))),
    Edit(14, _some_place, (not_higher("C03"), not_higher("C06"), not_higher("complete"))),
    Edit(15, _no_case, (not_higher("complete"), not_higher("C02"), not_higher("C08"))),
    Edit(16, _no_comparison, (not_higher("C01"), not_higher("C05"), falls("total"))),
    Edit(17, _no_horizon, (falls("C05"),)),
    Edit(18, _no_result, (not_higher("C08"), not_lower("C08", "0.65"))),
    Edit(19, _no_problem, (not_higher("balanced"), falls("C10"))),
    Edit(20, _no_title, (falls("expression"), equal("value"))),
    Edit(21, _no_policy, (not_higher("C02"), not_higher("C10"))),
    Edit(22, _no_holder, (falls("C07", from_="0.7"),)),
    Edit(80, _two_thirds, (Expect("total", "not_higher", good=True),)),
)
