"""The commands: parse, call, print.

Exit codes: 0 done and all passed, 1 done and something did not pass, 2 could not be done, 3 a
submission could not be judged because the kit failed, 130 ended by Ctrl-C.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from autograder import catalog, grade, terminal
from autograder.limits import Limits
from autograder.store import Store
from autograder.submission import collect
from autograder.verdicts import KitError
from autograder.version import __version__

_console = Console()
_errors = Console(stderr=True)

_PATHS = click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
_SOLUTIONS = Path("solutions")


def _stop(text: str, code: int = 2) -> NoReturn:
    terminal.error(_errors, text)
    sys.exit(code)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="autograder")
@click.pass_context
def commands(context: click.Context) -> None:
    """Exercises on Django async middleware, judged from outside.

    Example: autograder check exercises/03_print_order
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@commands.command()
@_PATHS
@click.option("--exercise", metavar="ID", help="The exercise that the files are for.")
@click.option("--seed", type=int, default=0, help="Seed of the random texts.")
def check(paths: tuple[Path, ...], exercise: str | None, seed: int) -> None:
    """Check your own work: a file, a notebook or an exercise's folder.

    Shows what passed, what was seen, and where. Exits with 0 if all passed.

    Example: autograder check exercises/03_print_order/middleware.py
    """
    works = collect(list(paths), grade.names(exercise))
    if not works:
        _stop(f"there is no .py file and no notebook in {paths[0]}")
    judged = grade.judge_here(works, seed, Limits())
    sources = {(w.student, w.name, w.exercise): w.source for w in works}
    for one in judged:
        known = catalog.exercises().get(one.result.exercise or "")
        source = sources[one.result.key]
        _console.print(terminal.result(one.result, known, one.traces, source))
    if any(one.result.status == "kit_error" for one in judged):
        sys.exit(3)
    sys.exit(0 if all(one.result.passed for one in judged) else 1)


