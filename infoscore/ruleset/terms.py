"""Literal terms: one Aho–Corasick automaton finds all terms of all lexicons in one pass."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class TermSet:
    """The terms of several lexicons.

    ``terms`` are sorted and each stands once; ``owners[i]`` names the lexicons of ``terms[i]``.
    """

    def __init__(self, lexicons: Mapping[str, Collection[str]]) -> None:
        owners: dict[str, tuple[str, ...]] = {}
        for name in sorted(lexicons):
            for term in set(lexicons[name]):
                owners[term] = (*owners.get(term, ()), name)
        owners.pop("", None)
        self.terms: tuple[str, ...] = tuple(sorted(owners))
        self.owners: tuple[tuple[str, ...], ...] = tuple(map(owners.__getitem__, self.terms))

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick, Implementation  # noqa: PLC0415

        return AhoCorasick(self.terms, implementation=Implementation.ContiguousNFA)

    def __getstate__(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        return self.terms, self.owners

    def __setstate__(self, state: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]) -> None:
        self.terms, self.owners = state

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Every occurrence, overlapping ones too: ``(term, start, end)`` in code points, by end."""
        if not self.terms:
            return []
        found: list[tuple[int, int, int]]
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return found
