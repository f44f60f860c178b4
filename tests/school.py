"""A class that several tests grade: right and wrong answers, and what can't be judged."""

from __future__ import annotations

import json
from pathlib import Path

from commands import SOLUTIONS, write

EXERCISE = "02_async_call"
RIGHT = (SOLUTIONS / EXERCISE / "middleware.py").read_text()
WRONG = RIGHT.replace("await ", "")
COPIES = 3


def school(folder: Path) -> Path:
    """Each of the samples several times."""
    samples = {
        "right": RIGHT,
        "wrong": WRONG,
        "broken": RIGHT.replace("async def", "async dfe"),
        "exits": "import os\nos._exit(0)\n" + RIGHT,
        "empty": "",
    }
    for number in range(COPIES):
        for name, text in samples.items():
            write(folder / f"{name}{number}" / f"{EXERCISE}.py", text)
    return folder


def records(out: Path) -> dict[str, object]:
    """The counting record of each student, all fields."""
    lines = (out / "results.jsonl").read_bytes().splitlines()
    return {record["student"]: record for record in map(json.loads, lines)}
