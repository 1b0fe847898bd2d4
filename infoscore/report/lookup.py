"""An entry of the rules by what the user calls it: its id, its name as cards show it, a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from infoscore.report.catalog import Entry


_PARTS = ("conditions", "slots")


def called(asked: str, entries: Sequence[Entry]) -> tuple[str, ...]:
    """The ids that ``asked`` may mean, in the order of the rules; none where nothing fits.

    An id goes before a name, a whole name before a part of one.  Rules go before what they are
    made of, because their names are what cards show.
    """
    if any(each.id == asked for each in entries):
        return (asked,)
    plain = _plain(asked)
    rules = [each for each in entries if each.section not in _PARTS]
    lists = [each for each in entries if each.section in _PARTS]
    for pool, fits in ((rules, _whole), (lists, _whole), (rules, _part), (lists, _part)):
        found = _ids(pool, plain, fits) if plain else ()
        if found:
            return found
    return ()


def _ids(pool: Iterable[Entry], asked: str, fits: Callable[[str, Entry], bool]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.id for each in pool if fits(asked, each)))


def _whole(asked: str, entry: Entry) -> bool:
    """Whether ``asked`` is a name, or id and name as a card prints them side by side."""
    name = _plain(entry.id)
    said = [_plain(each) for each in entry.names]
    return asked in (name, *said, *(name + each for each in said))


def _part(asked: str, entry: Entry) -> bool:
    return any(asked in _plain(name) for name in entry.names)


def _plain(text: str) -> str:
    """Blanks and capitals do not matter."""
    return "".join(text.split()).casefold()
