"""Records of the sample class's broken submissions, compared whole.

``UPDATE_GOLDEN=1 uv run pytest tests/test_golden.py`` writes them anew: read the difference.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from autograder import grade
from autograder.limits import Limits
from autograder.result import encode
from autograder.submission import collect

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
# What is wrong with each: examples/README.md.
BROKEN = (
    *("ivo", "jun", "kofi", "lena", "mateo", "nadia", "omar", "petra"),
    *("quinn", "rosa", "sami", "tara", "ugo", "vera", "xenia"),
)


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    works = collect([ROOT / "examples" / "class"], grade.names())
    broken = [work for work in works if work.student in BROKEN]
    judged = grade.judge(broken, 1, Limits(), jobs=2)
    return {j.result.student: json.loads(encode(j.result)) for j in judged}


@pytest.mark.parametrize("student", BROKEN)
def test_record_of_a_broken_submission(records: dict[str, Any], student: str) -> None:
    record = records[student] | {
        "checks_sha256": "it changes with every change of a check",
        "isolation": "the strongest that the machine gives",
    }
    path = GOLDEN / f"{student}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert record == json.loads(path.read_text("utf-8"))
