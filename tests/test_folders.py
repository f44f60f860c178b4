"""Folders in every layout: whose work is found in them, and what is left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from collection import UNMARKED, found, keys
from commands import PRINT_ORDER, RIGHT, answered, write

from autograder.submission import left_out


def test_a_folder_of_files_has_a_student_a_file(tmp_path: Path) -> None:
    for name in ("eve.py", "ada.py", "bob.ipynb"):
        write(tmp_path / name, answered("A") if name.endswith("ipynb") else RIGHT)
    assert keys(found(tmp_path)) == [
        ("ada", "ada.py", PRINT_ORDER),
        ("bob", "bob.ipynb", PRINT_ORDER),
        ("eve", "eve.py", PRINT_ORDER),
    ]


def test_a_folder_of_folders_has_a_student_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "bob" / "work.py")
    write(tmp_path / "ada" / "deep" / "down" / "mine.py")
    assert keys(found(tmp_path)) == [
        ("ada", "ada/deep/down/mine.py", PRINT_ORDER),
        ("bob", "bob/work.py", PRINT_ORDER),
    ]


def test_the_submitted_tree_of_nbgrader(tmp_path: Path) -> None:
    for student in ("bob", "ada"):
        name = f"{PRINT_ORDER}.ipynb"
        write(tmp_path / "submitted" / student / PRINT_ORDER / name, answered("A"))
    assert keys(found(tmp_path / "submitted")) == [
        ("ada", f"ada/{PRINT_ORDER}/{PRINT_ORDER}.ipynb", PRINT_ORDER),
        ("bob", f"bob/{PRINT_ORDER}/{PRINT_ORDER}.ipynb", PRINT_ORDER),
    ]


def test_a_students_own_folder(tmp_path: Path) -> None:
    write(tmp_path / "ada" / PRINT_ORDER / "middleware.py")
    write(tmp_path / "ada" / "04_missing_await.py", "x = 1\n")
    assert keys(found(tmp_path / "ada")) == [
        ("ada", f"{PRINT_ORDER}/middleware.py", PRINT_ORDER),
        ("ada", "04_missing_await.py", "04_missing_await"),
    ]


def test_an_exercise_folder_is_its_owners(tmp_path: Path) -> None:
    write(tmp_path / "ada" / PRINT_ORDER / "middleware.py", UNMARKED)
    folder = tmp_path / "ada" / PRINT_ORDER
    assert keys(found(folder)) == [("ada", "middleware.py", PRINT_ORDER)]
    assert found(folder / "middleware.py") == found(folder)


def test_a_folder_for_each_exercise_has_the_students_in_it(tmp_path: Path) -> None:
    for name in ("ada.py", "bob/work.py", f"{PRINT_ORDER}_kim.ipynb"):
        write(tmp_path / PRINT_ORDER / name, answered("A") if name.endswith("ipynb") else RIGHT)
    assert sorted(work.student for work in found(tmp_path)) == ["ada", "bob", "kim"]


def test_a_relative_path_is_as_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "ada" / PRINT_ORDER / "middleware.py", UNMARKED)
    expected = found(tmp_path / "ada" / PRINT_ORDER)
    monkeypatch.chdir(tmp_path / "ada" / PRINT_ORDER)
    assert found(Path()) == found(Path("middleware.py")) == expected


def test_a_folder_may_be_named_like_a_file(tmp_path: Path) -> None:
    write(tmp_path / "x.py" / "ada.py")
    assert keys(found(tmp_path)) == [("x.py", "x.py/ada.py", PRINT_ORDER)]
    assert keys(found(tmp_path / "x.py")) == [("ada", "ada.py", PRINT_ORDER)]


@pytest.mark.parametrize(
    "folder", [".venv", ".git", ".ipynb_checkpoints", "__pycache__", "venv", "site-packages"]
)
def test_folders_that_nobody_hands_in_are_left_out(tmp_path: Path, folder: str) -> None:
    write(tmp_path / "ada" / "work.py")
    write(tmp_path / "ada" / folder / "lib" / "other.py")
    write(tmp_path / folder / "other.py")
    assert keys(found(tmp_path)) == [("ada", "ada/work.py", PRINT_ORDER)]


def test_other_files_are_left_out(tmp_path: Path) -> None:
    for name in ("notes.txt", "ada.pyc", "ada.py.orig", ".ada.py", "ada"):
        write(tmp_path / name)
    assert found(tmp_path) == []


def test_an_ending_in_capitals_is_as_good(tmp_path: Path) -> None:
    write(tmp_path / "ADA.PY")
    write(tmp_path / "BOB.IPYNB", answered("A"))
    assert [(w.student, w.cell, w.problem) for w in found(tmp_path)] == [
        ("ADA", False, None),
        ("BOB", True, None),
    ]
    assert left_out([tmp_path]) == []


def test_what_could_not_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path / "ada" / "work.py")
    write(tmp_path / "bob" / "work.zip")
    write(tmp_path / "kim\x1b.docx")
    write(tmp_path / ".hidden")
    write(tmp_path / "__pycache__" / "x.pyc")
    (tmp_path / "liz").mkdir()
    (tmp_path / "mia").symlink_to(tmp_path / "ada")
    told = [path.name for path in left_out([tmp_path, tmp_path / "ada" / "work.py"])]
    assert told == [
        "bob",
        "kim\x1b.docx",
        "liz",
        "mia",
    ]


def test_a_folder_that_nobody_may_open_costs_only_its_owner(tmp_path: Path) -> None:
    write(tmp_path / "ada" / "work.py")
    write(tmp_path / "bob" / "work.py")
    (tmp_path / "ada").chmod(0)
    code = (
        "from pathlib import Path; from autograder.grade import names\n"
        "from autograder.submission import collect\n"
        f"for w in collect([Path({str(tmp_path)!r})], names()): print(w.student, w.problem)"
    )
    # Root may open it, unless it has given that up.
    powerless = ("setpriv", "--bounding-set", "-all") if os.geteuid() == 0 else ()
    done = subprocess.run(
        [*powerless, sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    (tmp_path / "ada").chmod(0o755)
    assert done.stdout.splitlines() == [
        "ada the file can't be read: Permission denied",
        "bob None",
    ], done.stderr
