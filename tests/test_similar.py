"""Who handed in the same: renamed copies are found, the only right answer is no copy."""

from __future__ import annotations

from pathlib import Path

from commands import PRINT_ORDER, RIGHT, ROOT, autograder, write

from autograder import catalog, similar
from autograder.submission import Submission

OWN = """
import functools


class LogMiddleware:
    def __init__(self, get_response):
        self.inner = get_response
        self.lines = {"before": "Before response", "after": "After response"}
        self.count = 0

    def say(self, *, which):
        self.count += 1
        for key, value in self.lines.items():
            if key == which and self.count >= 0:
                print(value)

    async def __call__(self, request):
        self.say(which="before")
        try:
            answer = await self.inner(request)
        finally:
            self.say(which="after")
        return answer
"""
RENAMED = OWN.replace("    def say", "    # mine\n    def say")
for _old, _new in {
    "inner": "next_one",
    "answer": "result",
    "say": "tell",
    "lines": "words",
    "count": "number",
}.items():
    RENAMED = RENAMED.replace(_old, _new)


def work(student: str, source: str) -> Submission:
    return Submission(student, f"{student}.py", PRINT_ORDER, source)


def found(*works: Submission) -> list[tuple[str, str]]:
    return [(pair.one.student, pair.other.student) for pair in similar.pairs(works, 0.8)]


def test_a_renamed_copy_is_found() -> None:
    others = [
        work(path.stem, path.read_text())
        for path in sorted((ROOT / "solutions" / PRINT_ORDER / "wrong").glob("*.py"))[:8]
    ]
    pairs = similar.pairs([work("ada", OWN), *others, work("bob", RENAMED)], 0.8)
    assert [
        (p.one.student, p.other.student) for p in pairs if "ada" in (p.one.student, p.other.student)
    ] == [("ada", "bob")]
    assert pairs[0].share > 0.95


def test_what_the_starter_has_is_no_copy() -> None:
    starter = catalog.find(PRINT_ORDER).starter.read_text()
    assert found(work("ada", starter), work("bob", starter)) == []


def test_what_many_have_is_no_copy() -> None:
    assert found(*(work(f"s{number}", OWN) for number in range(8))) == []


def test_nobody_copies_from_oneself() -> None:
    assert found(work("ada", OWN), work("ada", RENAMED)) == []


def test_the_command_lists_pairs(tmp_path: Path) -> None:
    for student, text in (("ada", OWN), ("bob", RENAMED), ("[red]eve", RIGHT)):
        write(tmp_path / "class" / f"{student}.py", text)
    done = autograder("similar", tmp_path / "class", "--exercise", "print_order")
    assert (done.returncode, done.stderr) == (0, "")
    _, row, last = done.stdout.splitlines()
    assert row.split() == ["100", "%", PRINT_ORDER, "ada", "(ada.py)", "bob", "(bob.py)"]
    assert last == "1 pair among 3 students. Read both before you judge."
