"""``infoscore config``: every setting, its value, and where it comes from."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from infoscore.cli.exits import Exit
from infoscore.cli.inputs import settings_of, settings_options
from infoscore.cli.rules import as_json, format_option
from infoscore.cli.words import Command
from infoscore.settings.find import seen_from_here
from infoscore.settings.values import KEYS
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.settings.values import Chosen


def command(lang: str) -> click.Command:
    """The command, with its help in ``lang``."""
    params = [format_option(lang), *settings_options(lang)]
    return Command("config", lang, partial(config, lang), params)


def config(lang: str, name: str, config: str | None, *, isolated: bool) -> int:
    """Show the settings that hold here."""
    chosen = settings_of(config, isolated=isolated)
    if name == "json":
        click.echo(as_json(_wire(chosen)))
    else:
        for line in _lines(chosen, lang):
            click.echo(line)
    return Exit.DONE


def _lines(chosen: Chosen, lang: str) -> Iterator[str]:
    from infoscore.render.cells import pad, plain  # noqa: PLC0415

    if chosen.file is None:
        yield say("settings.no_settings", lang)
    else:
        key = "settings.file_named" if chosen.by else "settings.file"
        yield plain(say(key, lang, path=seen_from_here(chosen.file), by=chosen.by))
    for key in KEYS:
        where = chosen.places.get(key)
        origin = str(where) if where else say("settings.origin_builtin", lang)
        value = _told(getattr(chosen.settings, key), lang)
        yield plain(f"  {pad(_written(key), 16)}{value}  [{origin}]")


def _written(key: str) -> str:
    """The name as the file has it, where each gate stands below ``fail``."""
    return key.replace("fail_", "fail.", 1)


def _told(value: Any, lang: str) -> str:
    if value is None or value == ():
        return say("settings.unset", lang)
    if isinstance(value, tuple):
        return " ".join(str(getattr(each, "rule", each)) for each in value)
    return str(value)


def _wire(chosen: Chosen) -> dict[str, Any]:
    settings = asdict(chosen.settings)
    return {
        "file": None if chosen.file is None else seen_from_here(chosen.file),
        "named_by": chosen.by,
        "settings": {
            _written(key): {
                "value": _plain(settings[key]),
                "origin": str(chosen.places[key]) if key in chosen.places else "built-in",
            }
            for key in KEYS
        },
    }


def _plain(value: Any) -> Any:
    """``value`` as JSON has it."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {"rule": value["rule"], "reason": value["reason"], "paths": list(value["paths"])}
    if value is None or isinstance(value, (str, int)):
        return value
    return float(value) if hasattr(value, "as_tuple") else str(value)
