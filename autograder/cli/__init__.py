"""The commands: parse, call, print.

Exit codes: 0 done and all passed, 1 done and something did not pass, 2 could not be done, 3 a
submission could not be judged because the kit failed, 130 ended by Ctrl-C.
"""

from __future__ import annotations

import sys

import click

from autograder import catalog, terminal
from autograder.cli import author, lab, student, teacher, walls
from autograder.cli.grade import grade_
from autograder.cli.shared import errors, stop
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


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="autograder")
@click.pass_context
def commands(context: click.Context) -> None:
    """Exercises on Django async middleware, judged from outside.

    Example: autograder check exercises/03_print_order
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for _command in (
    *(lab.lab, student.check, student.reset),
    *(grade_, teacher.show, teacher.similar_, lab.release),
    *(author.new, author.verify, author.build, walls.doctor),
):
    commands.add_command(_command)


def main() -> None:
    """The console script: every error that a user can cause ends in one line."""
    try:
        commands(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        terminal.error(errors, error.format_message())
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        stop("stopped", 130)
    except ModuleNotFoundError as error:
        extra = EXTRAS.get(error.name or "")
        if extra is None:
            raise
        stop(f"this needs an extra: pip install 'async-middleware-kit[{extra}]'")
    except (catalog.CatalogError, KitError) as error:
        stop(str(error))
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        stop(f"{error.strerror or error}{where}")
