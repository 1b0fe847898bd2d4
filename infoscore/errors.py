"""Faults: what is wrong, where, and the way out.

A :class:`Fault` is a value that can be collected, sorted and printed; an
:class:`InfoscoreError` carries one or more of them to the command line, which alone prints
and exits.  Wording lives in :mod:`infoscore.wording`, so a fault reads in either language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, NoReturn

from infoscore.wording import say


class Location(NamedTuple):
    """A place in a file. ``line`` and ``column`` count from 1; 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: ``phrase`` names the wording, ``details`` fill its blanks."""

    where: Location
    phrase: str
    details: tuple[tuple[str, str], ...] = ()

    def text(self, lang: str = "zh") -> str:
        """The fault on one line: place, cause, remedy."""
        return f"{self.where}: {self.message(lang)}"

    def message(self, lang: str = "zh") -> str:
        """Cause and remedy, without the place."""
        return say(self.phrase, lang, **dict(self.details))


def fault(where: Location | str, phrase: str, **details: object) -> Fault:
    """Make a fault; ``details`` are turned to text at once so that the value stays frozen."""
    place = Location(where) if isinstance(where, str) else where
    return Fault(place, phrase, tuple((k, str(v)) for k, v in sorted(details.items())))


class InfoscoreError(Exception):
    """Something the user can mend. ``faults`` holds every one that was found, in order."""

    exit_code = 2

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(f.text() for f in faults))
        self.faults = faults

    def __reduce__(self) -> tuple[type[InfoscoreError], tuple[Fault, ...]]:
        """How it is pickled: another process makes it of its faults, not of their text."""
        return type(self), self.faults


class InputError(InfoscoreError):
    """A draft that could not be found, read or decoded. It gets no score."""


class RuleError(InfoscoreError):
    """A rule file that is missing, broken or contradicts itself."""


class UsageError(InfoscoreError):
    """An option or argument that makes no sense."""


def refuse(where: Location | str, phrase: str, **details: object) -> NoReturn:
    """Raise an InputError of one fault."""
    raise InputError(fault(where, phrase, **details))
