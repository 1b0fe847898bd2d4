"""What intake hands on: one draft as the user wrote it, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from infoscore.intake.ignores import Ignore


@dataclass(frozen=True, slots=True)
class Meta:
    """Facts about a draft that are not part of the item and never add to its value.

    ``sent`` is the time of submission (报送时间) with ``sent_has_time`` telling whether the
    hour was given; ``sent_said`` is what stands for it where the year is missing (9月2日);
    ``others`` holds the remaining header and footer fields by standard name (``signer`` 签发人,
    ``phone`` 联系电话, ``issue`` 期号, ``writer`` 撰稿人, ``secrecy`` 密级 …; the whole list stands
    in :mod:`infoscore.intake.labels`).
    """

    unit: str | None = None
    sent: datetime | None = None
    sent_has_time: bool = False
    sent_said: str | None = None
    title: str | None = None
    kind: str | None = None
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    r"""One draft.

    ``text`` is everything the user wrote, decoded, with line ends as they were made ``\\n``;
    ``skipped`` lists half-open code-point ranges of ``text`` that are not the item (front
    matter, header and footer lines, web-page residue), sorted and disjoint; they stay in ``text``
    so that offsets keep pointing at what the user wrote; outside them something is always
    visible. ``notes`` are phrase keys of :mod:`infoscore.wording` with their blanks, told to the
    user once (dropped parts, wrong suffix). ``ignores`` are the marks that say why a rule does not
    apply; ``cut`` are their ranges (skipped, too): the draft is read as if they were not there.
    """

    path: str
    text: str
    encoding: str
    skipped: tuple[tuple[int, int], ...] = ()
    meta: Meta = Meta()
    notes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    ignores: tuple[Ignore, ...] = ()
    cut: tuple[tuple[int, int], ...] = ()
