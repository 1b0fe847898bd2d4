"""A check as one JSON document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from infoscore.render.check import wire

if TYPE_CHECKING:
    from infoscore.checking.values import Check
    from infoscore.render.check import CheckOptions


def render(check: Check, options: CheckOptions) -> str:
    """The document."""
    made = {
        **wire.head(check, options.lang),
        "items": [wire.item(each, options.lang) for each in check.items],
        **wire.tail(check, options.lang),
    }
    return json.dumps(made, ensure_ascii=options.ascii_only, indent=2) + "\n"
