"""The console script, submissions to give it, and the records that it writes."""

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

Done = subprocess.CompletedProcess[str]
Records = list[dict[str, Any]]


def autograder(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> Done:
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


def is_one_error(done: Done, *words: str) -> bool:
    """Whether a command could not do its work, and says so in one line."""
    lines = done.stderr.splitlines()
    return (
        done.returncode == 2
        and done.stdout == ""
        and len(lines) == 1
        and lines[0].startswith("error: ")
        and all(word in lines[0] for word in words)
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


def records(out: Path) -> Records:
    return [json.loads(line) for line in (out / "results.jsonl").read_bytes().splitlines()]


def record(out: Path, student: str) -> dict[str, Any]:
    """The student's record that counts."""
    return [r for r in records(out) if r["student"] == student][-1]
