"""YAML front matter: the block between two ``---`` lines at the top of a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from infoscore.errors import Location, refuse
from infoscore.intake.dates import parse_moment
from infoscore.intake.labels import STANDARD, standard_name
from infoscore.lazily import lazily

if TYPE_CHECKING:
    import yaml

_FENCE = lazily(r"-{3,}[ \t]*")
_CLOSE = lazily(r"(?:-{3,}|\.{3})[ \t]*")
# What makes the block one: a first line that names something.
_ENTRY = lazily(r"([^\s:：,，。#>*|\[{\"'-][^\s:：,，。]{0,19})[ \t]*:(?:[ \t]|$)")
_WIDE_COLON = lazily(r"^([^\s:：,，。]{1,20})[ \t]*：[ \t]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Front:
    """``end``: where the text after the block begins; ``fields`` by standard name."""

    end: int
    fields: dict[str, str]


NOTHING = Front(0, {})


def read_front(text: str, path: str) -> Front:
    """The front matter of ``text``, or NOTHING if it has none.

    Raises InputError naming ``path`` and the line if the block is malformed.
    """
    lines = text[: 1 << 16].split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return NOTHING
    first = next((line for line in lines[1:] if line.strip()), "")
    if not _is_entry(first):
        return NOTHING  # a rule drawn across the page
    close = next((n for n, line in enumerate(lines[1:], 1) if _CLOSE.fullmatch(line)), None)
    if close is None:
        _refuse(path, 1, "intake.front_open")
    block = "\n".join(lines[1:close])
    end = len("\n".join(lines[: close + 1]))
    return Front(end, _fields(_WIDE_COLON.sub(_narrow, block), path))


def _is_entry(line: str) -> bool:
    found = _ENTRY.match(line)
    if found:
        return True
    name = re.split("[:：]", line, maxsplit=1)[0].strip()
    return name != line.strip() and name in STANDARD


def _narrow(found: re.Match[str]) -> str:
    """``报送单位：`` to ``报送单位: ``, where the name is one of ours."""
    return f"{found[1]}: " if standard_name(found[1]) else found[0]


def _fields(block: str, path: str) -> dict[str, str]:
    import yaml  # noqa: PLC0415  most drafts have no front matter

    # the loader that knows strings only: 12:30, on/off and 0123 stay what they are
    try:
        root = yaml.compose(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _refuse(path, (mark.line if mark else 0) + 2, "intake.front_broken")
    except (yaml.YAMLError, RecursionError):
        _refuse(path, 2, "intake.front_broken")
    if not isinstance(root, yaml.MappingNode):
        _refuse(path, 2, "intake.front_broken")
    fields: dict[str, str] = {}
    for key, value in root.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode):
            _refuse(path, line, "intake.front_broken")
        name = standard_name(key.value) or " ".join(key.value.split())
        if name in fields:
            _refuse(path, line, "intake.front_twice", name=" ".join(key.value.split()))
        fields[name] = _value(value, path, line, key.value)
        if name == "sent" and fields[name] and not parse_moment(fields[name]):
            _refuse(path, line, "intake.front_date", value=fields[name])
    return {name: value for name, value in fields.items() if value}


def _value(node: yaml.Node, path: str, line: int, key: str) -> str:
    """A scalar as one line of text; a flat list joined with 、."""
    import yaml  # noqa: PLC0415

    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not all(isinstance(item, yaml.ScalarNode) for item in items):
        _refuse(path, line, "intake.front_nested", name=" ".join(key.split()))
    value = "、".join(" ".join(item.value.split()) for item in items)
    return "" if value in ("null", "~") else value


def _refuse(path: str, line: int, phrase: str, **details: object) -> NoReturn:
    refuse(Location(path, line, 1), phrase, **details)
