"""YAML as nodes that know their place, every scalar kept as the text the user wrote.

Only the plain part of YAML is taken: maps, lists and scalars.  Anchors, aliases, merge keys
and tags are refused, so no file can grow beyond what is written in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml

from infoscore.errors import Fault, Location, fault
from infoscore.ruleset.files import MAX_BYTES, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_DEPTH = 20
MAX_QUOTED = 40

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# What the parser says, and the phrase that tells the user the way out; first hit wins.
_CAUSES = (
    ("found another document", "ruleset.yaml_documents"),
    ("\\t", "ruleset.yaml_tab"),
    ("tab character", "ruleset.yaml_tab"),
    ("mapping values are not allowed", "ruleset.yaml_colon"),
    ("could not find expected ':'", "ruleset.yaml_no_colon"),
    ("unexpected end of stream", "ruleset.yaml_quote"),
    ("expected ',' or", "ruleset.yaml_bracket"),
    ("did not find expected", "ruleset.yaml_indent"),
    ("expected <block end>", "ruleset.yaml_indent"),
    ("cannot start any token", "ruleset.yaml_sign"),
    ("unknown escape character", "ruleset.yaml_escape"),
)
_OPENED = ("ruleset.yaml_quote", "ruleset.yaml_bracket")


class ScalarNode(NamedTuple):
    """A scalar as written. ``style`` is ``""`` when plain, else ``'``, ``"``, ``|`` or ``>``."""

    text: str
    style: str
    where: Location


class SeqNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    where: Location


class MapNode(NamedTuple):
    """A map; keys are unique, in the order they were written."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    where: Location

    def get(self, key: str) -> Node | None:
        """The value of ``key``, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node: TypeAlias = ScalarNode | SeqNode | MapNode


def read_file(file: Path, path: str, faults: list[Fault]) -> Node | None:
    """Read and parse ``file``; faults name it as ``path``. None when it gives no node."""
    data = read_bytes(file, path)
    if isinstance(data, Fault):
        faults.append(data)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.append(fault(Location(path, line, 1), "ruleset.yaml_encoding"))
        return None
    return parse(text, path, faults)


def parse(text: str, path: str, faults: list[Fault]) -> Node | None:
    """The node of the one document in ``text``.

    Adds every fault it meets to ``faults``; returns None when what is left makes no sense
    to check further (broken syntax, an alias, nothing in the file).
    """
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_BYTES:
        faults.append(fault(path, "ruleset.yaml_big", limit=MAX_BYTES // 1024))
        return None
    try:
        return _Parser(text, path, faults).document()
    except _GiveUpError:
        return None
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        faults.append(fault(_first_unprintable(text, path), "ruleset.yaml_control"))
    except yaml.MarkedYAMLError as error:
        faults.append(_syntax_fault(error, text, path))
    return None


class _GiveUpError(Exception):
    """The rest of the file cannot be read with any sense; the fault has been noted."""


class _Parser:
    """One pass over the events of one file."""

    def __init__(self, text: str, path: str, faults: list[Fault]) -> None:
        self.path = path
        self.faults = faults
        self.events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self.aliased = False

    def document(self) -> Node | None:
        next(self.events)  # the stream begins
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            self.faults.append(fault(self.path, "ruleset.yaml_empty"))
            return None
        node = self.node(next(self.events), 1)
        next(self.events)  # the document ends
        after = next(self.events)
        if isinstance(after, yaml.DocumentStartEvent):
            self.faults.append(fault(self.place(after), "ruleset.yaml_documents"))
            return None
        if isinstance(node, ScalarNode) and not node.text and not node.style:
            self.faults.append(fault(self.path, "ruleset.yaml_empty"))
            return None
        return None if self.aliased else node

    def place(self, event: Any) -> Location:
        mark = event.start_mark
        return Location(self.path, mark.line + 1, mark.column + 1)

    def node(self, event: Any, depth: int) -> Node:
        mark = event.start_mark
        where = Location(self.path, mark.line + 1, mark.column + 1)
        simple = type(event) is yaml.ScalarEvent and event.anchor is event.tag is None
        if simple and depth <= MAX_DEPTH:
            return ScalarNode(event.value, (event.style or "").strip(), where)
        if isinstance(event, yaml.AliasEvent):
            self.faults.append(fault(where, "ruleset.yaml_alias", name=clip(str(event.anchor))))
            self.aliased = True
            return ScalarNode("", "", where)
        if depth > MAX_DEPTH:
            self.faults.append(fault(where, "ruleset.yaml_deep", limit=MAX_DEPTH))
            raise _GiveUpError
        if event.anchor is not None:
            self.faults.append(fault(where, "ruleset.yaml_anchor", name=clip(str(event.anchor))))
        if event.tag is not None:
            self.faults.append(fault(where, "ruleset.yaml_tag", tag=clip(event.tag)))
        if isinstance(event, yaml.ScalarEvent):
            return ScalarNode(event.value, (event.style or "").strip(), where)
        if isinstance(event, yaml.SequenceStartEvent):
            return SeqNode(tuple(self.items(depth + 1)), where)
        return MapNode(tuple(self.entries(depth + 1)), where)

    def items(self, depth: int) -> list[Node]:
        found = []
        for event in self.events:
            if type(event) is yaml.SequenceEndEvent:
                break
            found.append(self.node(event, depth))
        return found

    def entries(self, depth: int) -> list[tuple[ScalarNode, Node]]:
        found: list[tuple[ScalarNode, Node]] = []
        seen: dict[str, Location] = {}
        for event in self.events:
            if type(event) is yaml.MappingEndEvent:
                break
            key = self.node(event, depth)
            value = self.node(next(self.events), depth)
            if not isinstance(key, ScalarNode):
                self.faults.append(fault(key.where, "ruleset.yaml_key"))
            elif key.text == "<<" and not key.style:
                self.faults.append(fault(key.where, "ruleset.yaml_merge"))
            elif key.text in seen:
                first = seen[key.text].line
                self.faults.append(
                    fault(key.where, "ruleset.yaml_duplicate", entry=clip(key.text), first=first)
                )
            else:
                seen[key.text] = key.where
                found.append((key, value))
        return found


def clip(text: str) -> str:
    """``text`` on one line and short enough to quote in a fault."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_QUOTED else line[:MAX_QUOTED] + "…"


def _syntax_fault(error: yaml.MarkedYAMLError, text: str, path: str) -> Fault:
    problem = error.problem or error.context or ""
    phrase = next((p for words, p in _CAUSES if words in problem), None)
    mark = error.problem_mark
    if phrase == "ruleset.yaml_sign" and mark and text.startswith("\t", mark.index):
        phrase = "ruleset.yaml_tab"  # libyaml does not say which sign it means
    if phrase in _OPENED:  # the place that was opened says more than the end of the file
        mark = error.context_mark or mark
    where = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path)
    if "nesting depth" in problem:  # newer releases of libyaml stop by themselves
        return fault(where, "ruleset.yaml_deep", limit=MAX_DEPTH)
    if phrase is None:
        return fault(where, "ruleset.yaml_syntax", cause=problem)
    return fault(where, phrase)


def _first_unprintable(text: str, path: str) -> Location:
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    at = found.start() if found else 0
    line_start = text.rfind("\n", 0, at) + 1
    return Location(path, text.count("\n", 0, at) + 1, at - line_start + 1)
