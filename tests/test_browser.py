"""A student in JupyterLab, in a real browser: by keyboard, wrong first, then right.

    SCREENSHOTS=docs/lab uv run pytest tests/test_browser.py

renders the pictures of the documentation anew, too.
"""

from __future__ import annotations

import itertools
import os
import re
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import chromium
from commands import AUTOGRADER, RIGHT, SOLUTIONS
from playwright.sync_api import Browser, Locator, Page, expect

from autograder.catalog import Exercise, exercises

pytestmark = pytest.mark.browser

ONE = "03_print_order"
WRONG = RIGHT.replace("await self.get_response", "self.get_response")
PATIENCE = 60_000
"""Milliseconds until a page that does not show what it should is given up."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where ``autograder lab`` serves a new folder: the address of its start page."""
    folder = tmp_path_factory.mktemp("lab")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    mine = {"HOME": str(folder), "IPYTHONDIR": str(folder / "ipython")}
    mine |= {f"JUPYTER_{name}_DIR": str(folder / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    server = subprocess.Popen(
        [AUTOGRADER, "lab", "lessons", "--no-browser", "--port", str(port)],
        cwd=folder,
        env={**os.environ, **mine},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    said = ""
    try:
        for line in server.stderr:
            said += line
            if found := re.search(rf"http://127\.0\.0\.1:{port}\S+", line):
                break
        else:
            pytest.fail(f"JupyterLab did not start: {said}")
        yield found[0]
    finally:
        server.terminate()
        server.communicate()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 1000})
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield context.new_page()
    context.close()


def picture(where: Page | Locator, name: str) -> None:
    """Keep a picture for the documentation, if it is asked for."""
    if folder := os.environ.get("SCREENSHOTS"):
        where.screenshot(path=Path(folder) / f"{name}.png")


_numbers = itertools.count()


class Notebook:
    """A notebook that is open in JupyterLab."""

    def __init__(self, page: Page, address: str, exercise: str) -> None:
        self.page = page
        # A workspace of its own: JupyterLab would open what the tests before have opened.
        place = f"/lab/workspaces/test{next(_numbers)}/tree/{exercise}.ipynb"
        page.goto(address.replace("/lab/tree/start.md", place))
        self.cells = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell")
        expect(self.cells.last).to_be_attached()
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()

    def cell(self, text: str) -> Locator:
        return self.cells.filter(has_text=text).first

    def enter(self, cell: Locator) -> None:
        """Put the cursor into a cell; the page may still be moving as its cells are drawn."""
        cell.locator(".cm-content").click()
        expect(cell).to_have_class(re.compile("jp-mod-active"))

    def run(self, cell: Locator, source: str | None = None) -> None:
        """Run a cell, after its text was replaced by ``source``."""
        self.enter(cell)
        if source is not None:
            self.page.keyboard.press("Control+a")
            self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Control+Enter")


def test_the_start_page_leads_to_the_lessons(address: str, page: Page) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name="Django async middleware")).to_be_visible()
    page.get_by_role("link", name="3. Print before and after the response").click()
    expect(page.locator(".jp-NotebookPanel .jp-CodeCell").last).to_be_attached()
    expect(page.get_by_text("Would you like to")).to_have_count(0)  # no question about news


def test_the_practice_question_by_keyboard_alone(address: str, page: Page) -> None:
    notebook = Notebook(page, address, ONE)
    widget = notebook.cell("practice(").locator(".autograder-practice")
    for _ in range(2):
        page.keyboard.press("Shift+Enter")  # story and question
    page.keyboard.press("Control+Enter")
    chosen = widget.get_by_role("radio")
    expect(chosen).to_have_count(4)
    for _ in range(5):
        if page.evaluate("document.activeElement.type") == "radio":
            break
        page.keyboard.press("Tab")
    status = widget.get_by_role("status")
    expect(status).to_be_empty()
    page.keyboard.press("ArrowDown")
    expect(chosen.nth(1)).to_be_checked()
    expect(status).to_contain_text("✗ B is not right. Read why, and choose again.")
    picture(notebook.cell("practice("), "practice")
    page.keyboard.press("ArrowUp")
    expect(status).to_contain_text("✓ A is right.")
    expect(widget.locator("fieldset")).to_match_aria_snapshot("""
        - group "What is printed, and when?":
          - radio "A Door opens, then the view works, then Door closes." [checked]
          - 'radio "B Nothing at all: prints inside an async def are not shown."'
          - 'radio "C Only Door opens: the await ends the function."'
          - radio "D Door closes, then Door opens, then the view works."
    """)
    assert Axe().run(page, context=".autograder-practice").response["violations"] == []
    # The text for viewers without widgets is hidden here.
    expect(page.locator(".autograder-practice-text")).to_be_hidden()

    notebook.enter(notebook.cell("practice("))
    page.keyboard.press("Control+s")
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    page.reload()
    expect(page.locator(".autograder-practice").get_by_role("radio").first).to_be_checked()


