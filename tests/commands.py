"""What several tests need: the console script, and submissions to give it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nbformat import v4

ROOT = Path(__file__).parents[1]
SOLUTIONS = ROOT / "solutions"
AUTOGRADER = Path(sys.executable).with_name("autograder")

PRINT_ORDER = "03_print_order"
RIGHT = (SOLUTIONS / PRINT_ORDER / "middleware.py").read_text()
WRONG = RIGHT.replace('print("After response")', "pass")


def autograder(
    *arguments: str | Path, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the console script as a user does, and wait for its end."""
    return subprocess.run(
        [AUTOGRADER, *arguments],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "100", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def write(path: Path, text: str | bytes = RIGHT) -> Path:
    """Write a file, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def cell(source: str, grade_id: str | None = None) -> Any:
    """A code cell, with nbgrader's metadata if it has an id."""
    metadata = {} if grade_id is None else {"nbgrader": {"grade_id": grade_id}}
    return v4.new_code_cell(source, metadata=metadata)


def notebook(cells: Sequence[Any]) -> str:
    """The text of a notebook with these cells."""
    return json.dumps(v4.new_notebook(cells=list(cells)))


def answered(answer: str, code: str = RIGHT, exercise: str = PRINT_ORDER) -> str:
    """A notebook with an answered question and a coding cell."""
    question = cell(f'answer = "{answer}"', f"{exercise}-question")
    return notebook([question, cell(code, exercise)])
