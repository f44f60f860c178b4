"""Commands of a student: check and reset."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.text import Text

from autograder import catalog, sandbox
from autograder.cli.shared import COURSE, PATHS, console, stop
from autograder.limits import Limits


@click.command()
@PATHS
@click.option("--exercise", metavar="ID", help="The exercise of files that do not say theirs.")
@click.option("--seed", type=int, default=0, help="Seed of the random texts.")
@COURSE
def check(paths: tuple[Path, ...], exercise: str | None, seed: int, course: Path | None) -> None:
    """Check your own work: a file, a notebook or an exercise's folder.

    Shows what passed, what was seen, and where. Exits with 0 if all passed.

    Example: autograder check exercises/03_print_order/middleware.py
    """
    limits = Limits(isolation="any")
    sandbox.begin(limits)  # while all that follows is imported
    from autograder import grade, terminal
    from autograder.submission import collect

    works = collect(list(paths), grade.names(exercise, course))
    if not works:
        stop(f"there is no .py file and no notebook in {paths[0]}")
    judged = grade.judge_here(works, seed, limits, course)
    by_key = {work.key: work for work in works}
    for one in judged:
        known = catalog.exercises(course).get(one.result.exercise or "")
        work = by_key[one.result.key]
        console.print(terminal.result(one.result, known, one.traces, work.source, one.steps))
        if work.unread is not None:
            console.print(Text(f"The graded question: {work.unread}"), soft_wrap=True)
    if any(one.result.status == "kit_error" for one in judged):
        sys.exit(3)
    readable = all(work.unread is None for work in works)
    sys.exit(0 if readable and all(one.result.passed for one in judged) else 1)


@click.command()
@click.argument("name", metavar="ID")
@COURSE
def reset(name: str, course: Path | None) -> None:
    """Get an exercise's starter again; your work is kept beside it.

    Example: autograder reset print_order
    """
    from autograder import starter

    exercise = catalog.find(name, course)
    try:
        path, kept = starter.reset(exercise, Path.cwd())
    except FileNotFoundError as error:
        stop(str(error))
    console.print(Text(f"{path} is the starter again."), soft_wrap=True)
    if kept is not None:
        console.print(Text(f"Your work is in {kept}."), soft_wrap=True)
    if Path(f"{exercise.id}.ipynb").is_file():
        console.print(Text(f"Your notebook stays as it is. {starter.AGAIN}."), soft_wrap=True)
