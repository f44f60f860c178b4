"""Pages for teachers and students, held against the rules of accessibility by axe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import chromium
from commands import SOLUTIONS, autograder
from playwright.sync_api import Browser

from autograder import catalog, grade
from autograder.feedback import feedback
from autograder.feedback.html import html
from autograder.limits import Limits
from autograder.submission import Submission

pytestmark = pytest.mark.browser

PHONE, DESK = (360, 740), (1280, 900)


def report(folder: Path) -> str:
    """A class's report with mistakes, a broken file and keys in it."""
    work = folder / "class"
    work.mkdir()
    wrong = sorted((SOLUTIONS / "03_print_order" / "wrong").glob("*.py"))[:6]
    for file in (SOLUTIONS / "03_print_order" / "middleware.py", *wrong):
        (work / f"{file.stem}.py").write_bytes(file.read_bytes())
    (work / "broken.ipynb").write_text("{")
    page = folder / "report.html"
    autograder(
        *("grade", work, "--exercise", "03_print_order", "--out", folder / "out", "--html", page)
    )
    return page.read_text()


def told(_: Path) -> str:
    """What a student sees beneath a check cell, on a page of its own."""
    exercise = catalog.find("04_missing_await")
    source = exercise.starter.read_text()
    work = Submission("ada", "ada.py", exercise.id, source)
    (judged,) = grade.judge_here([work], 0, Limits(isolation="any"))
    shown = html(feedback(judged.result, source, judged.steps), exercise.title)
    return (
        f"<!doctype html><html lang=en><title>{exercise.title}</title>"
        "<meta name=viewport content=width=device-width>"
        f"<main><h1>Lesson</h1><h2>Your task</h2>{shown}</main>"
    )


@pytest.mark.parametrize("make", [report, told])
def test_a_page_is_for_everybody(make: Callable[[Path], str], tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(make(tmp_path))
    with chromium() as browser:
        for width, height in (PHONE, DESK):
            look(browser, file, width, height)


def look(browser: Browser, file: Path, width: int, height: int) -> None:
    """Open a page without a network, with all that is folded; nothing may be wrong with it."""
    context = browser.new_context(
        offline=True, bypass_csp=True, viewport={"width": width, "height": height}
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    context.close()
