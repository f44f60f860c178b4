"""``autograder new``: a lesson that verify refuses until it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commands import autograder, write
from own import LESSON, own_course

from autograder import catalog
from autograder.authoring.gaps import gaps, texts

NEW = "path_length"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    done = autograder("new", NEW, "--course", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path


def missing(course: Path, exercise: str = NEW) -> list[str]:
    catalog.course.cache_clear()
    asked = catalog.find(exercise, course), course / "solutions"
    return [f"{finding.file}: {finding.text}" for finding in [*gaps(*asked), *texts(*asked)]]


def test_a_new_lesson_is_refused_with_one_line_for_each_thing_to_write(course: Path) -> None:
    done = autograder("verify", NEW, "--course", course, COLUMNS="400")
    assert (done.returncode, done.stderr) == (1, "")
    said = [s.removeprefix("error: ") for s in done.stdout.splitlines() if s.startswith("error: ")]
    assert said == missing(course)
    written = [path for path in course.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    todo = sum("TODO" in line for path in written for line in path.read_text().splitlines())
    assert len(said) == len(set(said)) == todo + 1  # and no wrong answer
    assert said[-1].startswith(f"solutions/{NEW}/wrong: has no wrong answer")


def test_a_second_one_comes_last_in_the_course(course: Path) -> None:
    assert autograder("new", "13_other", "--course", course).returncode == 0
    catalog.course.cache_clear()
    assert list(catalog.exercises(course)) == [NEW, "13_other"]
    assert catalog.find("13_other", course).name == "OtherMiddleware"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("Path", "is no id: use small letters"),
        ("../up", "is no id: use small letters"),
        ("a__b", "is no id: use small letters"),
        ("13", "is no id: use small letters"),
        (NEW, f"there is an exercise {NEW} already"),
        ("path", f"path and {NEW} can't be told apart"),
        ("there", "exercises/there is there already: choose another id"),
    ],
)
def test_an_id_that_can_not_be_used_is_one_line(course: Path, key: str, words: str) -> None:
    (course / "exercises" / "there").mkdir()
    before = sorted(course.rglob("*"))
    done = autograder("new", key, "--course", course, COLUMNS="400")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr
    assert sorted(course.rglob("*")) == before


def test_outside_of_a_clone_it_needs_a_course(tmp_path: Path) -> None:
    (tmp_path / "solutions").mkdir()
    done = autograder("new", NEW, cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "run this in a clone of the kit, or name a --course" in done.stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (f"exercises/{LESSON}/lesson.md", "## Your task", "## Task", "no section '## Your task'"),
        (f"checks/test_{LESSON}.py", '"""The response ', '""" """ # ', "the title, is missing"),
        (f"checks/test_{LESSON}.py", "async def test_", "async def try_", "to begin with test_"),
        (f"checks/test_{LESSON}.py", "async def", "def", "it has to be an async def"),
        (f"checks/test_{LESSON}.py", "@check(points=3)", "", "has no check"),
        (f"checks/test_{LESSON}.py", "async def", "async dfe", "line 9: "),
        (f"solutions/{LESSON}/wrong/no.py", "#", "", "the first line is no '# misconception: "),
        (f"solutions/{LESSON}/answers.toml", "", None, "answers.toml: is missing"),
        (f"solutions/{LESSON}/middleware.py", "", None, "middleware.py: is missing"),
        (
            f"exercises/{LESSON}/exercise.toml",
            "kind = ",
            'services = ["ask"]\nkind = ',
            "function ask,",
        ),
        (f"checks/test_{LESSON}.py", "", None, "is missing"),
        (f"exercises/{LESSON}/exercise.toml", 'goal = "', 'goal = ""  # "', "goal is empty"),
    ],
)
def test_what_is_missing_in_a_lesson_is_told_once(
    tmp_path: Path, file: str, old: str, new: str | None, words: str
) -> None:
    course = own_course(tmp_path)
    assert missing(course, LESSON) == []
    path = course / file
    if new is None:
        path.unlink()
    else:
        assert old in path.read_text()
        write(path, path.read_text().replace(old, new, 1))
    (said,) = missing(course, LESSON)
    assert words in said


def test_a_starter_that_passes_is_refused(tmp_path: Path) -> None:
    course = own_course(tmp_path)
    reference = course / "solutions" / LESSON / "middleware.py"
    write(course / "exercises" / LESSON / "middleware.py", reference.read_text())
    done = autograder("verify", "--course", course)
    assert done.returncode == 1
    assert re.findall("^error: .*", done.stdout, re.MULTILINE) == [
        f"error: {LESSON}/middleware.py: the starter passes"
    ]
