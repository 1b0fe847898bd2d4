"""Every way of scoring that was seen has a test, and the test names the document that needs it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
NUMBER = re.compile(r"(?:^test_|_)p(\d\d)(?=_)|primitive_(\d\d)_")
PRIMITIVES = range(1, 71)


def written():
    for file in sorted(HERE.rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield node


def test_each_of_the_seventy_has_a_test_that_names_its_document():
    named = set()
    for node in written():
        if ast.get_docstring(node):
            named |= {int(one or two) for one, two in NUMBER.findall(node.name)}
    assert named == set(PRIMITIVES)
