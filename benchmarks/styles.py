"""Judges answers that are written anew, in another style: a right one has to pass as it did, and a
known wrong one to fail, with the mistake of the same family named first. Exits with 1 if one does
not.

    uv run python benchmarks/styles.py [--times 2] [--sample N] [--seed 0] [--keep FOLDER]

What is written anew is the code, by one to four of ``rewritings.REWRITINGS``; what the code does
is not changed. Left out are the names of known wrong answers that are called by another one than
their label as they are, and of those that are a starter: in another style it is none.
"""

from __future__ import annotations

import ast
import random
import sys
from pathlib import Path

import click
import msgspec
from rewritings import DEEPER, REWRITINGS, rewritten
from rich.progress import track

from autograder import catalog, grade
from autograder.authoring import verify
from autograder.limits import Limits
from autograder.result import Result
from autograder.submission import Submission, collect

ROOT = Path(__file__).parents[1]
JOBS = 2


def answers(exercise: str) -> list[Path]:
    """The files of the corpora that are answers to an exercise, and Python."""
    right = sorted((ROOT / "tests" / "right" / exercise).glob("*.py"))
    wrong = sorted((ROOT / "solutions" / exercise / "wrong").glob("*.py"))
    return [file for file in [*right, *wrong] if _is_python(file)]


def _is_python(file: Path) -> bool:
    try:
        ast.parse(file.read_bytes())
    except (SyntaxError, ValueError):
        return False
    return True


def is_right(file: Path) -> bool:
    return file.parent.name != "wrong"


def anew(file: Path, exercise: str, chance: random.Random) -> Submission:
    """One answer in another style; its name tells how."""
    ways = REWRITINGS | DEEPER if is_right(file) else REWRITINGS
    names = chance.sample(sorted(ways), chance.choice((1, 4)))
    source = rewritten(file.read_text("utf-8-sig"), [ways[name] for name in names])
    name = f"{file.relative_to(ROOT)}: {', '.join(names)}"
    return Submission(student=str(file), name=name, exercise=exercise, source=source)


def families(result: Result) -> list[str]:
    return [name.partition(".")[0] for name in result.misconceptions]


def lacks(file: Path, result: Result, known: dict[str, list[str]]) -> str:
    """What the verdict should be and is not; nothing if it is as it should be."""
    if result.status == "kit_error":
        return f"kit error: {result.reason}"
    if is_right(file):
        failed = [check.id for check in result.checks if check.outcome == "failed"]
        return "" if result.passed else f"fails {', '.join(failed) or result.reason}"
    if result.passed:
        return "passes"
    label, _, detail = verify.label(file).misconception.partition(".")
    first = known[str(file)][:1]
    named = families(result)[:1] == first or first != [label] or detail == "starter_unchanged"
    return "" if named else f"{result.misconceptions}"


def as_they_are(works: list[Submission]) -> dict[str, list[str]]:
    """What is named of the answers in their own style, by file."""
    files = {Path(work.student): work.exercise for work in works}
    own = [
        msgspec.structs.replace(collect([file], grade.names(exercise))[0], student=str(file))
        for file, exercise in files.items()
        if not is_right(file)
    ]
    return {r.student: families(r) for r in judged(own, "As they are")}


def judged(works: list[Submission], title: str) -> list[Result]:
    found = grade.judge(works, 0, Limits(isolation="any"), JOBS)
    return [one.result for one in track(found, title, total=len(works))]


@click.command()
@click.option("--times", default=2, show_default=True, help="how often each is written anew")
@click.option("--sample", type=int, help="so many answers of each exercise, instead of all")
@click.option("--seed", default=0, show_default=True, help="what chance begins with")
@click.option("--keep", type=click.Path(path_type=Path), help="where to put what fails")
def main(times: int, sample: int | None, seed: int, keep: Path | None) -> None:
    """Rewrite, judge and compare."""
    chance = random.Random(seed)
    works: dict[str, Submission] = {}
    for exercise in catalog.exercises():
        files = answers(exercise)
        for file in files if sample is None else chance.sample(files, sample):
            works |= {w.name: w for w in (anew(file, exercise, chance) for _ in range(times))}
    known = as_they_are([*works.values()])
    wrong = 0
    for result in judged([*works.values()], "In another style"):
        missing = lacks(Path(result.student), result, known)
        if missing:
            wrong += 1
            print(f"{result.submission}: {missing}")
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                source = works[result.submission].source
                (keep / f"{wrong}.py").write_text(f"# {result.submission}\n{source}\n", "utf-8")
    print(f"{len(works)} answers in another style, {wrong} with another verdict or name")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
