"""The straight line: draft → document → reading → findings → score."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from infoscore.errors import InputError, UsageError, fault
from infoscore.judging.topics import valid
from infoscore.reading.read import Reader
from infoscore.scoring.assess import Assessor
from infoscore.text.document import document_of

if TYPE_CHECKING:
    from infoscore.intake.draft import Draft
    from infoscore.ruleset.model import RuleSet
    from infoscore.scoring.values import ItemScore


class Grader:
    """Grades drafts by one rule set on one day.

    ``as_of`` decides which priorities are in force (today where it is not given); ``kind``
    forces the kind of item. UsageError for a kind that the rules do not know.
    """

    def __init__(
        self, rules: RuleSet, *, as_of: date | None = None, kind: str | None = None
    ) -> None:
        self.rules = rules
        self.as_of = as_of or date.today()  # noqa: DTZ011 - the office's own day
        known = [k.card.id for k in rules.kinds]
        if kind is not None and kind not in known:
            raise UsageError(fault("--kind", "judging.unknown_kind", kind=kind, known=" ".join(known)))
        self._reader = Reader(rules.slots)
        self._assessor = Assessor(rules, valid(rules.priorities, self.as_of), kind)

    def grade(self, draft: Draft) -> ItemScore:
        """Grade one draft; InputError where there is too little text to judge."""
        document = document_of(draft)
        least = self.rules.scoring.min_han
        body = document.han
        if document.title is not None:
            body -= sum(1 for c in document.text[slice(*document.title)] if "一" <= c <= "鿿")
        if body < least:
            raise InputError(
                fault(draft.path, "judging.too_short", han=max(body, 0), least=least)
            )
        return self._assessor.assess(self._reader.read(document))
