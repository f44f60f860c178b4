"""For which exercise a work is, and whose: names, first lines and classes tell."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from collection import MARKER, UNMARKED, only
from commands import PRINT_ORDER, RIGHT, cell, notebook, write


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (f"{PRINT_ORDER}.py", "x = 1\n"),
        (f"ada-{PRINT_ORDER}.py", "x = 1\n"),
        (f"{PRINT_ORDER}/work.py", "x = 1\n"),
        ("work.py", MARKER + "x = 1\n"),
        ("work.py", "class LogMiddleware:\n    pass\n"),
        ("work.py", "def LogMiddleware(get_response):\n    pass\n"),
        ("work.py", "LogMiddleware = object\n"),
    ],
)
def test_the_exercise_is_told(tmp_path: Path, name: str, source: str) -> None:
    assert only(write(tmp_path / "ada" / name, source)).exercise == PRINT_ORDER


def test_the_path_counts_more_than_the_code(tmp_path: Path) -> None:
    submission = only(write(tmp_path / "04_missing_await.py"))
    assert submission.exercise == "04_missing_await"


def test_the_marker_counts_more_than_the_name(tmp_path: Path) -> None:
    source = "# exercise: 04_missing_await\n" + UNMARKED
    assert only(write(tmp_path / "ada.py", source)).exercise == "04_missing_await"


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\n",
        "    class LogMiddleware: pass\n",
        "class LogMiddlewareTwo: pass\n",
        "# class LogMiddleware\n",
        "class LogMiddleware: pass\nclass HeaderMiddleware: pass\n",
        "# exercise: 99_other\n",
    ],
)
def test_nobody_guesses_the_exercise(tmp_path: Path, source: str) -> None:
    submission = only(write(tmp_path / "ada.py", source))
    assert submission.exercise is None
    assert "--exercise" in str(submission.problem)


def test_a_misspelt_id_is_named(tmp_path: Path) -> None:
    problem = only(write(tmp_path / "ada.py", "# exercise: 03_print_oder\nx = 1\n")).problem
    assert problem == f"there is no exercise 03_print_oder; did you mean {PRINT_ORDER}?"


def test_the_option_tells_what_the_file_does_not(tmp_path: Path) -> None:
    silent, telling = write(tmp_path / "ada.py", "x = 1\n"), write(tmp_path / "bob.py")
    assert only(silent, exercise="missing_await").exercise == "04_missing_await"
    assert only(telling, exercise="missing_await").exercise == PRINT_ORDER


def test_the_option_does_not_overrule_a_notebook(tmp_path: Path) -> None:
    telling = write(tmp_path / "ada.ipynb", notebook([cell(RIGHT)]))
    assert only(telling, exercise="missing_await").exercise == PRINT_ORDER
    silent = write(tmp_path / "bob.ipynb", notebook([cell("x = 1")]))
    submission = only(silent, exercise="missing_await")
    assert submission.exercise == "04_missing_await"
    assert "coding cell is not in the notebook" in str(submission.problem)
    assert only(silent).exercise is None


@pytest.mark.parametrize(
    ("name", "student"),
    [
        (f"ada_{PRINT_ORDER}.py", "ada"),
        (f"{PRINT_ORDER}-ada.py", "ada"),
        (f"Ada Lovelace - {PRINT_ORDER}.py", "Ada Lovelace"),
        ("ada.lovelace.py", "ada.lovelace"),
        (f"ada/{PRINT_ORDER}.py", "ada"),
        (f"{PRINT_ORDER}/ada/work.py", "ada"),
        ("Ünal Öz.py", "Ünal Öz"),
        ("[red]ada[bold].py", "[red]ada[bold]"),
        ("a\x1b[31mda.py", "a\\x1b[31mda"),
        ("a\nda.py", "a\\x0ada"),
        ("a\u202eda.py", "a\\x202eda"),
        (os.fsdecode(b"a\xffda.py"), "a\\udcffda"),
    ],
)
def test_the_students_name(tmp_path: Path, name: str, student: str) -> None:
    write(tmp_path / "class" / name)
    folder = tmp_path / "class"
    top = folder / PRINT_ORDER if name.startswith(f"{PRINT_ORDER}/") else folder
    submission = only(top)
    assert submission.student == student
    assert (submission.student + submission.name).isprintable()
    json.dumps([submission.student, submission.name]).encode("utf-8")
