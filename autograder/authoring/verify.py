"""The author's gate: starters fail, references pass, wrong answers fail exactly where they say."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import msgspec

from autograder import grade
from autograder.catalog import CatalogError, Exercise
from autograder.limits import Limits
from autograder.result import Result
from autograder.submission import Submission, collect

UNGRADABLE = "ungradable"
UNNAMED = "other"
FAILING = ("failed", "error", "timeout", "killed")


class Label(msgspec.Struct, frozen=True):
    """The first line of a known wrong answer: ``# MISCONCEPTION: CHECK, CHECK``.

    A question mark behind the misconception says that another one may as well be named first;
    ``other`` is a mistake that the diagnosis has no name for.
    """

    misconception: str
    checks: tuple[str, ...]
    ambiguous: bool = False


class Finding(msgspec.Struct, frozen=True):
    """Something that an author has to mend; ``file`` is as they know it."""

    file: str
    text: str


class Seen(msgspec.Struct, frozen=True):
    """One file that was judged, and what is wrong with it, if anything."""

    exercise: str
    kind: str
    result: Result
    findings: tuple[Finding, ...]


def label(path: Path) -> Label:
    """The label of a known wrong answer.

    Raises CatalogError if the first line is none.
    """
    with path.open("rb") as file:  # the rest may be no text: that can be what is wrong with it
        first = file.readline().decode("utf-8", "replace").strip()
    name, colon, checks = first.removeprefix("#").partition(":")
    if not first.startswith("#") or not colon or not checks.strip():
        raise CatalogError(f"{path.name}: the first line is no '# misconception: checks'")
    name = name.strip()
    return Label(
        name.removesuffix("?"),
        tuple(check.strip() for check in checks.split(",")),
        name.endswith("?"),
    )


def failing(result: Result) -> tuple[str, ...]:
    """The ids of the checks that failed, or ``ungradable``."""
    if result.status == "ungradable":
        return (UNGRADABLE,)
    return tuple(check.id for check in result.checks if check.outcome in FAILING)


def verify(
    exercises: list[Exercise], solutions: Path, limits: Limits, jobs: int
) -> Generator[Seen]:
    """Judge every starter, reference and known wrong answer, and compare with what they claim.

    The exercises are of one course.

    Raises CatalogError for a folder that is not as it should be.
    """
    expected: dict[tuple[str, str, str | None], tuple[str, Path]] = {}
    works: list[Submission] = []
    for exercise in exercises:
        folder = solutions / exercise.id
        files = [("starter", exercise.starter), ("reference", folder / "middleware.py")]
        files += [("wrong", path) for path in sorted((folder / "wrong").glob("*.py"))]
        for kind, path in files:
            for work in collect([path], grade.names(exercise.id, exercise.course)):
                named = msgspec.structs.replace(
                    work, student=kind, name=path.name, exercise=exercise.id
                )
                works.append(named)
                expected[named.key] = (kind, path)
    for judged in grade.judge(works, 0, limits, jobs, exercises[0].course if exercises else None):
        kind, path = expected[judged.result.key]
        yield Seen(
            str(judged.result.exercise),
            kind,
            judged.result,
            tuple(_findings(kind, path, judged.result)),
        )


def _findings(kind: str, path: Path, result: Result) -> Iterator[Finding]:
    name = f"{result.exercise}/{'wrong/' if kind == 'wrong' else ''}{path.name}"
    if result.status == "kit_error":
        yield Finding(name, f"the kit failed: {result.reason}")
    elif kind == "starter" and (result.passed or result.status == "ungradable"):
        yield Finding(name, "the starter passes" if result.passed else f"{result.reason}")
    elif kind == "reference" and not result.passed:
        yield Finding(name, f"the reference fails: {', '.join(failing(result))}")
    elif kind == "wrong":
        said, seen = label(path), failing(result)
        if set(said.checks) != set(seen):
            yield Finding(
                name, f"says {', '.join(said.checks)}; fails {', '.join(seen) or 'nowhere'}"
            )
        yield from _misnamed(name, said, result)
    if result.checks and sum(check.max_points for check in result.checks) != result.max_score:
        total = sum(check.max_points for check in result.checks)
        yield Finding(name, f"course.toml says {result.max_score} points, the checks have {total}")


def _misnamed(name: str, said: Label, result: Result) -> Iterator[Finding]:
    """The mistake is named by its family, which comes first unless the label leaves it open."""
    named = [misconception.partition(".")[0] for misconception in result.misconceptions]
    family = said.misconception.partition(".")[0]
    if family != UNNAMED and family not in named[: 3 if said.ambiguous else 1]:
        seen = ", ".join(result.misconceptions) or "nothing"
        yield Finding(name, f"is {said.misconception}; what is named is {seen}")
