"""CPU for one submission: judged in a session, in a session of its own, and its floor.

All in one run, on right answers to each exercise, which are sent every request there is:

* session    many submissions in one pytest session, hosts forked from a zygote
* alone      a process and a session for each submission, as ``autograder check`` does
* plain      as *session*, but each host is a fresh process
* pytest     a fresh ``pytest autograder/checks --submission``: no closed session, no worker
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
MANY = [f for e in sorted((ROOT / "tests" / "right").iterdir()) for f in sorted(e.glob("*.py"))[:6]]
FEW = MANY[::6]

SESSION = """
import sys
from pathlib import Path
from autograder import grade, sandbox
from autograder.limits import Limits
from autograder.sandbox import plain
from autograder.submission import collect
if sys.argv[1] == "plain":
    sandbox.start = plain.start
works = collect(map(Path, sys.argv[2:]), grade.names())
assert all(judged.result.passed for judged in grade.judge_here(works, 0, Limits()))
"""


def cpu_of(commands: list[list[str | Path]]) -> float:
    """Milliseconds of CPU of these commands and all that they start."""
    before = os.times()
    for command in commands:
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return spent * 1000


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "session.py"
        script.write_text(SESSION)
        python: str | Path = sys.executable
        session = [python, script, "forked"]
        plain = [python, script, "plain"]
        checks: list[str | Path] = [python, "-m", "pytest", "-q", "autograder/checks"]
        start = cpu_of([[*session, *FEW[:1]]])
        ways: dict[str, Callable[[], float]] = {
            # The start of Python and pytest is paid once in a session; it is left out here.
            "session": lambda: (cpu_of([[*session, *MANY]]) - start) / (len(MANY) - 1),
            "plain": lambda: (cpu_of([[*plain, *MANY]]) - start) / (len(MANY) - 1),
            "alone": lambda: cpu_of([[*session, file] for file in FEW]) / len(FEW),
            "pytest": lambda: cpu_of([[*checks, "--submission", file] for file in FEW]) / len(FEW),
        }
        spent = {name: measure() for name, measure in ways.items()}
    table = Table("way", "CPU ms a submission", "times session")
    for name, milliseconds in spent.items():
        table.add_row(name, f"{milliseconds:.0f}", f"{milliseconds / spent['session']:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
