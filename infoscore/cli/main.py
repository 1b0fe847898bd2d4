"""The program ``infoscore``: choose the language, find the command, run it, exit."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from infoscore.cli.exits import Exit
from infoscore.cli.signals import StoppedError, be_deaf, forget, listen
from infoscore.cli.streams import prepare, reason, said, silence, tell, tell_faults
from infoscore.cli.words import help_text, lang_option, near, option_table, usage_fault
from infoscore.errors import InfoscoreError
from infoscore.version import VERSION
from infoscore.wording import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COMMANDS = (
    "grade",
    "check",
    "units",
    "rules",
    "explain",
    "validate",
    "test",
    "schema",
    "baseline",
    "config",
    "init",
)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. Nothing is raised, no traceback shown."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = language(given, os.environ)
    code: int = Exit.DONE
    try:
        if arguments is None:  # as a program of its own
            listen()
        prepare()
        code = _run(given, lang)
        sys.stdout.flush()
        be_deaf()  # the work is done; a signal from here on would only spoil the exit code
    except BrokenPipeError:
        silence(sys.stdout)
        return code
    except KeyboardInterrupt as end:
        be_deaf()
        forget()
        silence(sys.stdout)
        tell(say("cli.interrupted", lang))
        return end.exit_code if isinstance(end, StoppedError) else Exit.INTERRUPTED
    except OSError as error:  # the disk is full, the console is gone
        silence(sys.stdout)
        tell(say("cli.stream_failed", lang, reason=reason(error, lang)))
        return Exit.NOT_ALL
    return code


def _run(given: Sequence[str], lang: str) -> int:
    program = Program(lang)
    try:
        if "_INFOSCORE_COMPLETE" in os.environ:  # a shell asks for completions
            return int(program.main(given, prog_name="infoscore") or Exit.DONE)
        with program.make_context("infoscore", list(given)) as context:
            return int(program.invoke(context))
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        tell("infoscore: " + usage_fault(error, lang))
    except InfoscoreError as error:
        tell_faults(error.faults, lang)
    except (OSError, KeyboardInterrupt):
        raise
    except Exception as error:
        if os.environ.get("INFOSCORE_DEBUG"):
            raise
        tell(say("cli.bug_run", lang, kind=type(error).__name__))
    return Exit.NOT_ALL


def language(given: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language asked for: the last ``--lang``, else INFOSCORE_LANG, else Chinese."""
    found = environ.get("INFOSCORE_LANG", "")
    for index, each in enumerate(given):
        if each == "--":
            break
        if each.startswith("--lang="):
            found = each.partition("=")[2]
        elif each == "--lang" and index + 1 < len(given):
            found = given[index + 1]
    return found if found in LANGUAGES else LANGUAGES[0]


class Program(click.Group):
    """The commands, each imported only when it is used."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        version = click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            help=say("cli.help_version", lang),
            callback=_show_version,
        )
        super().__init__(
            "infoscore",
            params=[version, lang_option(lang)],
            help=say("cli.program", lang),
            invoke_without_command=True,
            callback=_alone,
            context_settings={"help_option_names": ["-h", "--help"]},
        )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names in the order a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command ``cmd_name``, built in the user's language."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"infoscore.cli.{cmd_name}")
        command: click.Command = module.command(self.lang)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a fault in the user's words."""
        unknown = self.get_command(ctx, args[0]) is None and not args[0].startswith("-")
        if unknown and not ctx.resilient_parsing:  # a shell that completes is not told
            close = near(args[0], COMMANDS)
            key = "cli.no_command_near" if close else "cli.no_command"
            known = " ".join(COMMANDS)
            raise click.UsageError(say(key, self.lang, name=args[0], near=close, known=known))
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The help text."""
        lang = self.lang
        words = (ctx.command_path, say("cli.arguments", lang), say("cli.operands", lang))
        commands = [(name, say(f"cli.{name}", lang)) for name in COMMANDS]
        tables = ((say("cli.commands", lang), commands), option_table(self, ctx, lang))
        text = help_text(" ".join(words), say("cli.program", lang), tables, lang)
        return f"{text}\n\n{say('cli.epilog', lang)}"


def _show_version(ctx: click.Context, _: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"infoscore {VERSION}")
        ctx.exit()


@click.pass_context
def _alone(ctx: click.Context) -> int:
    """``infoscore`` by itself shows its help."""
    return said([ctx.get_help()] if ctx.invoked_subcommand is None else [], Exit.NOT_ALL)


if __name__ == "__main__":
    sys.exit(run())
