"""The straight line: draft → document → reading → findings → score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from infoscore.errors import UsageError, fault, refuse
from infoscore.intake.dates import parse_day
from infoscore.judging.topics import valid
from infoscore.lazily import lazily
from infoscore.reading.read import Reader
from infoscore.scoring.assess import Assessor
from infoscore.text.document import document_of

if TYPE_CHECKING:
    from infoscore.intake.draft import Draft
    from infoscore.ruleset.model import RuleSet
    from infoscore.scoring.values import ItemScore
    from infoscore.text.document import Document


class Grader:
    """Grades drafts by one rule set on one day.

    ``as_of`` decides which priorities are in force (today where it is not given); ``kind``
    forces the kind of item; ``ledger``: list every figure of the draft, too. UsageError for a
    kind that the rules do not know, and for a day that is none.
    """

    def __init__(
        self,
        rules: RuleSet,
        *,
        as_of: date | None = None,
        kind: str | None = None,
        ledger: bool = False,
    ) -> None:
        self.rules = rules
        self.as_of = _day(as_of)
        known = [k.card.id for k in rules.kinds]
        if kind is not None and kind not in known:
            raise UsageError(
                fault("--kind", "judging.unknown_kind", kind=kind, known=" ".join(known))
            )
        self._reader = Reader(rules.slots)
        self._assessor = Assessor(rules, valid(rules.priorities, self.as_of), kind, ledger=ledger)

    def grade(self, draft: Draft) -> ItemScore:
        """Grade one draft; InputError where there is too little text to judge."""
        document = document_of(_dated(draft, self.as_of))
        self._refuse(document)
        return self._assessor.assess(self._reader.read(document))

    def _refuse(self, document: Document) -> None:
        """A title alone, or a text that is not Chinese, gets no score."""
        scoring, path = self.rules.scoring, document.draft.path
        visible = sum(map(len, document.text.split()))
        if document.han < scoring.min_han_share * visible:
            share = 100 * document.han // visible
            refuse(path, "judging.not_chinese", share=share)
        if document.title is not None and not document.paragraphs:
            refuse(path, "judging.title_only", han=document.han)
        if document.body_han < scoring.min_han:
            blanks = {"han": document.body_han, "least": scoring.min_han}
            refuse(path, "judging.too_short", **blanks)


def _day(given: date | None) -> date:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    if given is None:
        return date.today()
    raise UsageError(fault("as_of", "judging.no_day", got=type(given).__name__))


_YEAR = lazily(r"(?:19|20)\d\d年")


def _dated(draft: Draft, as_of: date) -> Draft:
    """The draft with the year that its time of submission lacks; as it is where the text tells
    years of its own, which may be another's.
    """
    said = draft.meta.sent_said
    if said is None or _YEAR.search(draft.text):
        return draft
    moment = parse_day(said, as_of)
    if moment is None:
        return draft
    meta = replace(draft.meta, sent=moment[0], sent_has_time=moment[1])
    return replace(draft, meta=meta)
