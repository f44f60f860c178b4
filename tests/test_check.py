"""``autograder check``: what a student is shown of an answer, right or wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import PRINT_ORDER, RIGHT, autograder, cell, notebook, write
from escapes import ANSI, AS_TYPED, MARKUP, PRINTS, RAISES


def test_check_of_a_right_answer(tmp_path: Path) -> None:
    done = autograder("check", write(tmp_path / "ada.py"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Score: 14 of 14" in done.stdout


def test_check_of_a_wrong_answer_shows_what_was_seen_and_where(tmp_path: Path) -> None:
    source = RIGHT.replace("await self.get_response(request)", "nonsense")
    done = autograder("check", write(tmp_path / "ada.py", source))
    assert (done.returncode, done.stderr) == (1, "")
    assert "NameError: name 'nonsense' is not defined" in done.stdout
    assert "line 10:  response = nonsense" in done.stdout
    assert "This name does not exist here" in done.stdout
    steps = [line.strip() for line in done.stdout.splitlines()]
    first = steps.index("→  the request comes in")
    assert steps[first + 1 : first + 3] == [
        '▪  prints "Before response"',
        "✗  raises NameError in line 10",
    ]


def test_check_of_an_answer_that_waits_for_ever(tmp_path: Path) -> None:
    source = RIGHT.replace('print("After response")', 'await sleep(float("inf"))')
    done = autograder("check", write(tmp_path / "ada.py", "from asyncio import sleep\n" + source))
    assert (done.returncode, done.stderr) == (1, "")
    assert "Your response takes for ever" in done.stdout


def test_check_of_what_cannot_be_graded(classroom: Path) -> None:
    done = autograder("check", classroom / "kim.py", classroom / "liz.py")
    assert (done.returncode, done.stderr) == (1, "")
    assert "put the exercise's id into the file's name" in " ".join(done.stdout.split())
    assert "SyntaxError in line 2" in done.stdout


def test_check_of_a_class_in_another_cell_says_where_it_is(tmp_path: Path) -> None:
    cells = [cell(RIGHT), cell(f"# exercise: {PRINT_ORDER}\n", PRINT_ORDER)]
    done = autograder("check", write(tmp_path / "ada.ipynb", notebook(cells)))
    assert done.returncode == 1
    assert "there is no LogMiddleware in your file. It is in another cell: move it" in (
        " ".join(done.stdout.split())
    )


def test_check_names_the_exercise_by_a_part_of_its_id(tmp_path: Path) -> None:
    done = autograder("check", write(tmp_path / "ada.py", "x = 1\n"), "--exercise", "order")
    assert done.returncode == 1
    assert f"{PRINT_ORDER}  " in done.stdout


@pytest.mark.parametrize("source", [PRINTS, RAISES], ids=["printed", "raised"])
@pytest.mark.parametrize("colour", ["0", "1"])
def test_check_shows_markup_and_escapes_as_typed(tmp_path: Path, source: str, colour: str) -> None:
    environment = {"FORCE_COLOR": "1"} if colour == "1" else {}
    path = write(tmp_path / "[bold]e.py", source)
    done = autograder("check", path, COLUMNS="400", **environment)
    assert (done.returncode, done.stderr) == (1, "")
    assert MARKUP + AS_TYPED in done.stdout
    assert "[bold]e.py" in done.stdout
    assert ANSI not in done.stdout
    assert ("\x1b" in done.stdout) == (colour == "1")
