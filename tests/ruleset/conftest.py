"""What tests of rule files share."""

from __future__ import annotations

import pytest


@pytest.fixture
def local(tmp_path):
    """A local rule file that changes the built-in rules."""

    def write(text):
        file = tmp_path / "local.yaml"
        file.write_text(f"extends: builtin\n{text}", encoding="utf-8")
        return file

    return write
