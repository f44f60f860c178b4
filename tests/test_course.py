"""The course's own file: order, assignments, points, due dates; and the map in the README."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands import ROOT

from autograder import catalog
from autograder.authoring import readme

COURSE = (ROOT / "exercises" / "course.toml").read_text()
FIRST, SECOND = "01_convert_function = 12\n", "02_async_call = 11\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    return tmp_path


def changed(folder: Path, old: str, new: str) -> catalog.Course:
    assert old in COURSE
    (folder / "exercises" / "course.toml").write_text(COURSE.replace(old, new, 1))
    catalog.course.cache_clear()
    return catalog.course(folder)


def test_the_order_is_that_of_the_file(folder: Path) -> None:
    course = changed(folder, FIRST + SECOND, SECOND + FIRST)
    assert list(course.exercises)[:2] == ["02_async_call", "01_convert_function"]
    assert course.exercises["02_async_call"].points == 11


def test_a_due_date_is_that_of_each_lesson_of_its_assignment(folder: Path) -> None:
    title = 'title = "Work on the response"\n'
    course = changed(folder, title, title + "due = 2027-03-01T23:59:00+01:00\n")
    dues = {key: exercise.due for key, exercise in course.exercises.items()}
    assert dues["03_print_order"] is None
    assert str(dues["04_missing_await"]) == "2027-03-01 23:59:00+01:00"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (FIRST, "", "01_convert_function is in no assignment"),
        (FIRST, FIRST + FIRST, "at line 12"),
        ("04_missing_await = 14", FIRST + "04_missing_await = 14", "01_convert_function is in it"),
        (FIRST, FIRST + "13_poetry = 1\n", "there is no folder of an exercise 13_poetry"),
        (FIRST, "01_convert_function = 0\n", "the points of 01_convert_function have to be more"),
        (FIRST, '01_convert_function = "many"\n', "Expected `int`, got `str`"),
        ("[assignments.points]", "due = tomorrow\n[assignments.points]", "Invalid value"),
        (
            "[assignments.points]",
            "due = 2027-03-01T23:59:00\n[assignments.points]",
            "the due date of 'Await the response' needs an offset, like 2027-03-01T23:59:00+00:00",
        ),
        ("[assignments.points]", "due = 2027-03-01\n[assignments.points]", "datetime"),
        ("[assignments.points]", "dua = 1\n[assignments.points]", "unknown field `dua`"),
    ],
)
def test_what_is_wrong_is_one_line(folder: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(catalog.CatalogError) as raised:
        changed(folder, old, new)
    assert words in str(raised.value)
    assert "course.toml: " in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_without_the_file_is_one_line(folder: Path) -> None:
    (folder / "exercises" / "course.toml").unlink()
    with pytest.raises(catalog.CatalogError, match="a course needs this file"):
        catalog.course(folder)


def test_the_readme_shows_the_course() -> None:
    course = catalog.course()
    assert course.readme == ROOT / "README.md"
    assert not readme.stale(course, course.readme)
    for exercise in course.exercises.values():
        assert f"exercises/{exercise.id}/lesson.md" in course.readme.read_text()


def test_build_writes_the_map_and_nothing_else(folder: Path) -> None:
    page = folder / "README.md"
    page.write_text((ROOT / "README.md").read_text())
    course = changed(folder, 'title = "Await the response"', 'title = "First"')
    assert readme.stale(course, page)
    readme.build(course, page)
    assert not readme.stale(course, page)
    assert page.read_text() == (ROOT / "README.md").read_text().replace(
        "**Await the response**", "**First**"
    )


def test_a_readme_without_the_comments_stays_as_it_is(folder: Path) -> None:
    page = folder / "README.md"
    page.write_text("# Mine\n")
    readme.build(catalog.course(folder), page)
    assert page.read_text() == "# Mine\n"
