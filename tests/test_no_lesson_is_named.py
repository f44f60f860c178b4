"""Nothing of the grader knows a lesson by its name: a new one needs no change of it."""

from __future__ import annotations

import re

import pytest
from commands import ROOT

from autograder import catalog

PACKAGE = ROOT / "autograder"
FILES = sorted(
    path
    for path in PACKAGE.rglob("*")
    if path.is_file() and path.suffix != ".pyc" and path.parent != PACKAGE / "checks"
)
EXAMPLE = re.compile(r"^ *Example: autograder .*$", re.MULTILINE)
"""What --help shows has to be something that one can type."""


@pytest.mark.parametrize("exercise", catalog.exercises())
def test_no_file_outside_of_the_checks_names_a_lesson(exercise: str) -> None:
    assert len(FILES) > 100
    number = exercise.partition("_")[0]
    named = re.compile(rf"{exercise}|startswith\(.{number}")
    texts = {path: EXAMPLE.sub("", path.read_bytes().decode("utf-8", "replace")) for path in FILES}
    assert [str(path.relative_to(ROOT)) for path, text in texts.items() if named.search(text)] == []
