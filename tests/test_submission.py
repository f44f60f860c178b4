"""What a file, a notebook or a folder hands in: each work once, in one order, with its hash."""

from __future__ import annotations

from pathlib import Path

import pytest
from collection import HELPER, found, only
from commands import PRINT_ORDER, RIGHT, SOLUTIONS, answered, cell, notebook, write

from autograder import grade
from autograder.submission import Submission, collect


def test_a_file_is_a_submission(tmp_path: Path) -> None:
    submission = only(write(tmp_path / "ada.py"))
    assert submission == Submission("ada", "ada.py", PRINT_ORDER, RIGHT)


def test_a_notebook_is_a_submission_of_its_coding_cell(tmp_path: Path) -> None:
    submission = only(write(tmp_path / "ada.ipynb", answered("b")))
    assert (submission.source, submission.answer) == (RIGHT, "B")
    assert (submission.cell, submission.asked, submission.problem) == (True, True, None)


def test_a_notebook_may_have_several_exercises(tmp_path: Path) -> None:
    other = (SOLUTIONS / "04_missing_await" / "middleware.py").read_text()
    text = notebook([cell(RIGHT, PRINT_ORDER), cell(other, "04_missing_await")])
    path = write(tmp_path / "ada.ipynb", text)
    assert [s.exercise for s in found(path)] == [PRINT_ORDER, "04_missing_await"]


@pytest.mark.parametrize("place", ["", PRINT_ORDER])
def test_helper_modules_are_not_submissions(tmp_path: Path, place: str) -> None:
    write(tmp_path / "ada" / place / "middleware.py")
    write(tmp_path / "ada" / place / "helpers.py", HELPER)
    write(tmp_path / "ada" / place / "broken.py", b"\xff")
    forced = PRINT_ORDER
    assert [s.name.rsplit("/", 1)[-1] for s in found(tmp_path)] == ["middleware.py"]
    assert [s.name.rsplit("/", 1)[-1] for s in found(tmp_path, exercise=forced)] == [
        "middleware.py"
    ]


def test_what_reset_keeps_is_no_submission(tmp_path: Path) -> None:
    for name in ("middleware.py", "middleware.mine.py", "middleware.mine2.py"):
        write(tmp_path / PRINT_ORDER / name)
    assert [s.name for s in found(tmp_path / PRINT_ORDER)] == ["middleware.py"]


def test_a_student_without_anything_that_fits_is_not_lost(tmp_path: Path) -> None:
    write(tmp_path / "ada" / "one.py", HELPER)
    write(tmp_path / "ada" / "two.py", HELPER)
    submission = only(tmp_path)
    assert (submission.student, submission.exercise) == ("ada", None)
    assert submission.problem is not None


def test_works_that_could_not_be_told_apart_are_refused(tmp_path: Path) -> None:
    paths = [write(tmp_path / section / "ada.py") for section in ("one", "two")]
    with pytest.raises(FileExistsError, match=r"ada has ada\.py twice"):
        found(*paths)
    with pytest.raises(FileExistsError, match=r"ada has ada\.py twice"):
        found(*(path.parent for path in paths))


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        found(tmp_path / "nowhere")


def test_the_same_folder_gives_the_same_order_and_hashes(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(20)]
    for order, copy in ((names, "one"), (names[::-1], "two")):
        for name in order:
            write(tmp_path / copy / name / f"{PRINT_ORDER}.py", RIGHT + f"# {name}\n")
    one, two = found(tmp_path / "one"), found(tmp_path / "two")
    assert one == two
    assert [s.content_sha256 for s in one] == [s.content_sha256 for s in two]
    assert len({s.content_sha256 for s in one}) == len(names)


def test_the_hash_is_over_code_and_answer(tmp_path: Path) -> None:
    texts = {
        "a.ipynb": answered("A"),
        "same.ipynb": answered("a"),
        "b.ipynb": answered("B"),
        "c.ipynb": answered("A", RIGHT + "\n"),
    }
    hashes = [only(write(tmp_path / name, text)).content_sha256 for name, text in texts.items()]
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3


def test_modules_that_students_are_given_are_not_submissions(tmp_path: Path) -> None:
    (given,) = grade.names().given
    write(tmp_path / given, HELPER)
    write(tmp_path / "middleware.py", RIGHT)
    (work,) = collect([tmp_path], grade.names("03_print_order"))
    assert work.name == "middleware.py"


@pytest.mark.parametrize("content", ["not json", "{}", "[]", "[" * 100_000, b"\xff\xfe"])
def test_what_is_no_notebook_is_a_problem(tmp_path: Path, content: str | bytes) -> None:
    submission = only(write(tmp_path / f"ada_{PRINT_ORDER}.ipynb", content))
    assert "the file is not a notebook" in str(submission.problem)
    assert submission.exercise == PRINT_ORDER


def test_a_coding_cell_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    submission = only(write(tmp_path / f"{PRINT_ORDER}.ipynb", notebook([cell("x = 1")])))
    assert submission.problem == "the coding cell is not in the notebook any more"


def test_a_file_has_no_question(tmp_path: Path) -> None:
    submission = only(write(tmp_path / "ada.py"))
    assert (submission.asked, submission.answer) == (False, None)
