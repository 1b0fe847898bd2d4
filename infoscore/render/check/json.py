"""A check as one JSON document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from infoscore.render.check.wire import report

if TYPE_CHECKING:
    from infoscore.checking.values import Check
    from infoscore.render.check import CheckOptions


def render(check: Check, options: CheckOptions) -> str:
    """The document."""
    made = report(check, options.lang)
    return json.dumps(made, ensure_ascii=options.ascii_only, sort_keys=True, indent=1) + "\n"
