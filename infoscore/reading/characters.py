"""Which paragraphs share so few characters with the rest that they must tell of something else.

Single Han characters come back even where the words differ (斤蛋 for 鸡蛋); those that stand in any
item are left out.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infoscore.ruleset.model import Slots

Range = tuple[int, int]

USUAL = (
    "一的人有到上年在三不月日县发下中前和全要以大出工个时成为建了分是家加多部现开来局二户对生点行镇后"
    "每面入会业用实元起员进主高其已同作万公情度议民提方小位定我计期天过报两地政务增得次经至重通办管关"
    "动问收门好乡于由体场村查水四力能资去比安平保没等区只明展里理农据各调自况量设新市反心表就将机因合"
    "难本强事题产电长今均共交组道约外步意还底信把数占间单化群五六七八九十百千亿几及与也都这那之被从向"
    "让给着说又少内"
)
"""Characters that stand in any item: counted, those of three in ten of 190 drafts, and numerals."""
SUFFIXES = ("place_suffix", "fine_place_suffix", "organ_suffix")
LEAST = 15  # pairs: parts of fewer tell too little to judge
BACK = 0.25  # of the characters come back at most where another matter is told
FEWEST = 5  # characters of which a share says something
TAKEN_UP = 2  # characters of the title tie a part to it
SHORT = 50  # with more characters than these, that may be chance


class Characters:
    """The characters of a draft's parts: the title, if it has one, and its paragraphs."""

    def __init__(self, text: str, parts: Sequence[Range], usual: frozenset[str]) -> None:
        self._text, self._parts, self._usual = text, parts, usual

    @cached_property
    def _said(self) -> list[set[str]]:
        """The characters of each part, but for the usual ones."""
        said = (set(self._text[start:end]) - self._usual for start, end in self._parts)
        return [{c for c in each if "一" <= c <= "鿿"} for each in said]

    @cached_property
    def _held(self) -> Counter[str]:
        """How many parts hold a character."""
        return Counter(chain(*self._said))

    def back(self, group: Sequence[int]) -> float:
        """What share of the characters of some parts stands in other parts too."""
        said = self._of(group)
        within = Counter(chain(*(self._said[part] for part in group)))
        back = sum(self._held[c] > within[c] for c in said)
        return back / len(said) if len(said) >= FEWEST else 0.0

    def own(self, group: Sequence[int], *, titled: bool) -> bool:
        """Whether the characters of some parts come back, or take up those of the title, which is
        the first part; in long ones the latter may be chance.
        """
        if self.back(group) > BACK:
            return True
        said = self._of(group)
        return titled and len(said) <= SHORT and len(said & self._said[0]) >= TAKEN_UP

    def _of(self, group: Sequence[int]) -> set[str]:
        return set[str]().union(*(self._said[part] for part in group))

    def strangers(self, pairs: Sequence[frozenset[str]], *, titled: bool) -> set[int]:
        """The parts of which no pair (``pairs``, common ones apart) and hardly a character comes
        back, in the title least of all; the first part is the draft's own.
        """
        counts = Counter(chain(*pairs))
        back = {pair for pair, count in counts.items() if count > 1}
        return {
            part
            for part, own in enumerate(pairs)
            if part
            and len(own) >= LEAST
            and own.isdisjoint(back)
            and self.back([part]) <= BACK
            and not (titled and len(self._said[part] & self._said[0]) >= TAKEN_UP)
        }


def usual_characters(slots: Slots) -> frozenset[str]:
    """The characters that stand in any item, those of places and bodies (镇, 局) among them."""
    suffixes = chain(*(x.terms for x in slots.lexicons if x.id in SUFFIXES))
    return frozenset(chain(USUAL, (each for each in suffixes if len(each) == 1)))
