"""Commands of a teacher, once a class is graded."""

from __future__ import annotations

import difflib
from pathlib import Path

import click
from rich.text import Text

from autograder import catalog, grade, similar, tables, terminal
from autograder.cli.shared import COURSE, PATHS, console, stop
from autograder.grading.store import Store
from autograder.submission import collect
from autograder.words import plural


@click.command()
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("student")
@COURSE
def show(out: Path, student: str, course: Path | None) -> None:
    """Show one student's grade with all that it rests on.

    DIR is the folder that grade has written with --out.

    Example: autograder show OUT ada
    """
    store = Store(out)
    try:
        results = store.results()
    except FileNotFoundError:
        stop(f"there are no results in {out}: it should be the --out folder of autograder grade")
    found = [r for r in results.values() if r.student == student]
    if not found:
        students = sorted({r.student for r in results.values()})
        near = [name for name in students if name.lower() == student.lower()]
        near = near or difflib.get_close_matches(student, students, cutoff=0.8)
        there = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(students)}"
        stop(
            f"there is no student {student!r} in {out}; {there if students else 'there is nobody'}"
        )
    for result in found:
        known = catalog.exercises(course).get(result.exercise or "")
        console.print(terminal.result(result, known, store.traces(result), "", store.steps(result)))


@click.command(name="similar")
@PATHS
@click.option("--exercise", metavar="ID", help="The exercise of files that do not say theirs.")
@click.option(
    "--least",
    type=click.IntRange(1, 100),
    default=80,
    show_default=True,
    help="Percent that two have in common.",
)
@COURSE
def similar_(
    paths: tuple[Path, ...], exercise: str | None, least: int, course: Path | None
) -> None:
    """List submissions of different students that are much alike.

    A hint for you to read both, never a grade. What the starter has does not count, nor does what
    many of the class have.

    Example: autograder similar submitted
    """
    works = collect(list(paths), grade.names(exercise, course))
    if not works:
        stop(f"there is no .py file and no notebook in {paths[0]}")
    found = similar.pairs(works, least / 100, course)
    if found:
        console.print(tables.pairs(found))
    among = plural(len({work.student for work in works}), "student")
    line = f"{plural(len(found), 'pair')} among {among}."
    console.print(Text(f"{line} Read both before you judge." if found else line))
