"""How long a student waits for the check cell of a notebook, cold and warm.

    uv run python benchmarks/notebook.py [--times 7]

Each line is a run of cells in a real kernel, from the word to run them until the kernel is idle
again: with the picture's making, without the browser. The median of several runs; CPU is that of
the judge and all that it has started.
"""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import click
import psutil
from jupyter_client.manager import start_new_kernel
from rich.console import Console
from rich.table import Table

from autograder import catalog
from autograder.notebook import bundle

ROOT = Path(__file__).parents[1]
PRACTICE = 'from autograder.notebook.practice import practice\npractice("{}")'
CHECK = 'from autograder.notebook.check import check\ncheck("{}")'
JUDGE = "from autograder.notebook import warm\nprint(warm.judge.pid)"
READY_SECONDS = 15
"""Until a judge that was started in the background has long been ready."""


class Kernel:
    """A kernel that works in a student's folder."""

    def __init__(self, folder: Path) -> None:
        self._manager, self._client = start_new_kernel(cwd=str(folder), stderr=subprocess.DEVNULL)

    def run(self, cell: str) -> float:
        """Run a cell; the milliseconds that it took."""
        begun = time.perf_counter()
        self._client.execute_interactive(cell, output_hook=lambda _: None)
        return (time.perf_counter() - begun) * 1000

    def judge(self) -> psutil.Process:
        """The judge of this kernel."""
        said: list[str] = []

        def take(message: dict[str, Any]) -> None:
            if message["msg_type"] == "stream":
                said.append(message["content"]["text"])

        self._client.execute_interactive(JUDGE, output_hook=take)
        return psutil.Process(int("".join(said)))

    def close(self) -> None:
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)


def cpu(process: psutil.Process) -> float:
    """Milliseconds of CPU of a process, of its zygote, and of hosts that have ended."""
    every = [process, *process.children(recursive=True)]
    return sum(1000 * sum(one.cpu_times()[:4]) for one in every)


def cold(folder: Path, exercise: str, times: int) -> float:
    """The first check of a kernel in which nothing of ours has run."""
    found = []
    for _ in range(times):
        kernel = Kernel(folder)
        kernel.run(solution(exercise))
        found.append(kernel.run(CHECK.format(exercise)))
        kernel.close()
    return statistics.median(found)


def warm(folder: Path, exercise: str, times: int) -> tuple[float, float, float]:
    """The first check after the practice question, later ones, and the judge's CPU for one."""
    kernel = Kernel(folder)
    kernel.run(PRACTICE.format(exercise))
    time.sleep(READY_SECONDS)
    kernel.run(solution(exercise))
    first = kernel.run(CHECK.format(exercise))
    judge = kernel.judge()
    before = cpu(judge)
    later = statistics.median([kernel.run(CHECK.format(exercise)) for _ in range(times)])
    used = (cpu(judge) - before) / times
    kernel.close()
    return first, later, used


def solution(exercise: str) -> str:
    return (ROOT / "solutions" / exercise / "middleware.py").read_text("utf-8")


@click.command()
@click.option("--times", default=7, show_default=True)
def main(times: int) -> None:
    """Measure and print."""
    course = catalog.course()
    table = Table(title="The check cell, milliseconds")
    for column in ("exercise", "cold", "first, after the question", "later", "judge's CPU"):
        table.add_column(column, justify="right" if column != "exercise" else "left")
    with tempfile.TemporaryDirectory() as made:
        bundle.put(course, Path(made))
        for exercise in ("03_print_order", "05_conditional_header"):
            numbers = [cold(Path(made), exercise, 3), *warm(Path(made), exercise, times)]
            table.add_row(exercise, *(f"{number:.0f}" for number in numbers))
    Console().print(table)


if __name__ == "__main__":
    main()
