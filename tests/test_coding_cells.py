"""The coding cell is found in whatever a notebook has become, or a reason says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from handouts import CODE, CODING, ONE, WORK, committed, handed_in, read, without_metadata

from autograder import grade
from autograder.submission import collect


def test_work_is_the_coding_cell_and_the_answer() -> None:
    assert read(handed_in()) == [WORK]


def test_nothing_is_executed(tmp_path: Path) -> None:
    touch = f"open({str(tmp_path / 'ran')!r}, 'w').close()"
    notebook = handed_in(f"{CODE}{touch}\n%run -i x.py\n", f'{touch}\nanswer = "B"')
    notebook["cells"].insert(0, {"cell_type": "code", "metadata": {}, "source": touch})
    assert read(notebook)[0].answer == "B"
    assert list(tmp_path.iterdir()) == []


def test_source_as_one_string_is_read_like_a_list_of_lines() -> None:
    notebook = handed_in()
    notebook["cells"][CODING]["source"] = CODE
    assert read(notebook) == [WORK]


def test_copied_coding_cell_is_a_problem() -> None:
    notebook = handed_in()
    notebook["cells"].append({**notebook["cells"][CODING], "id": "copy"})
    (work,) = read(notebook)
    assert work.problem == "there are 2 copies of the coding cell: keep the one that counts"
    assert (work.source, work.answer) == ("", "B")


def test_split_coding_cell_is_a_problem() -> None:
    notebook = handed_in()
    pieces = CODE.splitlines(keepends=True)
    cell = notebook["cells"][CODING]
    notebook["cells"][CODING : CODING + 1] = [
        {**cell, "source": pieces[:3]},
        {**cell, "id": "rest", "source": pieces[3:]},
    ]
    problem = "the coding cell was split in 2: select the pieces, press Shift+M"
    assert read(notebook)[0].problem == problem


def test_coding_cell_that_became_text_is_a_problem() -> None:
    notebook = handed_in()
    notebook["cells"][CODING]["cell_type"] = "markdown"
    problem = "the coding cell has become a text cell: select it and press Y"
    assert read(notebook)[0].problem == problem


def test_what_cells_have_printed_is_no_part_of_the_work(tmp_path: Path) -> None:
    notebook = handed_in()
    printed = {"output_type": "stream", "name": "stdout", "text": "x" * 3_000_000}
    notebook["cells"][CODING]["outputs"] = [printed]
    path = tmp_path / f"ada_{ONE}.ipynb"
    path.write_text(json.dumps(notebook))
    (work,) = collect([path], grade.names())
    assert (work.problem, work.source) == (None, CODE)
    notebook["cells"][CODING]["source"] = "#" * 200_001
    path.write_text(json.dumps(notebook))
    (work,) = collect([path], grade.names())
    assert work.problem == "the coding cell is larger than 200 kilobytes"
    printed["text"] = "x" * 20_000_000
    path.write_text(json.dumps(notebook))
    (work,) = collect([path], grade.names())
    assert work.problem == ("the notebook is larger than 20 megabytes: clear all outputs, save it")


@pytest.mark.parametrize("expected", [ONE, None])
def test_deleted_coding_cell_is_a_problem(expected: str | None) -> None:
    notebook = handed_in()
    del notebook["cells"][CODING]
    (work,) = read(notebook, expected)
    assert work.problem == "the coding cell is not in the notebook any more"
    assert (work.exercise, work.source, work.answer) == (ONE, "", "B")


def test_empty_coding_cell_is_a_problem() -> None:
    assert read(handed_in(" \n\n"))[0].problem == "the coding cell is empty"


def test_half_a_character_in_the_coding_cell_is_a_problem() -> None:
    (work,) = read(handed_in(f"{CODE}a = '\ud800'\n"))
    assert work.problem == (
        "line 6 of the coding cell has a character that is no text: type it again"
    )


def test_names_of_other_cells_are_known() -> None:
    other = "from a import b, c as d  # e\nimport f.g\nH: int = 1\nclass I: pass\n  j = 1\nk == 1"
    notebook = handed_in()
    notebook["cells"].append({"cell_type": "code", "source": other})
    assert read(notebook)[0].elsewhere == (
        *("H", "I", "answer", "b", "check", "d", "f", "practice"),
    )


def test_without_metadata_the_names_of_the_coding_cell_are_not_elsewhere() -> None:
    assert read(without_metadata(handed_in()))[0].elsewhere == ("answer", "check", "practice")


@pytest.mark.parametrize("before", ["", "\n\n", "%%time\n", "\n%load_ext x\n%%time\n"])
def test_without_metadata_the_first_line_tells_the_coding_cell(before: str) -> None:
    (work,) = read(without_metadata(handed_in(before + CODE)))
    assert (work.exercise, work.problem) == (ONE, None)
    assert work.source.endswith(CODE)
    assert work.source.count("\n") == (before + CODE).count("\n")


def test_without_metadata_two_cells_with_the_first_line_are_copies() -> None:
    notebook = without_metadata(handed_in())
    notebook["cells"].append({**notebook["cells"][CODING], "id": "copy"})
    assert "2 copies" in str(read(notebook)[0].problem)


def test_a_cell_that_quotes_the_first_line_is_no_copy() -> None:
    notebook = handed_in()
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": CODE, "outputs": []})
    assert read(notebook) == [WORK]


def test_notebook_of_another_kind_has_no_work() -> None:
    notebook = without_metadata(handed_in("print('hello')"))
    assert read(notebook) == []
    (work,) = read(notebook, ONE)
    assert work.problem == "the coding cell is not in the notebook any more"


def test_notebook_of_two_exercises_has_two_works() -> None:
    notebook = handed_in()
    notebook["cells"] += committed("release", "02_async_call")["cells"]
    assert [(w.exercise, w.answer, w.problem) for w in read(notebook)] == [
        ("02_async_call", None, None),
        (ONE, "B", None),
    ]
