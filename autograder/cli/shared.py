"""What the commands share: where they print, and how they end on an error."""

from __future__ import annotations

import codecs
import io
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from autograder.catalog import COURSE_VARIABLE
from autograder.words import brief


class _Rate(ProgressColumn):
    """Submissions a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="dim")


COLUMNS = (
    *(TextColumn("Judging"), BarColumn(), MofNCompleteColumn()),
    *(_Rate(), TimeRemainingColumn()),
)
"""How far a batch is."""


class _Screen(Console):
    """A console whose reader may go away (``| head``): the command does its work all the same."""

    def on_broken_pipe(self) -> None:
        """Print nothing more, and go on."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.file.fileno())


_PLAIN = dict(zip("✓✗–—·→←▪◇◆●┊…", [*"+x---><#o*@|", "..."], strict=True))
"""Of our own signs, what a screen shows that has only plain letters."""


def _spelled(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that a screen does not have."""
    assert isinstance(error, UnicodeEncodeError)  # for mypy: nothing is decoded with it
    found = error.object[error.start : error.end]
    return "".join(_PLAIN.get(c, ascii(c)[1:-1]) for c in found), error.end


codecs.register_error("spelled", _spelled)
for _stream in (sys.stdout, sys.stderr):
    if isinstance(_stream, io.TextIOWrapper):  # without a terminal on Windows it may be None
        _stream.reconfigure(errors="spelled")

console = _Screen()
errors = _Screen(stderr=True)

PATHS = click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
SOLUTIONS = click.option(
    "--solutions",
    type=click.Path(path_type=Path),
    help="Folder of the solutions. [default: solutions, in the course's folder]",
)


def _named(
    _context: click.Context, _parameter: click.Parameter, course: Path | None
) -> Path | None:
    """Name the course to what has no option for it: the words for a mistake, say."""
    if course is not None:
        os.environ[COURSE_VARIABLE] = str(course)
    return course


COURSE = click.option(
    "--course",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False, resolve_path=True),
    envvar=COURSE_VARIABLE,
    callback=_named,
    help="A course of your own: the folder with its exercises, solutions and checks.",
)


def solutions_of(course: Path | None, solutions: Path | None) -> Path:
    """The folder of the solutions, named or beside the exercises; ends the command without one."""
    found = solutions or (course or Path()) / "solutions"
    if not found.is_dir():
        stop(f"there is no folder {found}: run this in a clone of the kit, or name a --course")
    return found


def error(where: Console, text: str) -> None:
    """One line that says what is wrong and what to do."""
    line = brief(text).replace("\n", " ")
    where.print(Text.assemble(("error: ", "bold red"), line), soft_wrap=True)


def stop(text: str, code: int = 2) -> NoReturn:
    """End the command with one line that says what is wrong and what to do."""
    if code == 130:  # a second one would break into the clearing up
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    error(errors, text)
    sys.exit(code)
