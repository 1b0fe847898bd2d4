"""A check as JSON, one draft a line; the last line tells gates, units, errors and rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from infoscore.render.check import wire

if TYPE_CHECKING:
    from infoscore.checking.values import Check
    from infoscore.render.check import CheckOptions


def render(check: Check, options: CheckOptions) -> str:
    """The lines."""
    lines = [wire.item(each, options.lang) for each in check.items]
    lines.append({**wire.head(check, options.lang), **wire.tail(check, options.lang)})
    return "".join(json.dumps(each, ensure_ascii=options.ascii_only) + "\n" for each in lines)
