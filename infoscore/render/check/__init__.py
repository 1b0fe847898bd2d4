"""A check in the formats that people, editors and CI servers read: one module each."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoscore.checking.values import Check


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How to show a check.

    ``details``: findings of low severity as well, where a person reads; ``color`` matters to
    text only; ``ascii_only``: the stream cannot carry every character, so JSON spells them out.
    """

    lang: str = "zh"
    details: bool = False
    color: bool = False
    ascii_only: bool = False


def render(name: str, check: Check, options: CheckOptions) -> str:
    """``check`` in format ``name`` (one of CHECK_FORMATS); only that format's module is loaded."""
    module = import_module(f"infoscore.render.check.{name}")
    text: str = module.render(check, options)
    return text
