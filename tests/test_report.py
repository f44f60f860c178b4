"""The report of a class: what it counts and tells, and that it sorts in a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from commands import write
from samples import Tags, graded, hostile, kit_error, page

from autograder.export import plots


def test_bins() -> None:
    shares = [0, 0.01, 0.0999, 0.1, 0.5, 0.8999, 0.9, 0.999, 1]
    assert plots.binned(shares) == [1, 2, 1, 0, 0, 0, 1, 0, 0, 1, 2, 1]
    assert "0 %: 1; 1-9 %: 2; 10-19 %: 1" in plots.histogram(shares)


def test_the_report_tells_what_cost_most() -> None:
    diagnosis = {"id": "no_await", "line": 7, "evidence": "e"}
    lost = graded(diagnoses=(diagnosis,), misconceptions=("no_await",))
    text = "".join(Tags(page([lost, graded("bob"), kit_error()])).texts)
    assert "A call is used before it was awaited" in text
    assert "One line after" in text
    assert "Not scored, the kit failed: no host" in text


def test_an_empty_class_is_a_page_too() -> None:
    assert "Class" in page([])


@dataclass
class Browser:
    """Chromium without a network."""

    program: str
    folder: Path

    def run(self, text: str, script: str) -> str:
        """The page's text after a script has run in it, with all that the console was told."""
        file = write(self.folder / "page.html", text.replace("</body>", f"{script}</body>"))
        done = subprocess.run(
            [
                *(self.program, "--headless", "--no-sandbox", "--disable-gpu"),
                *("--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=5000"),
                *(f"--user-data-dir={self.folder / 'profile'}", "--enable-logging=stderr"),
                *("--dump-dom", file.as_uri()),
            ],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        assert "CONSOLE" not in done.stderr, done.stderr
        return done.stdout


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("there is no chromium")
    return Browser(program, tmp_path)


def test_the_report_sorts_in_a_browser(browser: Browser) -> None:
    found = [graded("ada"), graded("bob", score=6), graded("cem", score=0), kit_error()]
    clicks = """<script>
    const heads = [...document.querySelectorAll("th button")];
    heads.at(-1).click();
    document.title = [...document.querySelectorAll("#students ~ div tbody th")]
      .map((cell) => cell.textContent).join(" ");
    </script>"""
    # The page's own policy allows its own script only: the test's needs leave.
    text = re.sub(r"script-src [^;]*;", "script-src 'unsafe-inline';", page(found))
    dumped = browser.run(text, clicks)
    assert "<title>bob ada cem kim</title>" in dumped
    assert 'aria-sort="descending"' in dumped


def test_the_report_runs_nothing_but_its_own_script(browser: Browser) -> None:
    dumped = browser.run(page([hostile(), graded()]), "")
    assert "<title>Class</title>" in dumped
    assert dumped.count("<script") == 1
