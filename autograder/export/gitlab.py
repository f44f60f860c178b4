"""GitLab's code quality report: a finding a mistake, on the student's line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from autograder.export import Graded
from autograder.words import visible


def text(graded: Sequence[Graded]) -> str:
    """The JSON document."""
    return msgspec.json.encode([found for one in graded for found in _findings(one)]).decode()


def _findings(graded: Graded) -> Iterable[dict[str, Any]]:
    result = graded.result
    for mistake in (graded.feedback.mistake, *graded.feedback.others):
        if mistake is not None:
            yield _finding(graded, mistake.id, f"{mistake.name}. {mistake.what}", mistake.line)
    for check in result.checks:
        if check.went_wrong:
            yield _finding(graded, check.id, f"{check.title}: {check.message}", check.line)
    if result.reason is not None:
        yield _finding(graded, result.status, graded.summary, None)


def _finding(graded: Graded, name: str, said: str, line: int | None) -> dict[str, Any]:
    """``fingerprint`` tells GitLab which finding of the commit before this one is."""
    key = repr((*graded.result.key, name))
    notebook = graded.file.endswith(".ipynb")  # its lines are a cell's, not the file's
    return {
        "description": visible(said),
        "check_name": visible(f"{graded.name}/{name}"),
        "fingerprint": hashlib.sha256(key.encode()).hexdigest(),
        "severity": "major",
        "location": {
            "path": visible(graded.file),
            "lines": {"begin": 1 if line is None or notebook else max(1, line)},
        },
    }
