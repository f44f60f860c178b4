"""Gradescope's results.json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from autograder.export import UNREAD, Graded, advice
from autograder.result import CheckResult
from autograder.verdicts import KitError
from autograder.words import visible


def text(graded: Sequence[Graded]) -> str:
    """The document: a test a check, with its points; the feedback as output.

    Raises KitError if the kit failed: a file that is not there leaves the grade open at
    Gradescope, and a zero would be the student's.
    """
    points = 0
    for one in graded:
        if one.sure is None:
            raise KitError(f"{visible(one.file)}: {visible(one.summary)}; there is no grade")
        points += one.sure
    document = {
        "score": points,
        "output": "\n\n".join(f"{one.name}: {visible(one.summary)}" for one in graded),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [test for one in graded for test in _tests(one)],
    }
    return msgspec.json.encode(document).decode()


def _tests(graded: Graded) -> list[dict[str, Any]]:
    tests = [_test(graded, check) for check in graded.result.checks]
    if not tests:
        tests = [_entry(graded, "Can be graded", 0, graded.result.max_score, "failed")]
        tests[0]["output"] = visible(graded.summary)
    elif (said := advice(graded)) and (
        first := next((t for t in tests if t["status"] == "failed"), None)
    ):
        first["output"] = said
    quiz = graded.result.quiz
    if quiz is not None:
        status = "passed" if quiz.points == quiz.max_points else "failed"
        tests.append(_entry(graded, "Question", quiz.points or 0, quiz.max_points, status))
        if quiz.points is None:
            tests[-1]["output"] = f"{UNREAD}: autograder check says why; mend it, hand in again"
    return tests


def _test(graded: Graded, check: CheckResult) -> dict[str, Any]:
    status = "passed" if check.outcome == "passed" else "failed"
    test = _entry(graded, check.title, check.points, check.max_points, status)
    said = "comes later, when the checks above pass" if check.outcome == "not_reached" else ""
    return {**test, "output": visible(said or check.message)}


def _entry(graded: Graded, title: str, points: int, most: int, status: str) -> dict[str, Any]:
    return {
        "name": visible(f"{graded.name}: {title}"),
        "score": points,
        "max_score": most,
        "status": status,
        "output": "",
        "output_format": "text",
        "visibility": "visible",
    }
