"""No key or explanation is in any notebook, and no solution in one that a student gets."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import ROOT, SOLUTIONS
from handouts import EXERCISES, IDS, NOTEBOOKS, Notebook, cell_of, committed, text_of
from leaks import definitions, one_line, outer_definitions, sentences

from autograder import catalog
from autograder.notebook.build import ANSWER, stale


def python_in(notebook: Notebook) -> Iterator[str]:
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            yield text_of(cell)
        else:
            yield from re.findall(r"^```python\n(.*?)^```", text_of(cell), re.DOTALL | re.MULTILINE)


def all_definitions(notebook: Notebook) -> set[str]:
    return {name for source in python_in(notebook) for name in definitions(source)}


@pytest.mark.parametrize("exercise", IDS)
@pytest.mark.parametrize("kind", ["source", "release"])
def test_no_explanation_of_a_graded_question_is_in_a_notebook(kind: str, exercise: str) -> None:
    text = one_line(" ".join(text_of(cell) for cell in committed(kind, exercise)["cells"]))
    for path in SOLUTIONS.glob("*/answers.toml"):
        for option in tomllib.loads(path.read_text("utf-8"))["options"].values():
            for sentence in sentences(option["explanation"]):
                assert sentence not in text, path.parent.name
            names = re.findall(r"\w+", text)
            assert option.get("misconception") not in names, path.parent.name


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_notebooks_are_the_same_without_the_answers(
    exercise: catalog.Exercise, tmp_path: Path
) -> None:
    reference = Path(exercise.id, "middleware.py")
    (tmp_path / exercise.id).mkdir()
    shutil.copy(SOLUTIONS / reference, tmp_path / reference)
    assert stale(exercise, tmp_path, NOTEBOOKS) == []


@pytest.mark.parametrize("exercise", IDS)
@pytest.mark.parametrize("kind", ["source", "release"])
def test_no_answer_is_filled_in(kind: str, exercise: str) -> None:
    notebook = committed(kind, exercise)
    assert text_of(cell_of(notebook, exercise, "question")) == ANSWER
    assert sum("answer =" in text_of(cell) for cell in notebook["cells"]) == 1


@pytest.mark.parametrize("exercise", IDS)
def test_no_class_or_factory_of_a_solution_is_in_a_release_notebook(exercise: str) -> None:
    shown = all_definitions(committed("release", exercise))
    for path in SOLUTIONS.glob("*/middleware.py"):
        starter = (ROOT / "exercises" / path.parent.name / "middleware.py").read_text("utf-8")
        wanted = outer_definitions(path.read_text("utf-8")) - outer_definitions(starter)
        assert wanted
        assert wanted.isdisjoint(shown), path.parent.name


@pytest.mark.parametrize("exercise", IDS)
def test_no_method_that_is_to_be_written_is_in_its_release_notebook(exercise: str) -> None:
    starter = definitions((ROOT / "exercises" / exercise / "middleware.py").read_text("utf-8"))
    solution = definitions((SOLUTIONS / exercise / "middleware.py").read_text("utf-8"))
    shown = all_definitions(committed("release", exercise))
    assert (solution - starter).isdisjoint(shown)