def test_what_was_chosen_outlives_the_kernel(address: str, page: Page) -> None:
    notebook = Notebook(page, address, "01_convert_function")
    cell = notebook.cell("practice(")
    notebook.run(cell)
    cell.get_by_role("radio").nth(3).check()
    page.keyboard.press("Escape")
    page.get_by_role("menuitem", name="Kernel").click()
    page.get_by_role("menuitem", name="Restart Kernel…").click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
    notebook.run(cell)
    expect(cell.get_by_role("radio").nth(3)).to_be_checked()


def test_wrong_first_and_then_right(address: str, page: Page) -> None:
    notebook = Notebook(page, address, ONE)
    code, check = notebook.cell("class LogMiddleware"), notebook.cell("check(")
    notebook.run(notebook.cell("practice("))
    answer = notebook.cell("answer =")
    notebook.run(answer)
    expect(answer).to_contain_text('Write one letter between the quotes, like this: answer = "A"')
    notebook.run(answer, 'answer = "B"')
    expect(answer).to_contain_text("Your answer is B.")

    notebook.run(code, WRONG)
    notebook.run(check)
    shown = check.locator(".autograder-feedback")
    expect(shown).to_contain_text("A call is used before it was awaited")
    expect(shown).to_contain_text("response = self.get_response(request)")
    timeline = shown.get_by_role("img")
    expect(timeline).to_match_aria_snapshot("""
        - img /the request comes in; prints "Before response"; .*returns a coroutine/
    """)
    picture(check, "wrong")

    notebook.run(code, RIGHT)
    notebook.run(check)
    expect(shown).to_contain_text("14 of 14")
    expect(shown).to_contain_text("Everything passed")
    expect(timeline).to_have_accessible_name(
        re.compile('request 1: the view starts; request 2: .*request 1: prints "After response"')
    )
    expect(shown.get_by_text("The same in words")).to_be_visible()
    expect(check.locator(".jp-OutputArea-executeResult")).to_have_text(re.compile("14"))
    expect(check.locator("[data-mime-type='application/vnd.jupyter.stderr']")).to_have_count(0)
    picture(check, "right")
    page.goto(address)
    expect(page.get_by_role("row", name="✓ 3. Print before and after")).to_contain_text("14 of 14")
    picture(page, "map")


@pytest.mark.skipif("SCREENSHOTS" not in os.environ, reason="lesson 3 stands for all of them")
@pytest.mark.parametrize(
    "exercise", [e for e in exercises().values() if e.id != ONE], ids=lambda e: e.id
)
def test_every_lesson_wrong_first_and_then_right(
    address: str, page: Page, exercise: Exercise
) -> None:
    notebook = Notebook(page, address, exercise.id)
    for cell in notebook.cells.filter(has_text="demo(").all():
        notebook.run(cell)
        expect(cell.get_by_role("img")).not_to_have_count(0)
    code = notebook.cells.filter(has_text=f"# exercise: {exercise.id}").first
    check = notebook.cell("check(")
    notebook.run(code)
    notebook.run(check)
    shown = check.locator(".autograder-feedback")
    expect(shown).to_contain_text("Try this")
    picture(check, f"{exercise.id}-wrong")
    notebook.run(code, (SOLUTIONS / exercise.id / "middleware.py").read_text())
    notebook.run(check)
    expect(shown).to_contain_text("Everything passed")
    picture(check, f"{exercise.id}-right")


def test_demonstrations_draw_real_runs(address: str, page: Page) -> None:
    notebook = Notebook(page, address, "01_convert_function")
    for text in ("demo(blocking", "demo(one_by_one"):
        notebook.run(notebook.cell(text))
        expect(notebook.cell(text).get_by_role("img")).to_have_count(2)
    picture(notebook.cell("demo(blocking"), "overlap")
    first, second = notebook.cell("demo(blocking").get_by_role("img").all()
    expect(first).to_have_accessible_name(re.compile("^One at a time"))
    expect(second).to_have_accessible_name(re.compile("^All 5 requests wait at the same time"))
