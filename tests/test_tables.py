"""What a teacher sees of a class that is too large for a table."""

from __future__ import annotations

import io

from msgspec.structs import replace
from rich.console import Console

from autograder import tables
from autograder.result import CheckResult, Quiz, Result

RESULT = Result(
    student="ada",
    submission="ada.py",
    exercise="03_print_order",
    status="graded",
    score=14,
    max_score=14,
)


def shown(results: list[Result]) -> str:
    console = Console(file=io.StringIO(), width=120)
    console.print(tables.class_table(results))
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def school(count: int, **fields: object) -> list[Result]:
    return [replace(RESULT, student=f"student {n:05}", **fields) for n in range(count)]


def test_a_class_is_shown_whole() -> None:
    text = shown(school(tables.ROWS))
    assert text.count("all passed") == tables.ROWS
    assert "left out" not in text


def test_of_a_larger_one_those_are_shown_that_a_person_has_to_look_at() -> None:
    results = school(tables.ROWS + 500)
    results[700] = replace(results[700], status="kit_error", score=None, reason="no host")
    results[900] = replace(results[900], status="review", flags=("line 3: gc",))
    results[1200] = replace(results[1200], status="ungradable", score=0, reason="the file is empty")
    results[1300] = replace(
        results[1300],
        score=2,
        quiz=Quiz(None, None, 1),
        checks=(CheckResult("test_a", "A title", "failed", 2, message="seen: 1"),),
    )
    text = shown(results)
    assert "all passed" not in text
    assert [f"student {n:05}" in text for n in (700, 900, 1200, 1300)] == [True] * 4
    assert "?/1" in text
    assert "1,496 of 1,500 results are left out here" in text
    assert "--html FILE" in text


def test_a_large_class_with_nothing_to_look_at_has_no_empty_table() -> None:
    text = shown(school(tables.ROWS + 1))
    assert "Student" not in text
    assert "1,001 of 1,001 results are left out here" in text
