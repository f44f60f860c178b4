"""The command grade."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click
from rich.progress import Progress
from rich.text import Text

from autograder import catalog, grade, tables
from autograder.cli.exports import Destinations, exported
from autograder.cli.shared import COLUMNS, COURSE, PATHS, console, stop
from autograder.cli.walls import announce, limited
from autograder.grading.store import Store
from autograder.grading.workers import Cluster, Local, default_jobs
from autograder.limits import Limits
from autograder.submission import left_out, plain

SHOWN = 10
"""Names that are shown of those that a person has to look at."""


@click.command(name="grade")
@PATHS
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder where results go.",
)
@click.option("--exercise", metavar="ID", help="The exercise of files that do not say theirs.")
@click.option("--jobs", type=click.IntRange(1), help="Processes that judge. [default: one a core]")
@click.option("--scheduler", metavar="ADDRESS", help="Judge on the Dask cluster of this scheduler.")
@click.option("--seed", type=int, help="Seed of the random texts. [default: drawn once, kept]")
@click.option(
    "--solutions",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder with the keys of the graded questions; without it they are left open.",
)
@COURSE
@limited
@exported
@click.option("--fresh", is_flag=True, help="Judge again what is judged already.")
def grade_(
    paths: tuple[Path, ...],
    out: Path,
    exercise: str | None,
    jobs: int | None,
    scheduler: str | None,
    seed: int | None,
    solutions: Path | None,
    course: Path | None,
    fresh: bool,
    limits: Limits,
    destinations: Destinations,
) -> None:
    """Grade many submissions: files, folders of them, nbgrader's tree.

    A folder has a file or a folder for each student, or is nbgrader's submitted/ tree. Each
    submission and exercise gets a line in OUT/results.jsonl, as soon as it is judged. What is
    judged already, with the same content and the same checks, is not judged again. Exits with 0
    when all were judged, whatever their marks.

    Example: autograder grade examples/class --out OUT --solutions solutions
    """
    destinations.begin()
    _expect_keys(solutions, course)
    store = Store(out)
    seed = store.open(seed, fresh=fresh)
    workers = Cluster(scheduler) if scheduler else Local(jobs or default_jobs())
    options = grade.Options(workers, limits, solutions, course)
    run = grade.plan(list(paths), exercise, store, options)
    if not run.works:
        stop(f"there is no .py file and no notebook in {paths[0]}")
    try:
        if isinstance(workers, Local):
            announce(limits)  # its trial takes a moment, too. Others' results name their own walls
        elif not workers.present():
            line = f"No worker has come to {scheduler} yet: it begins when one does, like"
            console.print(Text(f"{line} dask worker {scheduler}", "yellow"), soft_wrap=True)
        _judge(run, seed, options, store)
    except KeyboardInterrupt:
        known = store.results()
        done = sum(work.key in known for work in run.works)
        stop(
            f"stopped. {done} of {len(run.works)} are judged and kept in {out}; "
            "the same command goes on from there",
            130,
        )
    keys = sorted((work.key for work in run.works), key=lambda k: (k[0].lower(), k[2] or "", k[1]))
    results = store.results().only(keys).values()
    console.print(tables.class_table(results))
    console.print()
    console.print(tables.summary(results))
    if run.done:
        console.print(Text(f"{len(run.done)} of them were judged before. --fresh judges all."))
    left = [plain(path.name) for path in left_out(paths) if not store.has(path)]
    _tell("Left out, with no .py file and no notebook:", left)
    if solutions is not None:
        unread = [f"{work.student} ({work.name})" for work in run.works if work.unread is not None]
        _tell("Answers that can't be read (autograder check says why):", unread)
    console.print(Text(f"Records: {store.folder / 'results.jsonl'}"), soft_wrap=True)
    destinations.write(run.works, list(paths), store)
    sys.exit(3 if any(r.status == "kit_error" for r in results) else 0)


def _expect_keys(solutions: Path | None, course: Path | None) -> None:
    """End the command if the folder has no keys, or broken ones: better now than in the middle."""
    if solutions is None:
        return
    known = catalog.exercises(course).values()
    if not [keys for keys in (catalog.answers(solutions, one) for one in known) if keys]:
        stop(f"there is no ID/answers.toml in {solutions}: name the folder that has the keys")


def _tell(what: str, names: list[str]) -> None:
    """Name those that a person has to look at, if there are any."""
    if names:
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        line = f"{what} {', '.join(names[:SHOWN])}{more}"
        console.print(Text(line, "yellow"), soft_wrap=True)


def _judge(run: grade.Run, seed: int, options: grade.Options, store: Store) -> None:
    """Judge what is left, keep each result as it comes, and show how far it is."""
    with (
        Progress(*COLUMNS, console=console, transient=True) as progress,
        closing(grade.grade(run, seed, options)) as judging,  # Ctrl-C ends the workers too
    ):
        task = progress.add_task("judging", total=len(run.works) - len(run.done))
        for judged in judging:
            store.add(judged)
            progress.advance(task)
