"""A check as JSON, one draft a line; the last line tells gates, units, errors and rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from infoscore.render.check.wire import item_line, summary_line

if TYPE_CHECKING:
    from infoscore.checking.values import Check
    from infoscore.render.check import CheckOptions


def render(check: Check, options: CheckOptions) -> str:
    """The lines."""
    lines: list[Any] = [item_line(each, options.lang) for each in check.items]
    lines.append(summary_line(check, options.lang))
    return "".join(
        json.dumps(each, ensure_ascii=options.ascii_only, sort_keys=True) + "\n" for each in lines
    )
