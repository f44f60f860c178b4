"""Judges files with hosts whose threads take a nap, now and then, at each step of what counts them:
what happens once in ten thousand times on a busy machine happens here in every tenth submission.
Exits with 1 if a verdict is not the one that it should be.

    uv run python benchmarks/races.py [--rounds 3] [--naps 2] [FILE...]

Without files: all of the corpora in which there is a word of threads, some 190. A file of
``solutions/*/wrong`` has to fail where its first line says, any other has to pass.
"""

from __future__ import annotations

import multiprocessing
import re
import sys
from collections import Counter
from pathlib import Path

import click
import msgspec
from rich.progress import track

from autograder import grade
from autograder.authoring import verify
from autograder.limits import Limits
from autograder.result import Result
from autograder.sandbox import launch
from autograder.submission import Submission, collect

ROOT = Path(__file__).parents[1]
CORPORA = ("solutions/*/wrong", "tests/right/*", "tests/honest")
THREADS = re.compile(r"[Tt]hread|xecutor|to_async|to_sync|Lock\(|queue\.|Semaphore|Condition")
AT_ONCE = 6
"""Processes that judge: they nap more than they work."""


def with_threads() -> list[Path]:
    """The files of the corpora in which there is a word of threads."""
    files = [file for corpus in CORPORA for file in sorted(ROOT.glob(f"{corpus}/*.py"))]
    return [file for file in files if THREADS.search(file.read_text("utf-8", "replace"))]


def work(file: Path, number: int) -> Submission:
    """The file as it is handed in for the so manieth time."""
    exercise = file.parents[1].name if file.parent.name == "wrong" else None
    (found,) = collect([file], grade.names(exercise))
    return msgspec.structs.replace(found, student=str(file), name=str(number))


def failing(result: Result) -> tuple[str, ...]:
    """Where it fails, or what became of it instead of a verdict."""
    if result.status == "kit_error":
        return (f"{result.reason}",)
    return tuple(sorted(verify.failing(result)))


def expected(file: Path) -> tuple[str, ...]:
    """Where it should fail."""
    return tuple(sorted(verify.label(file).checks)) if file.parent.name == "wrong" else ()


def begin(percent: float) -> None:
    """Have this process start its zygotes with threads that nap."""
    start = f"import sys; sys.path.append({str(Path(__file__).parent)!r}); import naps; naps.run"
    *python, _, _ = launch.interpreter("")  # without its -m and the module
    launch.interpreter = lambda module: [*python, "-c", f"{start}({module!r}, {percent})"]


def judge(works: list[Submission]) -> list[Result]:
    """Runs in a process of its own. Without walls: the zygote reads ``naps.py``."""
    return [one.result for one in grade.judge_here(works, 0, Limits(isolation="none"))]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rounds", default=3, show_default=True, help="how often each file is judged")
@click.option("--naps", default=2.0, show_default=True, help="of a hundred steps, so many nap")
def main(files: tuple[Path, ...], rounds: int, naps: float) -> None:
    """Judge and compare."""
    chosen = [file.resolve() for file in files] or with_threads()
    works = [work(file, number) for number in range(rounds) for file in chosen]
    chunks = [works[start : start + 4] for start in range(0, len(works), 4)]
    seen: dict[str, Counter[tuple[str, ...]]] = {str(file): Counter() for file in chosen}
    with multiprocessing.get_context("spawn").Pool(AT_ONCE, begin, (naps,)) as pool:
        for results in track(pool.imap_unordered(judge, chunks), total=len(chunks)):
            for result in results:
                seen[result.student][failing(result)] += 1
    wrong = 0
    for file in chosen:
        for checks, times in seen[str(file)].items():
            if checks != expected(file):
                wrong += times
                print(f"{file}: {times} of {rounds} fail {', '.join(checks) or 'nowhere'}")
    print(f"{len(works)} submissions, {wrong} with another verdict than they should have")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
