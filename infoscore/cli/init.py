"""``infoscore init``: a settings file to begin with."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from infoscore.cli.exits import Exit
from infoscore.cli.output import whole_file
from infoscore.cli.words import Command
from infoscore.errors import UsageError, fault
from infoscore.settings.find import NAME
from infoscore.wording import say


def command(lang: str) -> click.Command:
    """The command, with its help in ``lang``."""
    folder = click.Argument(["folder"], default=".", metavar=say("cli.init_folder", lang))
    return Command("init", lang, partial(init, lang), [folder])


def init(lang: str, folder: str) -> int:
    """Write the file with every setting explained; what exists is left alone."""
    target = Path(folder) / NAME
    shown = target.as_posix()
    if not target.parent.is_dir():
        raise UsageError(fault(shown, "cli.output_no_folder"))
    if target.exists() or target.is_symlink():
        raise UsageError(fault(shown, "settings.exists"))
    with whole_file(target) as stream:
        stream.write(say("settings.template", lang))
    click.echo(say("settings.written", lang, path=shown))
    return Exit.DONE
