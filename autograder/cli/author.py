"""Commands of an author: verify and build."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from rich.progress import Progress
from rich.text import Text

from autograder import catalog, tables
from autograder.authoring import readme
from autograder.cli.shared import (
    COLUMNS,
    COURSE,
    SOLUTIONS,
    console,
    error,
    errors,
    solutions_of,
    stop,
)
from autograder.grading.workers import default_jobs
from autograder.limits import Limits
from autograder.words import plural

if TYPE_CHECKING:
    from autograder.authoring.verify import Finding


@click.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@COURSE
@SOLUTIONS
@click.option("--mutate", is_flag=True, help="Put small mistakes into the references instead.")
@click.option("--jobs", type=click.IntRange(1), help="Processes that judge. [default: one a core]")
def verify(
    ids: tuple[str, ...],
    course: Path | None,
    solutions: Path | None,
    mutate: bool,
    jobs: int | None,
) -> None:
    """Author: hold the exercises against their solutions.

    Every starter fails, every reference passes, every known wrong answer fails in exactly the
    checks that its first line names, no text is empty, the notebooks are not stale.

    With --mutate: every reference with a small mistake in it fails, or does the same as without
    it and stands in solutions/ID/equivalent.toml with the reason.

    Example: autograder verify print_order
    """
    from autograder.authoring import verify as gate
    from autograder.authoring.gaps import gaps, texts

    solutions = solutions_of(course, solutions)
    jobs = jobs or default_jobs()
    known = catalog.course(course)
    chosen = [catalog.find(name, course) for name in ids] or list(known.exercises.values())
    if mutate:
        _mutate(chosen, solutions, jobs)
    missing = {exercise.id: list(gaps(exercise, solutions)) for exercise in chosen}
    chosen = [exercise for exercise in chosen if not missing[exercise.id]]
    findings = [finding for found in missing.values() for finding in found]
    findings += [finding for exercise in chosen for finding in texts(exercise, solutions)]
    notebooks = (course or Path()) / "notebooks"
    built = course is None or notebooks.is_dir()  # a course of one's own may have none
    stale = _stale(known, chosen, solutions, notebooks) if built else []
    findings += [gate.Finding(name, "is stale: run autograder build") for name in stale]
    seen = []
    with (
        Progress(console=console, transient=True) as progress,
        closing(gate.verify(chosen, solutions, Limits(isolation="any"), jobs)) as judging,
    ):
        task = progress.add_task("Judging", total=None)
        for one in judging:
            seen.append(one)
            progress.advance(task)
    findings += [finding for one in seen for finding in one.findings]
    if seen:
        console.print(tables.verified(seen))
    _end(findings)


def _end(findings: list[Finding]) -> NoReturn:
    """Say what is to be mended."""
    for finding in findings:
        error(console, f"{finding.file}: {finding.text}")
    sys.exit(1 if findings else 0)


def _mutate(chosen: list[catalog.Exercise], solutions: Path, jobs: int) -> NoReturn:
    """Judge all mutants of the references, and show which of them pass."""
    from autograder.authoring import survivors

    planned = survivors.plan(chosen, solutions)
    tried = []
    with (
        Progress(*COLUMNS, console=console, transient=True) as progress,
        closing(survivors.judged(planned, Limits(isolation="any"), jobs)) as judging,
    ):
        task = progress.add_task("judging", total=len(planned))
        for one in judging:
            tried.append(one)
            progress.advance(task)
    findings = list(survivors.findings(tried, solutions))
    console.print(tables.mutated(tried, findings))
    _end(findings)


@click.command()
@click.argument("name", metavar="ID")
@COURSE
@SOLUTIONS
def new(name: str, course: Path | None, solutions: Path | None) -> None:
    """Author: begin a new exercise, at the end of the course.

    Writes the lesson, starter, questions, reference and checks, with TODO where something is to
    be written; autograder verify ID tells what is missing.

    Example: autograder new path_length --course mine
    """
    from autograder.authoring import scaffold

    here = course or Path.cwd()
    if course is None and catalog.course().exercises_folder.parent != here:
        stop("run this in a clone of the kit, or name a --course")
    for path in scaffold.new(name, course, solutions or here / "solutions"):
        console.print(Text(str(path)), soft_wrap=True)
    console.print(Text(f"Write what is marked TODO, then: autograder verify {name}"))


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if one is stale.")
@COURSE
@SOLUTIONS
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Where they go. [default: notebooks, in the course's folder]",
)
def build(only_check: bool, course: Path | None, solutions: Path | None, out: Path | None) -> None:
    """Author: build the notebooks, and the README's map of the course.

    Example: autograder build --check
    """
    from autograder.notebook import build as builder

    solutions = solutions_of(course, solutions)
    known = catalog.course(course)
    exercises = list(known.exercises.values())
    out = out or (course or Path()) / "notebooks"
    stale = _stale(known, exercises, solutions, out)
    if only_check:
        for name in stale:
            error(errors, f"{name} is stale: run autograder build")
        sys.exit(1 if stale else 0)
    for exercise in exercises:
        builder.build(exercise, solutions, out)
    readme.build(known, known.readme)
    written = plural(len(stale), "file")
    console.print(Text(f"{written} written; the others were as they should be."))


def _stale(
    course: catalog.Course, exercises: list[catalog.Exercise], solutions: Path, out: Path
) -> list[str]:
    """What ``build`` would write anew; ``out`` is the folder of the notebooks."""
    from autograder.notebook import build as builder

    found = [name for exercise in exercises for name in builder.stale(exercise, solutions, out)]
    return found + [course.readme.name] * readme.stale(course, course.readme)
