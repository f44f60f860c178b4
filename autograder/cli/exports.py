"""The options of grade that say where else results go."""

from __future__ import annotations

import functools
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from autograder.cli.shared import error, errors
from autograder.export import Graded
from autograder.feedback import feedback
from autograder.files import replace, why
from autograder.grading.store import Store
from autograder.submission import Submission
from autograder.verdicts import KitError

_FILES = {
    "junit": "JUnit XML, for Jenkins, GitLab and others.",
    "gradescope": "Gradescope's results.json.",
    "gitlab": "GitLab's code quality report.",
    "csv": "A table with a row for each result.",
    "canvas": "CSV for the import of Canvas's gradebook.",
    "moodle": "CSV for the import of Moodle's grades.",
    "html": "Report on the class, one HTML file.",
}


def _writers() -> dict[str, Callable[[list[Graded]], str]]:
    """What makes the text of each file."""
    # Imported here: every command would wait for them, and a student checks often.
    from autograder.export import gitlab, gradescope, junit, report, table

    def html(graded: list[Graded]) -> str:
        return report.text(graded, "Grades of the class", datetime.now().astimezone().date())

    return {
        "junit": junit.text,
        "gradescope": gradescope.text,
        "gitlab": gitlab.text,
        "csv": table.plain,
        "canvas": table.canvas,
        "moodle": table.moodle,
        "html": html,
    }


def exported(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each destination; it takes them as ``destinations``."""

    @functools.wraps(command)
    def with_destinations(*, github: bool, gradebook: str | None, **options: Any) -> None:
        files = {name: options.pop(f"to_{name}") for name in _FILES}
        chosen = Destinations(
            {n: file for n, file in files.items() if file is not None}, gradebook, github
        )
        command(destinations=chosen, **options)

    with_options: Callable[..., None] = click.option(
        "--github", is_flag=True, help="Annotations and the job's summary on GitHub Actions."
    )(with_destinations)
    with_options = click.option(
        "--gradebook", metavar="URL", help="nbgrader's gradebook, like sqlite:///gradebook.db."
    )(with_options)
    for name, words in reversed(_FILES.items()):
        with_options = click.option(
            f"--{name}", f"to_{name}", metavar="FILE", type=click.Path(path_type=Path), help=words
        )(with_options)
    return with_options


class Destinations:
    """Where the results of one command go."""

    def __init__(self, files: dict[str, Path], gradebook: str | None, github: bool) -> None:
        self._files = files
        self._gradebook = gradebook
        self._github = github
        self._silence = secrets.token_hex(16)

    def begin(self) -> None:
        """Nothing that is printed from here on is a command for GitHub, whoever wrote it."""
        if self._github:
            click.echo(f"::stop-commands::{self._silence}")

    def write(self, works: list[Submission], paths: list[Path], store: Store) -> None:
        """Write every file, print GitHub's commands. What can't be written ends the command, after
        all else is.
        """
        if not (self._files or self._gradebook is not None or self._github):
            return
        results = store.results()
        graded = []
        for work in works:
            result = results[work.key]
            told = feedback(result, work.source, store.steps(result))
            graded.append(Graded(result, _file(paths, work.name), told))
        failures = [*self._write_files(graded), *self._write_gradebook(graded)]
        if self._github:
            self._tell_github(graded)
        for text, _ in failures:
            error(errors, text)
        if failures:
            sys.exit(max(code for _, code in failures))

    def _write_files(self, graded: list[Graded]) -> Iterator[tuple[str, int]]:
        """What could not be written: why, and the exit code for it."""
        writers = _writers() if self._files else {}
        for name, file in self._files.items():
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                replace(file, writers[name](graded).encode("utf-8"))
            except KitError as failed:
                if file.is_file():  # what an earlier run has left must not be taken for this
                    file.unlink()
                yield str(failed), 3
            except OSError as failed:
                yield f"--{name} {file} can't be written ({why(failed)}): name another file", 2

    def _write_gradebook(self, graded: list[Graded]) -> Iterator[tuple[str, int]]:
        """The same for the gradebook."""
        if self._gradebook is None:
            return
        from autograder.export import gradebook  # nbgrader is large

        try:
            gradebook.write(graded, self._gradebook)
        except KitError as failed:
            yield str(failed), 2

    def _tell_github(self, graded: list[Graded]) -> None:
        from autograder.export import github

        click.echo(f"::{self._silence}::")
        click.echo(github.commands(graded), nl=False)
        summary = os.environ.get("GITHUB_STEP_SUMMARY")
        if summary:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(github.summary(graded))


def _file(paths: list[Path], name: str) -> str:
    """The path of a submission, as seen from the current folder, if it is below it."""
    for path in paths:
        file = path / name if path.is_dir() else path
        if file.exists() and (path.is_dir() or path.name == name):
            full = file.absolute()
            here = Path.cwd()
            return (full.relative_to(here) if full.is_relative_to(here) else file).as_posix()
    return name
