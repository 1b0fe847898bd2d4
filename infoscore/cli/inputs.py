"""What a run grades and by which settings: the command line over ``infoscore.yaml``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from infoscore.cli.words import near
from infoscore.errors import UsageError, fault
from infoscore.settings.find import chosen_settings, seen_from_here
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infoscore.errors import Fault
    from infoscore.intake.sources import Source
    from infoscore.ruleset.model import RuleSet
    from infoscore.settings.values import Chosen


def settings_options(lang: str) -> list[click.Option]:
    """``--config`` and ``--isolated``."""
    return [
        click.Option(["--config"], metavar="FILE", help=say("cli.config_file", lang)),
        click.Option(["--isolated"], is_flag=True, help=say("cli.isolated", lang)),
    ]


def settings_of(config: str | None, *, isolated: bool) -> Chosen:
    """The settings that hold here."""
    return chosen_settings(config, os.environ, isolated=isolated)


def settings_shown(chosen: Chosen) -> str | None:
    """The settings file as seen from here; None where there is none."""
    return None if chosen.file is None else seen_from_here(chosen.file)


def rules_path(chosen: Chosen, given: str | None) -> str | None:
    """Where the rules are: as given, else as set, seen from the folder of the settings."""
    if given is not None or chosen.settings.rules is None or chosen.file is None:
        return given
    return _beside(chosen.file, chosen.settings.rules)


def beside_settings(chosen: Chosen, name: str | None) -> str | None:
    """A path in the settings, seen from here."""
    return None if name is None or chosen.file is None else _beside(chosen.file, name)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Drafts to grade in path order, what is wrong with the rest, drafts left out by a pattern."""

    sources: tuple[Source, ...]
    faults: tuple[Fault, ...]
    excluded: tuple[Source, ...]


def inputs_of(chosen: Chosen, paths: Sequence[str], stdin_name: str, exclude: Any) -> Inputs:
    """The drafts under ``paths``, else under the paths set, less what a pattern leaves out."""
    from infoscore.intake.sources import found, once  # noqa: PLC0415
    from infoscore.settings.patterns import Patterns, broken  # noqa: PLC0415

    unread = [
        fault("--exclude", "settings.bad_pattern", entry=each) for each in exclude if broken(each)
    ]
    if unread:
        raise UsageError(*unread)
    if not paths and chosen.file is not None:
        paths = [_beside(chosen.file, each) for each in chosen.settings.paths]
    sources, faults = found(paths, stdin_name=stdin_name)
    set_here = Patterns(chosen.settings.exclude, chosen.file.parent if chosen.file else Path())
    given = Patterns(exclude, Path())
    out = {each for each in sources if set_here.fit(each.file) or given.fit(each.file)}
    return Inputs(once(each for each in sources if each not in out), faults, once(out))


def nothing_left(inputs: Inputs, paths: Sequence[str]) -> UsageError:
    """Why there is nothing to grade."""
    if inputs.excluded:
        where = " ".join(paths) or "infoscore.yaml"
        return UsageError(fault(where, "cli.all_excluded", count=len(inputs.excluded)))
    return UsageError(fault("infoscore", "cli.no_paths"))


def check_kind(kind: str | None, rules: RuleSet, lang: str) -> None:
    """UsageError if there is no such kind of item, with those there are by their names."""
    known = {each.card.id: each.card.name for each in rules.kinds}
    if kind is None or kind in known:
        return
    named = {name: words.say(lang) for name, words in known.items()}
    listed = " ".join(
        entry if entry == name else say("cli.kind_named", lang, entry=entry, name=name)
        for entry, name in named.items()
    )
    close = near(kind, known)
    raise UsageError(fault("--kind", "cli.no_kind", entry=kind, known=close or listed))


def _beside(file: Path, name: str) -> str:
    """``name`` seen from the folder we are in."""
    path = Path(os.path.normpath(file.parent / name))
    if path.is_absolute() and not Path(name).is_absolute():
        return seen_from_here(path)
    return path.as_posix()