@commands.command(name="grade")
@_PATHS
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where results go.")
@click.option("--exercise", metavar="ID", help="The exercise of files that do not tell.")
@click.option("--jobs", type=click.IntRange(1), help="Processes that judge. [default: one a core]")
@click.option("--seed", type=int, help="Seed of the random texts. [default: drawn once, kept]")
@click.option(
    "--solutions",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder with the keys of the graded questions; without it they are left open.",
)
@click.option("--fresh", is_flag=True, help="Judge again what is judged already.")
def grade_(
    paths: tuple[Path, ...],
    out: Path,
    exercise: str | None,
    jobs: int | None,
    seed: int | None,
    solutions: Path | None,
    fresh: bool,
) -> None:
    """Grade many submissions: files, folders of them, or nbgrader's submitted/ tree.

    Writes a line for each submission and exercise to OUT/results.jsonl, as soon as it is judged.
    What is judged already, with the same content and the same checks, is not judged again.
    Exits with 0 when all were judged, whatever their marks.

    Example: autograder grade examples/class --out OUT --solutions solutions
    """
    store = Store(out)
    seed = store.open(seed, fresh=fresh)
    run = grade.plan(list(paths), exercise, store, solutions)
    if not run.works:
        _stop(f"there is no .py file and no notebook in {paths[0]}")
    options = grade.Options(jobs or grade.default_jobs(), Limits(), solutions)
    _console.print(
        "Isolation: none. Student code runs in processes of its own, without walls around them; "
        "grade only code that you would run yourself.",
        style="dim",
    )
    left = len(run.works) - len(run.done)
    columns = (TextColumn("Judging"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    try:
        with (
            Progress(*columns, console=_console, transient=True) as progress,
            closing(grade.grade(run, seed, options)) as judging,  # Ctrl-C ends the workers too
        ):
            task = progress.add_task("judging", total=left)
            for judged in judging:
                store.add(judged)
                progress.advance(task)
    except KeyboardInterrupt:
        known = store.results()
        done = sum((w.student, w.name, w.exercise) in known for w in run.works)
        _stop(
            f"stopped. {done} of {len(run.works)} are judged and kept in {out}; "
            "the same command goes on from there",
            130,
        )
    known = store.results()
    results = [known[w.student, w.name, w.exercise] for w in run.works]
    _console.print(terminal.class_table(results))
    _console.print()
    _console.print(terminal.summary(results))
    if run.done:
        _console.print(Text(f"{len(run.done)} of them were judged before. --fresh judges all."))
    _console.print(Text(f"Records: {store.folder / 'results.jsonl'}"), soft_wrap=True)
    sys.exit(3 if any(r.status == "kit_error" for r in results) else 0)


@commands.command()
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("student")
def show(out: Path, student: str) -> None:
    """Show one student's grade with all that it rests on.

    DIR is the output folder of ``grade``.

    Example: autograder show OUT ada
    """
    store = Store(out)
    try:
        results = store.results()
    except FileNotFoundError:
        _stop(f"there are no results in {out}: it should be the --out folder of autograder grade")
    found = [r for r in results.values() if r.student == student]
    if not found:
        students = sorted({r.student for r in results.values()})
        _stop(
            f"there is no student {student!r} in {out}; there are: {', '.join(students) or 'none'}"
        )
    for result in found:
        known = catalog.exercises().get(result.exercise or "")
        _console.print(terminal.result(result, known, store.traces(result), ""))


@commands.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--solutions",
    type=click.Path(path_type=Path),
    default=_SOLUTIONS,
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
        _stop(f"there is no folder {solutions}: run this in a clone of the kit")
    chosen = [catalog.find(name) for name in ids] or list(catalog.exercises().values())
    findings = [finding for exercise in chosen for finding in gate.texts(exercise, solutions)]
    findings += [
        gate.Finding(name, "is stale: run autograder build")
        for exercise in chosen
        for name in build.stale(exercise, solutions, Path("notebooks"))
    ]
    seen = []
    jobs = jobs or grade.default_jobs()
    with (
        Progress(console=_console, transient=True) as progress,
        closing(gate.verify(chosen, solutions, Limits(), jobs)) as judging,
    ):
        task = progress.add_task("Judging", total=None)
        for one in judging:
            seen.append(one)
            progress.advance(task)
    findings += [finding for one in seen for finding in one.findings]
    _console.print(terminal.verified(seen))
    for finding in findings:
        terminal.error(_console, f"{finding.file}: {finding.text}")
    sys.exit(1 if findings else 0)


@commands.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if one is stale.")
@click.option("--solutions", type=click.Path(path_type=Path), default=_SOLUTIONS, show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("notebooks"), show_default=True
)
def build(only_check: bool, solutions: Path, out: Path) -> None:
    """Author: build the notebooks from exercises and solutions.

    Example: autograder build --check
    """
    from autograder.notebook import build as builder

    if not solutions.is_dir():
        _stop(f"there is no folder {solutions}: run this in a clone of the kit")
    stale = [n for e in catalog.exercises().values() for n in builder.stale(e, solutions, out)]
    if only_check:
        for name in stale:
            terminal.error(_errors, f"{name} is stale: run autograder build")
        sys.exit(1 if stale else 0)
    for exercise in catalog.exercises().values():
        builder.build(exercise, solutions, out)
    _console.print(Text(f"{len(stale)} notebooks written, the others were as they should be."))


@commands.command()
@click.argument("name", metavar="ID")
def reset(name: str) -> None:
    """Get an exercise's starter again; your work is kept beside it.

    Example: autograder reset print_order
    """
    from autograder import starter

    exercise = catalog.find(name)
    try:
        path, kept = starter.reset(exercise, Path.cwd())
    except FileNotFoundError as error:
        _stop(str(error))
    _console.print(Text(f"{path} is the starter again."), soft_wrap=True)
    if kept is not None:
        _console.print(Text(f"Your work is in {kept}."), soft_wrap=True)


def main() -> None:
    """The console script: every error that a user can cause ends in one line."""
    try:
        commands(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        terminal.error(_errors, error.format_message())
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _stop("stopped", 130)
    except (catalog.CatalogError, KitError) as error:
        _stop(str(error))
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        _stop(f"{error.strerror or error}{where}")
