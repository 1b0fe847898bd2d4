"""The built-in rules are found in the package or beside it, and nowhere else."""

from __future__ import annotations

import pytest

from infoscore.errors import RuleError
from infoscore.ruleset.locate import builtin_rules


def test_the_checkout_or_the_wheel_has_rules() -> None:
    assert (builtin_rules() / "calendar.yaml").is_file()


def test_rules_inside_the_package_come_first(tmp_path) -> None:
    (tmp_path / "infoscore" / "rules").mkdir(parents=True)
    (tmp_path / "rules").mkdir()
    (tmp_path / "pyproject.toml").write_text('name = "infoscore"\n')
    assert builtin_rules(tmp_path / "infoscore") == tmp_path / "infoscore" / "rules"


def test_rules_beside_the_package_need_our_project_file(tmp_path) -> None:
    (tmp_path / "infoscore").mkdir()
    (tmp_path / "rules").mkdir()
    with pytest.raises(RuleError, match="找不到内置规则"):
        builtin_rules(tmp_path / "infoscore")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "other"\n')
    with pytest.raises(RuleError):
        builtin_rules(tmp_path / "infoscore")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "infoscore"\n')
    assert builtin_rules(tmp_path / "infoscore") == tmp_path / "rules"
