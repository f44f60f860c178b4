"""Commands of an author: verify and build."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click
from rich.progress import Progress
from rich.text import Text

from autograder import catalog, readme, terminal
from autograder.cli.shared import SOLUTIONS, console, errors, stop
from autograder.limits import Limits
from autograder.workers import default_jobs


@click.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--solutions",
    type=click.Path(path_type=Path),
    default=SOLUTIONS,
    show_default=True,
    help="Folder of the solutions.",
)
@click.option("--jobs", type=click.IntRange(1), help="Processes that judge. [default: one a core]")
def verify(ids: tuple[str, ...], solutions: Path, jobs: int | None) -> None:
    """Author: hold the exercises against their solutions.

    Every starter fails, every reference passes, every known wrong answer fails in exactly the
    checks that its first line names, no text is empty, the notebooks are not stale.

    Example: autograder verify print_order
    """
    from autograder import verify as gate
    from autograder.notebook import build

    if not solutions.is_dir():
        stop(f"there is no folder {solutions}: run this in a clone of the kit")
    chosen = [catalog.find(name) for name in ids] or list(catalog.exercises().values())
    findings = [finding for exercise in chosen for finding in gate.texts(exercise, solutions)]
    findings += [
        gate.Finding(name, "is stale: run autograder build")
        for exercise in chosen
        for name in build.stale(exercise, solutions, Path("notebooks"))
    ]
    findings += [
        gate.Finding(name, "is stale: run autograder build")
        for name in _stale_map(catalog.course())
    ]
    seen = []
    jobs = jobs or default_jobs()
    with (
        Progress(console=console, transient=True) as progress,
        closing(gate.verify(chosen, solutions, Limits(isolation="any"), jobs)) as judging,
    ):
        task = progress.add_task("Judging", total=None)
        for one in judging:
            seen.append(one)
            progress.advance(task)
    findings += [finding for one in seen for finding in one.findings]
    console.print(terminal.verified(seen))
    for finding in findings:
        terminal.error(console, f"{finding.file}: {finding.text}")
    sys.exit(1 if findings else 0)


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if one is stale.")
@click.option("--solutions", type=click.Path(path_type=Path), default=SOLUTIONS, show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("notebooks"), show_default=True
)
def build(only_check: bool, solutions: Path, out: Path) -> None:
    """Author: build the notebooks, and the map of the course in the README.

    Example: autograder build --check
    """
    from autograder.notebook import build as builder

    if not solutions.is_dir():
        stop(f"there is no folder {solutions}: run this in a clone of the kit")
    course = catalog.course()
    exercises = list(course.exercises.values())
    stale = [n for e in exercises for n in builder.stale(e, solutions, out)]
    if only_check:
        for name in [*stale, *_stale_map(course)]:
            terminal.error(errors, f"{name} is stale: run autograder build")
        sys.exit(1 if stale or _stale_map(course) else 0)
    for exercise in exercises:
        builder.build(exercise, solutions, out)
    readme.build(course, course.readme)
    console.print(Text(f"{len(stale)} notebooks written, the others were as they should be."))


def _stale_map(course: catalog.Course) -> list[str]:
    return [course.readme.name] if readme.stale(course, course.readme) else []
