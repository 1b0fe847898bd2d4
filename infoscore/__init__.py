"""infoscore grades drafts of Chinese government information items (政务信息).

    >>> import infoscore
    >>> item = infoscore.grade("draft.txt")        # doctest: +SKIP
    >>> item.score, item.band_name.zh              # doctest: +SKIP
    (Decimal('86.5'), '建议采用')

The command line uses these same functions and values.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from infoscore.version import VERSION

if TYPE_CHECKING:
    from datetime import date

    from infoscore.ruleset.model import RuleSet
    from infoscore.scoring.values import ItemScore

__version__ = VERSION

__all__ = ["__version__", "grade", "load_rules"]

_LONGEST_PATH = 255
_SUFFIXES = (".txt", ".md", ".docx")


def load_rules(path: str | os.PathLike[str] | None = None) -> RuleSet:
    """The rules of a file or folder, or the built-in ones.

    Raises :class:`infoscore.errors.RuleError` with every fault that was found.
    """
    from infoscore.ruleset.load import load_rules as load  # noqa: PLC0415 - imports only what is used

    return load(path if path is None or isinstance(path, str) else Path(path))


def grade(
    path_or_text: str | os.PathLike[str],
    rules: RuleSet | None = None,
    *,
    as_of: date | None = None,
    kind: str | None = None,
) -> ItemScore:
    """Grade one draft: a path object, the name of a file, or the text itself.

    A text on one line is a name where a file is called so, or where it ends in .txt, .md or .docx.
    ``as_of`` decides which priorities of the period are in force (today where not given);
    ``kind`` forces the kind of item.  Raises :class:`infoscore.errors.InputError` for a draft
    that cannot be read or is too short to judge, :class:`infoscore.errors.UsageError` for an
    unknown kind, a day that is none, or rules that :func:`load_rules` did not give.
    """
    from infoscore.errors import UsageError, fault  # noqa: PLC0415
    from infoscore.grading import Grader  # noqa: PLC0415
    from infoscore.intake import Source, read, read_text  # noqa: PLC0415
    from infoscore.ruleset.model import RuleSet  # noqa: PLC0415

    if not (rules is None or isinstance(rules, RuleSet)):
        raise UsageError(fault("rules", "judging.no_rules", got=type(rules).__name__))
    name = os.fspath(path_or_text)
    if isinstance(path_or_text, os.PathLike) or _names_file(name):
        draft = read(Source(Path(name).as_posix(), Path(name)))
    else:
        draft = read_text(name)
    if rules is None:
        rules = load_rules()
    return Grader(rules, as_of=as_of, kind=kind, ledger=True).grade(draft)


def _names_file(name: str) -> bool:
    if "\n" in name or len(name) > _LONGEST_PATH:
        return False
    if name.lower().endswith(_SUFFIXES):
        return True
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False
