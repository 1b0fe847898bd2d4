"""Ledgers made in the test, so that each shows what is wrong with it."""

from __future__ import annotations

import pytest
import xlsxwriter


@pytest.fixture
def book(tmp_path, monkeypatch):
    """Write 台账.xlsx from ``{sheet: rows}`` and give its path; merged cells as A1:B2 → text."""
    monkeypatch.chdir(tmp_path)

    def make(sheets, merged=(), formats=None, hidden=()):
        path = tmp_path / "台账.xlsx"
        with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as workbook:
            form = {k: workbook.add_format({"num_format": v}) for k, v in (formats or {}).items()}
            made = {}
            for name, rows in sheets.items():
                made[name] = sheet = workbook.add_worksheet(name)
                for row, cells in enumerate(rows):
                    for column, value in enumerate(cells):
                        if isinstance(value, tuple):
                            sheet.write_number(row, column, value[0], form[value[1]])
                        elif isinstance(value, str) and value.startswith("=#"):
                            sheet.write_formula(row, column, "=1/0", None, value[1:])
                        elif value is not None:
                            sheet.write(row, column, value)
            for name, span, text in merged:
                made[name].merge_range(span, text)
            for name in hidden:
                made[name].hide()
        return path

    return make
