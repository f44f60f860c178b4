"""What it costs to judge one submission of one exercise, and against what.

    uv run python benchmarks/throughput.py [--isolation none|B] [--submissions 24]

All in one run, on right answers, which are sent every request there is:

* floor      fork, import of the file, as many requests to it, nobody who looks
* session    many submissions in one pytest session, hosts forked from a zygote
* two jobs   the same, by two workers at once
* plain      as *session*, but each host is a fresh Python with Django
* pytest     a fresh ``pytest autograder/checks --submission`` for each submission

and a student's four tasks by the kit, beside ``nbgrader autograde`` of the same four with a
handful of asserts. CPU is that of all processes. Each number is the difference of a long and a
short run, divided by how much longer it was, so the start of Python and pytest is not in it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
import course
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
PARTS = Path(__file__).with_name("parts.py")
EXERCISE = "05_conditional_header"
FOUR = ("02_async_call", "03_print_order", "04_missing_await", "05_conditional_header")

Spent = tuple[float, float]
"""Milliseconds of CPU, of all processes, and of wall."""


def spent(command: list[str | Path], folder: Path = ROOT) -> tuple[Spent, str]:
    """What a command and all that it starts uses, and what it prints."""
    before, began = os.times(), time.perf_counter()
    done = subprocess.run(  # what nbgrader's libraries warn of is no matter of ours
        command, cwd=folder, check=True, capture_output=True, text=True
    )
    after, ended = os.times(), time.perf_counter()
    cpu = sum(after[2:4]) - sum(before[2:4])
    return (cpu * 1000, (ended - began) * 1000), done.stdout


class Parts:
    """Runs the parts of ``parts.py`` in processes of their own."""

    def __init__(self, isolation: str) -> None:
        self._isolation = isolation
        self.counts: dict[str, int] = {}

    def each(self, part: str, short: int, long: int, files: list[Path]) -> Spent:
        """What one more repetition of a part costs."""
        (one, _), (many, printed) = (
            spent([sys.executable, PARTS, part, self._isolation, str(count), *files])
            for count in (short, long)
        )
        self.counts = json.loads(printed or "{}")
        return tuple((b - a) / (long - short) for a, b in zip(one, many, strict=True))  # type: ignore[return-value]


def right(exercise: str) -> list[Path]:
    return sorted((ROOT / "tests" / "right" / exercise).glob("*.py"))


def milliseconds(value: float) -> str:
    return f"{value:,.2f}" if value < 10 else f"{value:,.0f}"


def ways(parts: Parts, submissions: int) -> tuple[dict[str, Spent], dict[str, int]]:
    files = right(EXERCISE)
    found = {"session": parts.each("session", 1, submissions, files)}
    counts = parts.counts
    found["two jobs"] = parts.each("jobs", 2, submissions, files)
    found["plain"] = parts.each("plain", 1, 4, files)
    found["pytest"] = parts.each("pytest", 1, 3, files)
    requests = [str(counts["direct"]), str(counts["django"])]
    floor = [Path(number) for number in requests]
    return {"floor": parts.each("floor", 1, submissions, [*floor, *files[:1]]), **found}, counts


def show(found: dict[str, Spent], base: str, title: str) -> None:
    table = Table(title=title)
    for column in ("", "CPU ms", "wall ms", f"CPU in times {base}"):
        table.add_column(column, justify="right" if column else "left")
    for name, (cpu, wall) in found.items():
        ratio = f"{cpu / found[base][0]:.2f}"
        table.add_row(name, milliseconds(cpu), milliseconds(wall), ratio)
    Console().print(table)


@click.command()
@click.option("--isolation", default="B", show_default=True, help="walls (none or B)")
@click.option("--submissions", default=24, show_default=True, help="in the long run of a session")
def main(isolation: str, submissions: int) -> None:
    """Measure and print."""
    parts = Parts(isolation)
    found, counts = ways(parts, submissions)
    _, short = spent([sys.executable, PARTS, "session", isolation, "2", *right(EXERCISE)])
    title = (
        f"One submission of {EXERCISE}: {counts['items']} checks, {counts['requests']} requests "
        f"({counts['direct']} direct, {counts['django']} through Django)"
    )
    memory = [json.loads(short)["kilobytes"] / 1024, counts["kilobytes"] / 1024]
    show(found, "floor", title)
    click.echo(
        f"The judge's memory at most: {memory[0]:.0f} MB after 2 submissions, "
        f"{memory[1]:.0f} MB after {submissions}"
    )
    files = right(EXERCISE)
    pieces = {
        "a host, from fork to first answer": parts.each("host", 5, 60, files),
        "a direct request": parts.each("direct", 2, 30, files),
        "a Django request": parts.each("django", 2, 30, files),
        "a pytest item": parts.each("items", 13, 650, files),
    }
    for name in ("a direct request", "a Django request"):
        pieces[name] = tuple(value / 46 for value in pieces[name])  # type: ignore[assignment]
    show(pieces, "a host, from fork to first answer", "Pieces")
    with tempfile.TemporaryDirectory() as folder:
        made = course.Course(Path(folder), FOUR)
        stock = {n: spent(made.autograde(n), made.folder)[0] for n in (1, 3)}
    each = tuple((b - a) / 2 for a, b in zip(stock[1], stock[3], strict=True))
    four = parts.each("session", 4, 24, [right(e)[n] for n in range(6) for e in FOUR])
    kit = tuple(value * 4 for value in four)
    show({"the kit": kit, "nbgrader autograde": each}, "the kit", "A student's four tasks")  # type: ignore[dict-item]


if __name__ == "__main__":
    main()
