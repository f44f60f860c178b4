"""``--course``: exercises outside of the repo, with checks of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import ROOT, autograder, write
from own import CHECK, LESSON, RIGHT, WRONG, own_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return own_course(tmp_path / "course")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "class" / "ada" / f"{LESSON}.py", RIGHT)
    write(tmp_path / "class" / "bob" / f"{LESSON}.py", WRONG)
    return tmp_path / "class"


def scores(out: Path) -> dict[str, Any]:
    lines = (out / "results.jsonl").read_bytes().splitlines()
    return {r["student"]: (r["score"], r["max_score"]) for r in map(json.loads, lines)}


def test_grade_uses_the_checks_of_the_course(course: Path, folder: Path, tmp_path: Path) -> None:
    arguments = ("grade", folder, "--out", tmp_path / "out", "--jobs", "2", "--course")
    done = autograder(*arguments, os.path.relpath(course, tmp_path), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert scores(tmp_path / "out") == {"ada": (3, 3), "bob": (0, 3)}
    again = autograder(*arguments, course)
    assert "2 of them were judged before" in again.stdout


def test_a_changed_check_is_judged_again(course: Path, folder: Path, tmp_path: Path) -> None:
    arguments = ("grade", folder, "--out", tmp_path / "out", "--course", course)
    assert autograder(*arguments).returncode == 0
    write(course / "checks" / f"test_{LESSON}.py", CHECK.replace('== "yes"', '== "no"'))
    done = autograder(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert "judged before" not in done.stdout
    assert scores(tmp_path / "out") == {"ada": (0, 3), "bob": (3, 3)}


@pytest.mark.parametrize("way", ["option", "environment"])
def test_check_by_option_and_by_environment(course: Path, tmp_path: Path, way: str) -> None:
    work = write(tmp_path / f"{LESSON}.py", RIGHT)
    if way == "option":
        done = autograder("check", work, "--course", course)
    else:
        done = autograder("check", work, AUTOGRADER_COURSE=str(course))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Score: 3 of 3" in done.stdout


def test_nothing_else_in_the_folder_takes_part(course: Path, tmp_path: Path) -> None:
    ran = f"import pathlib\npathlib.Path({str(tmp_path / 'ran')!r}).touch()\n"
    for name in ("conftest.py", "checks/conftest.py", "checks/test_other.py", "checks/random.py"):
        write(course / name, ran)
    for name in ("pytest.ini", "checks/pytest.ini"):
        write(course / name, "[pytest]\naddopts = --collect-only\n")
    write(tmp_path / "work" / "middleware.py", WRONG)
    done = autograder("check", "work", "--course", course, "--exercise", LESSON, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "Score: 0 of 3" in done.stdout
    assert not (tmp_path / "ran").exists()


def test_verify_and_build_work_in_the_folder(course: Path, tmp_path: Path) -> None:
    done = autograder("verify", "--course", course)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert [LESSON, "fails", "passes", "1", "0"] in [r.split() for r in done.stdout.splitlines()]
    done = autograder("build", "--course", course, cwd=tmp_path)
    assert done.stdout.startswith("2 files written;")
    assert (course / "notebooks" / "release" / LESSON / f"{LESSON}.ipynb").exists()
    write(course / "exercises" / LESSON / "lesson.md", "# Other\n\n## Your task\n\nSign it.\n")
    done = autograder("verify", "--course", course, cwd=tmp_path)
    assert f"notebooks/release/{LESSON}/{LESSON}.ipynb: is stale" in done.stdout


def test_plain_pytest_works_too(course: Path, tmp_path: Path) -> None:
    work = write(tmp_path / f"{LESSON}.py", RIGHT)
    options = ("-p", "autograder.plugin", "--course", course, "--submission", work)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "checks", *options, "-o", "asyncio_mode=auto"],
        cwd=course,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 passed" in done.stdout, done.stdout


def test_plain_pytest_without_a_submission_says_what_is_missing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "autograder/checks"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
    assert "name what to judge by --submission PATH" in done.stdout


@pytest.mark.parametrize(
    ("checks", "words"),
    [
        ("def x(:\n", "can't be loaded: SyntaxError"),
        ("import nowhere\n", "can't be loaded: ModuleNotFoundError: No module named 'nowhere'"),
        ("1 / 0\n", "can't be loaded: ZeroDivisionError"),
        ("x = 1\n", "has checks for 0 points, and course.toml says 3: run autograder verify"),
    ],
)
def test_checks_that_are_broken_are_nobodys_zero(
    course: Path, tmp_path: Path, checks: str, words: str
) -> None:
    write(course / "checks" / f"test_{LESSON}.py", checks)
    work = write(tmp_path / f"{LESSON}.py", RIGHT)
    done = autograder("check", work, "--course", course, COLUMNS="400")
    assert (done.returncode, done.stderr) == (3, "")
    assert f"the kit failed: {course / 'checks' / f'test_{LESSON}.py'} {words}" in done.stdout
    assert "Not scored" in done.stdout


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("checks", f"there are no checks for {LESSON}"),
        ("exercises", "course.toml: No such file or directory: a course needs this file"),
    ],
)
def test_what_is_missing_is_one_line(
    course: Path, tmp_path: Path, missing: str, words: str
) -> None:
    (course / missing).rename(tmp_path / "gone")
    done = autograder("check", write(tmp_path / f"{LESSON}.py", RIGHT), "--course", course)
    assert done.returncode in (2, 3)
    assert words in done.stdout + done.stderr
    assert done.stderr.count("\n") == 1
