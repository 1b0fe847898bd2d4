"""``infoscore test --metamorphic``: can the score still be trusted under these rules?"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from infoscore.cli.exits import Exit
from infoscore.cli.streams import is_utf8, said
from infoscore.errors import InputError, UsageError, fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from infoscore.intake.draft import Draft
    from infoscore.metamorphic.trial import Rerun
    from infoscore.ruleset.model import RuleSet

_OTHER_WORLDS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8"},
)


def try_edits(
    rules: RuleSet, rules_at: str | None, paths: Sequence[str], as_of: date, form: str, lang: str
) -> int:
    """Try every edit on the drafts (on the texts that the rules carry where none are named), print
    what came of it, and say by the exit code whether every class reached its target.
    """
    from infoscore.metamorphic.trial import Trial  # noqa: PLC0415
    from infoscore.render.metamorphic import as_json, text  # noqa: PLC0415

    drafts, complete = _named(paths, lang) if paths else (list(_carried(rules)), True)
    trial = Trial(rules, as_of, _rerun(rules_at, as_of))
    cases = trial.cases(drafts)
    if not cases:
        raise UsageError(fault("--drafts", "metamorphic.none"))
    outcome = trial.run(cases)
    if form == "json":
        plain = not is_utf8(sys.stdout)
        lines = iter([as_json(outcome, rules, as_of, lang, ascii_only=plain)])
    else:
        lines = text(outcome, rules, lang)
    code = Exit.DONE if outcome.passed else Exit.FAILED
    return said(lines, code if complete else Exit.NOT_ALL)


def _carried(rules: RuleSet) -> Iterator[Draft]:
    """The texts on which the frames of the criteria must fire."""
    from infoscore.intake.reader import read_text  # noqa: PLC0415

    for criterion in rules.criteria:
        for frame in criterion.frames:
            for number, draft in enumerate(frame.card.tests.fires, 1):
                yield read_text(draft, f"{frame.card.id}#{number}")


def _named(paths: Sequence[str], lang: str) -> tuple[list[Draft], bool]:
    """The drafts of files and folders; whether all of them could be read."""
    from infoscore.cli import streams  # noqa: PLC0415
    from infoscore.intake import find, read  # noqa: PLC0415

    sources, faults = find(paths)
    streams.tell_faults(faults, lang)
    drafts, complete = [], not faults
    for source in sources:
        try:
            drafts.append(read(source))
        except InputError as error:  # noqa: PERF203 - the others are tried all the same
            streams.tell_faults(error.faults, lang)
            complete = False
    return drafts, complete


def _rerun(rules_at: str | None, as_of: date) -> Rerun:
    """Whether the program says the same of a text wherever it runs."""
    order = [sys.executable, "-m", "infoscore", "grade", "-", "--format", "json", "--lang", "zh"]
    order += ["--isolated", "--as-of", as_of.isoformat()]
    order += [] if rules_at is None else ["--rules", rules_at]

    def same(said: str) -> bool:
        reports = {
            subprocess.run(  # noqa: S603 - our own program, no shell
                order,
                input=said.encode(),
                env={**os.environ, **world},
                capture_output=True,
                check=False,
            ).stdout
            for world in _OTHER_WORLDS
        }
        return len(reports) == 1 and bool(reports.pop())

    return same
