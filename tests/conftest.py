"""What is graded once, for several test files."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import autograder
from school import COPIES, records, school


@pytest.fixture(scope="session")
def graded_class(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """The folder of a class, and its records when nothing disturbs its grading."""
    base = tmp_path_factory.mktemp("undisturbed")
    folder = school(base / "class")
    done = autograder("grade", folder, "--out", base / "out", "--jobs", "2", "--seed", "7")
    assert done.returncode == 0, done.stderr
    found = records(base / "out")
    assert len(found) == 5 * COPIES
    return folder, found
