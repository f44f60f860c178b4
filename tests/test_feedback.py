"""What a student is told of a result, beside the words of each mistake."""

from __future__ import annotations

import pytest

from autograder.feedback import feedback
from autograder.result import CheckResult, Result

FAILED = CheckResult("test_a", "A title", "failed", 2, line=3)
RESULT = Result(
    student="ada",
    submission="ada.py",
    exercise="03_print_order",
    status="graded",
    score=0,
    max_score=2,
    checks=(FAILED,),
)


@pytest.mark.parametrize("sign", ["\x0c", "\x1c", "\x85", "\u2028", "\x0b"])
def test_lines_are_counted_as_python_does(sign: str) -> None:
    assert feedback(RESULT, f"first\nsecond {sign}'s end\nthird\nfourth").code == "third"
