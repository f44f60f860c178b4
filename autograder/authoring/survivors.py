"""The grader graded: mutants of the references that pass all checks.

A survivor is a missing check, or it does the same as the reference; then
``solutions/ID/equivalent.toml`` has it, with the reason. Its entries name a mutant by what was
changed, not by a line's number.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

import msgspec

from autograder import catalog, grade
from autograder.authoring.mutants import Mutant, mutants
from autograder.authoring.verify import Finding
from autograder.catalog import CatalogError, Exercise
from autograder.limits import Limits
from autograder.result import Result
from autograder.submission import Submission


class Equivalent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mutant that does what the reference does, and why that is so."""

    operator: str
    before: str
    after: str
    reason: str

    @property
    def key(self) -> tuple[str, str, str]:
        """That of the mutants it explains."""
        return (self.operator, self.before, self.after)


class _Entries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    mutants: tuple[Equivalent, ...] = ()


class Tried(msgspec.Struct, frozen=True):
    """A mutant and what it got."""

    exercise: Exercise
    mutant: Mutant
    result: Result

    @property
    def survived(self) -> bool:
        """Whether every check let it pass."""
        return self.result.passed


def plan(exercises: Iterable[Exercise], solutions: Path) -> dict[str, tuple[Exercise, Mutant]]:
    """All mutants of the references, by a name for each.

    Raises CatalogError if a reference is missing or is no Python.
    """
    found: dict[str, tuple[Exercise, Mutant]] = {}
    for exercise in exercises:
        path = solutions / exercise.id / "middleware.py"
        try:
            made = list(mutants(path.read_text("utf-8")))
        except (OSError, UnicodeDecodeError, SyntaxError) as error:
            raise CatalogError(f"{path}: {error}") from None
        for number, mutant in enumerate(made, 1):
            found[f"{exercise.id} {number}"] = (exercise, mutant)
    return found


def judged(
    planned: dict[str, tuple[Exercise, Mutant]], limits: Limits, jobs: int
) -> Generator[Tried]:
    """Judge all mutants in one batch; they come in the order in which they end."""
    works = [
        Submission("mutant", name, exercise.id, mutant.source)
        for name, (exercise, mutant) in planned.items()
    ]
    course = next((exercise.course for exercise, _ in planned.values()), None)
    for one in grade.judge(works, 0, limits, jobs, course):
        exercise, mutant = planned[one.result.submission]
        yield Tried(exercise, mutant, one.result)


def findings(tried: Iterable[Tried], solutions: Path) -> Iterator[Finding]:
    """Survivors that nothing explains, and explanations of what does not survive.

    Raises CatalogError for an equivalent.toml that can't be read.
    """
    by_exercise: dict[str, list[Tried]] = {}
    for one in tried:
        by_exercise.setdefault(one.exercise.id, []).append(one)
    for exercise, some in by_exercise.items():
        yield from _of_exercise(exercise, some, explained(solutions, exercise))


def explained(solutions: Path, exercise: str) -> tuple[Equivalent, ...]:
    """The mutants of an exercise that are entered as equivalent.

    Raises CatalogError.
    """
    path = solutions / exercise / "equivalent.toml"
    return catalog.read_table(path, _Entries).mutants if path.is_file() else ()


def _of_exercise(
    exercise: str, tried: list[Tried], entries: tuple[Equivalent, ...]
) -> Iterator[Finding]:
    known = {entry.key for entry in entries}
    for one in tried:
        if one.result.status == "kit_error":
            yield Finding(f"{exercise}/middleware.py", f"the kit failed: {one.result.reason}")
        elif one.survived and one.mutant.key not in known:
            mutant = one.mutant
            words = f"{mutant.operator}: - {mutant.before} + {mutant.after or 'nothing'}"
            yield Finding(f"{exercise}/middleware.py", f"a mutant passes, {words}")
    alive = {one.mutant.key for one in tried if one.survived}
    for entry in entries:
        name = f"{exercise}/equivalent.toml"
        if entry.key not in alive:
            yield Finding(name, f"no mutant passes by {entry.operator}: - {entry.before}")
        if not entry.reason.strip():
            yield Finding(name, f"there is no reason for {entry.operator}: - {entry.before}")
