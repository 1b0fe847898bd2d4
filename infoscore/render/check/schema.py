"""The JSON Schemas of a check's reports."""

from __future__ import annotations

from infoscore.render.check import model
from infoscore.report.schema import Schema, document


def check_schema() -> Schema:
    """Schema of the document that ``check --format json`` writes."""
    return document("infoscore check", model.Report)


def checkline_schema() -> Schema:
    """Schema of each line that ``check --format jsonl`` writes."""
    return document("infoscore check, one line", model.ItemLine, model.SummaryLine)
