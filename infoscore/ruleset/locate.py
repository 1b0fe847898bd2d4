"""Where the built-in rules live: in the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from infoscore.errors import RuleError, fault

_PACKAGE = Path(__file__).resolve().parents[1]


def builtin_rules(package: Path = _PACKAGE) -> Path:
    """The folder of the built-in rules; RuleError when the installation has none.

    A wheel carries them inside the package.  Beside the package they are taken only if our own
    pyproject.toml stands there too, so that no foreign folder ``rules`` is picked up.
    """
    installed = package / "rules"
    if installed.is_dir():
        return installed
    checkout = package.parent / "rules"
    if checkout.is_dir() and _is_ours(package.parent / "pyproject.toml"):
        return checkout
    raise RuleError(fault(str(installed), "ruleset.no_builtin"))


def _is_ours(project: Path) -> bool:
    try:
        return 'name = "infoscore"' in project.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
