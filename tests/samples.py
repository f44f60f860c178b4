"""Graded submissions to export, ordinary and hostile ones; the exports by name, and their tags."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

from commands import PRINT_ORDER
from msgspec.structs import replace

from autograder.export import Graded, github, gitlab, gradescope, junit, report, table
from autograder.feedback import feedback
from autograder.result import CheckResult, Quiz, Result
from autograder.timeline import Step

HOSTILE = (
    "=cmd()|' /C calc'!A0 [/red][bold] \x1b[31m\x1b]8;;http://evil\x07 <script>alert(1)</script>"
    "\n::error::evil\r\n::stop-commands::x\n\n# Markdown ![x](http://evil) @everyone "
    "\x00\x0b\ud800\u202e\u2028 ]]> --> </title></style> %0A::error::evil \"'`&amp;{{7*7}}{% raw %}"
)


def check(outcome: str = "passed", **fields: object) -> CheckResult:
    made = CheckResult("test_a", "One line before", "passed", 2, 2)
    return replace(
        made, **{"outcome": outcome, "points": 2 if outcome == "passed" else 0, **fields}
    )


def graded(
    student: str = "ada", steps: dict[str, tuple[Step, ...]] | None = None, **fields: object
) -> Graded:
    base = Result(
        student=student,
        submission=f"{student}.py",
        exercise=PRINT_ORDER,
        status="graded",
        score=2,
        max_score=6,
        checks=(
            check(),
            check("failed", id="test_b", title="One line after", message="seen: 1", line=7),
            check("not_reached", id="test_c", title="Overlap"),
        ),
    )
    result = replace(base, **fields)
    return Graded(result, f"class/{result.submission}", feedback(result, "", steps))


def hostile() -> Graded:
    diagnosis = {"id": "no_await", "line": 7, "evidence": HOSTILE}
    return graded(
        HOSTILE,
        {"test_b": (Step(1, "in", "the request comes in"), Step(1, "print", HOSTILE))},
        submission=HOSTILE + ".py",
        reason=HOSTILE,
        status="review",
        flags=(HOSTILE,),
        checks=(check("failed", id="test_b", title=HOSTILE, message=HOSTILE, line=7),),
        misconceptions=("no_await",),
        diagnoses=(diagnosis,),
        quiz=Quiz(HOSTILE, 0, 1),
    )


def unread() -> Graded:
    return graded("eve", quiz=Quiz(None, None, 1))


def kit_error() -> Graded:
    return graded("kim", status="kit_error", score=None, reason="no host", checks=())


def page(found: list[Graded]) -> str:
    return report.text(found, "Class", date(2026, 11, 24))


EVERY: dict[str, Callable[[list[Graded]], str]] = {
    "junit": junit.text,
    "gradescope": gradescope.text,
    "gitlab": gitlab.text,
    "commands": github.commands,
    "summary": github.summary,
    "csv": table.plain,
    "canvas": table.canvas,
    "moodle": table.moodle,
    "html": page,
}


class Tags(HTMLParser):
    """The tags and the texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
