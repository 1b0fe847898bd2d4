"""From files to drafts: find, decode, unpack, strip what is not the item, read header lines."""

from __future__ import annotations

from infoscore.intake.draft import Draft, Meta
from infoscore.intake.reader import read, read_text
from infoscore.intake.sources import Source, find

__all__ = ["Draft", "Meta", "Source", "find", "read", "read_text"]
