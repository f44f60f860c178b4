"""``autograder build`` writes what is stale, and no more."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands import PRINT_ORDER, ROOT, SOLUTIONS, autograder, write
from handouts import EXERCISES, IDS, NOTEBOOKS, ONE

from autograder import catalog
from autograder.notebook.build import build, stale


def test_build_writes_what_is_stale_and_check_only_tells(tmp_path: Path) -> None:
    out = shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    arguments = ("--solutions", SOLUTIONS, "--out", out)
    stale = out / "release" / PRINT_ORDER / f"{PRINT_ORDER}.ipynb"
    fresh = stale.read_text()
    write(stale, "{}")
    done = autograder("build", "--check", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    name = f"notebooks/release/{PRINT_ORDER}/{PRINT_ORDER}.ipynb"
    assert done.stderr == f"error: {name} is stale: run autograder build\n"
    assert stale.read_text() == "{}"
    done = autograder("build", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 file written;")
    assert stale.read_text() == fresh


@pytest.fixture
def course(tmp_path: Path) -> catalog.Exercise:
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    return catalog.exercises(tmp_path)[ONE]


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_committed_notebooks_are_as_build_writes_them(exercise: catalog.Exercise) -> None:
    assert stale(exercise, SOLUTIONS, NOTEBOOKS) == []


@pytest.mark.parametrize("name", ["lesson.md", "middleware.py", "exercise.toml"])
def test_a_touched_file_of_the_course_makes_its_notebooks_stale(tmp_path: Path, name: str) -> None:
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    path = tmp_path / "exercises" / ONE / name
    old, new = {
        "lesson.md": ("Ilse is harbour master.", "Ilse is a pilot."),
        "middleware.py": ("To do:", "Still to do:"),
        "exercise.toml": ("What is the output?", "What is printed?"),
    }[name]
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    found = stale(catalog.exercises(tmp_path)[ONE], SOLUTIONS, NOTEBOOKS)
    both = [f"notebooks/{kind}/{ONE}/{ONE}.ipynb" for kind in ("source", "release")]
    assert found == (both[1:] if name == "middleware.py" else both)


def test_build_makes_stale_notebooks_fresh(course: catalog.Exercise, tmp_path: Path) -> None:
    out = tmp_path / "notebooks"
    assert len(stale(course, SOLUTIONS, out)) == 2
    build(course, SOLUTIONS, out)
    assert stale(course, SOLUTIONS, out) == []


def test_build_does_not_touch_a_fresh_notebook(course: catalog.Exercise, tmp_path: Path) -> None:
    build(course, SOLUTIONS, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.ipynb")}
    build(course, SOLUTIONS, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.ipynb")} == before


def test_a_lesson_without_a_task_is_refused(course: catalog.Exercise, tmp_path: Path) -> None:
    course.lesson.write_text("# A story\n", "utf-8")
    with pytest.raises(catalog.CatalogError, match="no section '## Your task'"):
        build(course, SOLUTIONS, tmp_path)
