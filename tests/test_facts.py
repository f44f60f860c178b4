"""What the lessons say of Django is true: each file of facts is run in a real Django.

tests/test_django_range.py runs them on the newest one.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FACTS = Path(__file__).parent / "facts"
LESSONS = sorted(FACTS.glob("[0-9]*.py"))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_the_facts_of_a_lesson_hold(lesson: Path) -> None:
    command = [sys.executable, "-W", "error", lesson]
    done = subprocess.run(command, cwd=FACTS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
