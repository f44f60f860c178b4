"""``check`` where there is no Unix: no fork, no socket that is handed over, none of its modules.

The kit's own workflow runs ``.ci/everywhere`` on Windows and macOS; here it runs too, and once
more with what Windows lacks taken away.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from commands import ROOT, SOLUTIONS, write

ELSEWHERE = Path(__file__).with_name("elsewhere.py")


def check(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ELSEWHERE, "check", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


@pytest.mark.parametrize("exercise", ["01_convert_function", "05_conditional_header"])
def test_check_needs_nothing_of_unix(exercise: str, tmp_path: Path) -> None:
    right = SOLUTIONS / exercise / "middleware.py"
    done = check(right, "--exercise", exercise, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    done = check(ROOT / "exercises" / exercise, folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "Try this" in done.stdout


def test_a_submission_that_ends_its_process_is_told_there_too(tmp_path: Path) -> None:
    source = write(tmp_path / "ada.py", "import os\nos._exit(3)\n")
    done = check(source, "--exercise", "03", folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "exit code 3" in done.stdout


def test_what_the_workflow_runs_everywhere_runs_here() -> None:
    command = [sys.executable, ROOT / ".ci" / "everywhere.py", "03_print_order"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
