"""A teacher in formgrader, in a real browser: the button judges one student, without a kernel."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nbcourse import SOLUTIONS, Course, cell, labelled
from playwright.sync_api import Page, expect, sync_playwright

from autograder import catalog

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
]

ONE = "03_print_order"
CHECKS = f"{ONE}-checks"
CODE = {
    "ada": (SOLUTIONS / ONE / "middleware.py").read_text("utf-8"),
    "bob": labelled(SOLUTIONS / ONE / "wrong" / "swapped_lines.py", ONE),
    "eve": "",
}
PATIENCE = 60_000
"""Milliseconds until a page that does not show what it should is given up."""
SWITCHES = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Three have handed in; nobody is graded."""
    course = Course(tmp_path_factory.mktemp("formgrader"))
    course.nbgrader("generate_assignment", ONE)
    for student, code in CODE.items():
        notebook = course.release(ONE)
        cell(notebook, ONE)["source"] = code
        course.submitted(student, ONE).write_text(json.dumps(notebook), "utf-8")
    return course


@pytest.fixture(scope="module")
def address(course: Course) -> Iterator[str]:
    """Where a Jupyter server that was started in the course's folder is."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = ["--no-browser", f"--port={port}", "--IdentityProvider.token=", "--allow-root"]
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options],
        cwd=course.folder,
        env=course.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    said = ""
    try:
        for line in server.stderr:
            said += line
            if f"http://127.0.0.1:{port}" in line:
                break
        else:
            pytest.fail(f"Jupyter did not start: {said}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate()


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        page = browser.new_page(viewport={"width": 1200, "height": 1000})
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield page
        browser.close()


def grade(course: Course, student: str) -> tuple[Any, ...]:
    with course.gradebook() as book:
        found = book.find_grade(CHECKS, ONE, ONE, student)
        return found.auto_score, found.manual_score, found.needs_manual_grade


def press_autograde(page: Page, address: str, student: str) -> None:
    page.goto(f"{address}/formgrader/manage_submissions/{ONE}")
    row = page.locator("tr", has=page.get_by_text(student, exact=True))
    row.locator(".autograde a").click()
    expect(page.locator(".modal.in .modal-body")).to_contain_text("Successfully autograded")
    page.locator(".modal.in").get_by_role("button", name="OK").click()


def test_the_button_judges_and_a_person_has_the_last_word(
    course: Course, address: str, page: Page
) -> None:
    for student in CODE:
        press_autograde(page, address, student)
    most = catalog.find(ONE).points
    score, manual, asked = grade(course, "bob")
    assert (0 < score < most, manual, asked) == (True, None, False)
    assert grade(course, "ada") == (most, None, False)
    assert grade(course, "eve") == (None, None, True)

    page.goto(f"{address}/formgrader/gradebook/{ONE}/{ONE}")
    with course.gradebook() as book:
        bob = book.find_submission_notebook(ONE, ONE, "bob").id
        eve = book.find_submission_notebook(ONE, ONE, "eve").id
    page.goto(f"{address}/formgrader/submissions/{bob}/")
    expect(page.locator(".autograder-feedback svg").first).to_be_visible()
    expect(page.locator(".autograder-feedback")).to_contain_text("The run that shows it.")

    page.goto(f"{address}/formgrader/submissions/{eve}/")
    expect(page.locator(".autograder-feedback")).to_contain_text("the coding cell is empty")
    with page.expect_response(re.compile("/formgrader/api/grade/")) as saved:
        page.locator(f"[id='{CHECKS}']").fill("3")
        page.locator(f"[id='{CHECKS}']").press("Tab")
    assert saved.value.ok
    press_autograde(page, address, "eve")
    assert grade(course, "eve") == (None, 3, True)


def test_button_and_command_give_the_same(course: Course, address: str, page: Page) -> None:
    press_autograde(page, address, "bob")
    by_button = grade(course, "bob")
    course.nbgrader("autograde", ONE, "--force")
    assert grade(course, "bob") == by_button
    lines = (course.folder / "judged" / "results.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["student"] for line in lines].count("bob") == 1  # judged once


def test_validate_as_a_student_has_it(course: Course, tmp_path: Path) -> None:
    folder = Path(catalog.__file__).parent / "notebook" / "jupyter"
    notebook = course.release(ONE)
    place = notebook["cells"].index(cell(notebook, ONE))
    notebook["cells"].insert(place, {**cell(notebook, ONE), "id": "a-copy"})
    path = tmp_path / f"{ONE}.ipynb"
    path.write_text(json.dumps(notebook), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "validate", path],
        cwd=tmp_path,
        env=course.environment() | {"JUPYTER_CONFIG_PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "there are 2 copies of the coding cell" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
