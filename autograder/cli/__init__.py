"""The commands: parse, call, print.

Exit codes: 0 done and all passed, 1 done and something did not pass, 2 could not be done, 3 a
submission could not be judged because the kit failed, 130 ended by Ctrl-C or SIGTERM.
"""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from typing import Any

import click

from autograder.catalog import CatalogError
from autograder.cli.shared import error, errors, stop
from autograder.verdicts import KitError
from autograder.version import __version__

EXTRAS = {
    "anywidget": "lab",
    "copydetect": "similar",
    "distributed": "cluster",
    "jupyterlab": "lab",
    "nbgrader": "lab",
    "psycopg": "postgres",
}
"""Packages that some commands need, and the extra that has them."""


_COMMANDS = {
    "lab": "lab.lab",
    "check": "student.check",
    "reset": "student.reset",
    "grade": "grade.grade_",
    "show": "teacher.show",
    "similar": "teacher.similar_",
    "release": "lab.release",
    "new": "author.new",
    "verify": "author.verify",
    "build": "author.build",
    "doctor": "walls.doctor",
}
"""Where each command is. None is imported but the one that is called: what ``grade`` needs would
take a third of the time that a student waits for ``check``.
"""


class _Commands(click.Group):
    """The commands by their names."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # Among these names click looks for the one that somebody meant.
        self.commands = dict.fromkeys(_COMMANDS, click.Command(None))

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(".")
        found: click.Command = getattr(import_module(f"autograder.cli.{module}"), name)
        return found


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="autograder")
@click.pass_context
def commands(context: click.Context) -> None:
    """Exercises on Django async middleware, judged from outside.

    Example: autograder check exercises/03_print_order
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> None:
    """The console script: every error that a user can cause ends in one line."""
    # By SIGTERM a CI or a batch system ends what takes too long.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        commands(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as mistake:
        error(errors, mistake.format_message())
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        stop("stopped", 130)
    except ModuleNotFoundError as missing:
        extra = EXTRAS.get(missing.name or "")
        if extra is None:
            raise
        stop(f"this needs an extra: pip install 'async-middleware-kit[{extra}]'")
    except (CatalogError, KitError) as trouble:
        stop(str(trouble))
    except OSError as trouble:
        where = f": {trouble.filename}" if trouble.filename else ""
        stop(f"{trouble.strerror or trouble}{where}")
