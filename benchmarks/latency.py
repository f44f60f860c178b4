"""How long a student waits for ``autograder check FILE``, cold, and where the time goes.

    uv run python benchmarks/latency.py [FILE] [--times 7]

Each line is a process of its own that does all that the lines above it do, and one thing more;
what that one thing costs is the difference. The median of several runs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
FILE = ROOT / "tests" / "right" / "03_print_order"
START = "import autograder.cli"
HOST = """
from autograder import sandbox
from autograder.limits import Limits
sandbox.start(Limits()).kill()
"""
JUDGED = """
import sys
from pathlib import Path
from autograder import grade
from autograder.limits import Limits
from autograder.submission import collect
grade.judge_here(collect([Path(sys.argv[1])], grade.names()), 0, Limits())
"""


def measured(command: list[str], times: int) -> tuple[float, float]:
    """Median milliseconds of wall and of CPU."""
    walls, cpus = [], []
    for _ in range(times):
        before, began = os.times(), time.perf_counter()
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        walls.append((time.perf_counter() - began) * 1000)
        cpus.append((sum(os.times()[2:4]) - sum(before[2:4])) * 1000)
    return statistics.median(walls), statistics.median(cpus)


@click.command()
@click.argument("file", type=Path, default=min(FILE.glob("*.py")))
@click.option("--times", default=7, show_default=True)
def main(file: Path, times: int) -> None:
    """Measure and print."""

    def python(code: str) -> list[str]:
        return [sys.executable, "-c", code, str(file)]

    modules = f"{START}\nimport autograder.grading.session"
    stages = {
        "Python": python("pass"),
        "+ the command line is imported": python(START),
        "+ pytest and the judge are imported": python(modules),
        "+ a zygote gets Django ready, a host answers": python(modules + HOST),
        "+ a pytest session judges the file": python(modules + JUDGED),
        "autograder check, end to end": [sys.executable, "-m", "autograder", "check", str(file)],
    }
    table = Table(title=f"autograder check {file.name}")
    for column in ("", "wall ms", "of that, this step", "CPU ms"):
        table.add_column(column, justify="right" if column else "left")
    before = 0.0
    for name, command in stages.items():
        wall, cpu = measured(command, times)
        table.add_row(name, f"{wall:.0f}", f"{wall - before:+.0f}", f"{cpu:.0f}")
        before = wall
    Console().print(table)


if __name__ == "__main__":
    main()
