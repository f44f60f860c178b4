"""CPU of one submission in ``nbgrader autograde``: judged by the kit, and stock, in a kernel.

    uv run python benchmarks/autograde.py [--submissions 24]

Both grade the same right answers to the same notebook, in one run. CPU is that of all processes.
Each number is the difference of a long and a short run, divided by how many submissions longer it
was, so nbgrader's own start is not in it, nor the start of the judge. ``generate_feedback`` is the
same for both. Beside them, stock nbgrader on notebooks with a handful of asserts instead of checks.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click
import course
from rich.console import Console
from rich.table import Table

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from nbcourse import SOLUTIONS, Course, cell

EXERCISE = "03_print_order"


def cpu(command: list[str | Path], folder: Path, environment: dict[str, str]) -> float:
    """Milliseconds of CPU of a command and of all that it starts."""
    before = os.times()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    after = os.times()
    return 1000 * (after[2] - before[2] + after[3] - before[3])


class Measured:
    """A course in which classes of different sizes are graded."""

    def __init__(self, base: Path, *, kernel: bool) -> None:
        base.mkdir()
        self.course = Course(base, kernel=kernel)
        self.course.nbgrader("generate_assignment", EXERCISE)
        release = self.course.release(EXERCISE)
        code = (SOLUTIONS / EXERCISE / "middleware.py").read_text("utf-8")
        self._release, self._code = release, code

    def grade(self, command: str, students: int, prefix: str) -> float:
        """CPU of grading so many students, who have just handed in."""
        for number in range(students):
            name = f"{prefix}{number}"
            path = self.course.submitted(name, EXERCISE)
            cell(self._release, EXERCISE)["source"] = f"{self._code}\n# {name}"
            path.write_text(json.dumps(self._release), "utf-8")
        return self.run(command, prefix)

    def run(self, command: str, prefix: str) -> float:
        arguments = [command, EXERCISE, f"--student={prefix}*", "--Application.log_level=ERROR"]
        run = [sys.executable, "-m", "nbgrader", *arguments, "--Judge.jobs=1"]
        return cpu([*run], self.course.folder, self.course.environment())


def each(base: Path, *, kernel: bool, most: int) -> tuple[float, float]:
    """Milliseconds for one more submission: autograde, generate_feedback."""
    measured = Measured(base, kernel=kernel)
    few = 2
    short = measured.grade("autograde", few, "a")
    long = measured.grade("autograde", most, "b")
    told = [measured.run("generate_feedback", prefix) for prefix in ("a", "b")]
    return (long - short) / (most - few), (told[1] - told[0]) / (most - few)


def asserts(base: Path) -> float:
    """Milliseconds for one more submission of the same task with asserts, in a kernel."""
    base.mkdir()
    made = course.Course(base, (EXERCISE,))
    few, most = (cpu(made.autograde(count), base, dict(os.environ)) for count in (1, 4))
    return (most - few) / 3


@click.command()
@click.option("--submissions", default=24, show_default=True, help="in the long run by the kit")
def main(submissions: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        judged, feedback = each(base / "judged", kernel=False, most=submissions)
        stock, _ = each(base / "stock", kernel=True, most=5)
        plain = asserts(base / "asserts")
    table = Table(title=f"nbgrader autograde, one submission of {EXERCISE}")
    for column in ("", "CPU ms", "in times of ours"):
        table.add_column(column, justify="right" if column else "left")
    for name, value in {
        "our configuration": judged,
        "stock, same notebook, in a kernel": stock,
        "stock, a handful of asserts": plain,
        "generate_feedback": feedback,
    }.items():
        table.add_row(name, f"{value:,.0f}", f"{value / judged:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
