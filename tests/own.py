"""A course of a teacher's own, outside of the repo: one lesson, with a check of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from commands import ROOT, write

LESSON = "politeness"
CHECK = '''"""Checks for politeness."""

from autograder import check
from autograder.app import App
from autograder.checks import visits


@check(points=3)
async def test_response_is_signed(app: App) -> None:
    """The response carries X-Signed: yes"""
    seen = await visits.visit(app)
    assert seen.header("X-Signed") == "yes"
'''
STARTER = """# exercise: politeness


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
"""
RIGHT = STARTER.replace("        return await ", "        response = await ") + (
    '        response["X-Signed"] = "yes"\n        return response\n'
)
WRONG = RIGHT.replace('"yes"', '"no"')
COURSE = f"""title = "Mine"

[[assignments]]
title = "All"

[assignments.points]
{LESSON} = 3
"""


def own_course(folder: Path) -> Path:
    """The folder of such a course."""
    exercise = folder / "exercises" / LESSON
    shutil.copytree(ROOT / "exercises" / "02_async_call", exercise)
    write(folder / "exercises" / "course.toml", COURSE)
    write(exercise / "middleware.py", STARTER)
    write(folder / "checks" / f"test_{LESSON}.py", CHECK)
    solutions = folder / "solutions" / LESSON
    write(solutions / "middleware.py", RIGHT)
    shutil.copy(ROOT / "solutions" / "02_async_call" / "answers.toml", solutions)
    write(solutions / "wrong" / "no.py", f"# other.value: test_response_is_signed\n{WRONG}")
    return folder
