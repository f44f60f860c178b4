"""The notebooks that the repo has for students, and one as a student hands it in."""

from __future__ import annotations

import json
from typing import Any

from commands import ROOT

from autograder import catalog
from autograder.notebook.cells import Work, read_notebook

NOTEBOOKS = ROOT / "notebooks"
EXERCISES = list(catalog.exercises().values())
IDS = [exercise.id for exercise in EXERCISES]
ONE = "03_print_order"
CODE = f"# exercise: {ONE}\n\n\nclass LogMiddleware:\n    pass\n"
WORK = Work(ONE, CODE, "B", asked=True, elsewhere=("answer", "check", "practice"))
QUESTION, CODING = 4, 6
"""Where the cells to write in stand in the notebook of this exercise."""

Cell = dict[str, Any]
Notebook = dict[str, Any]


def committed(kind: str, exercise: str) -> Notebook:
    path = NOTEBOOKS / kind / exercise / f"{exercise}.ipynb"
    notebook: Notebook = json.loads(path.read_text("utf-8"))
    return notebook


def text_of(cell: Cell) -> str:
    return "".join(cell["source"])


def cell_of(notebook: Notebook, exercise: str, name: str) -> Cell:
    """The cell of this name; demonstrations in a lesson move those after it."""
    (found,) = (cell for cell in notebook["cells"] if cell["id"] == f"{exercise}-{name}")
    return found


def handed_in(code: str = CODE, answer: str = 'answer = "B"') -> Notebook:
    notebook = committed("release", ONE)
    notebook["cells"][CODING]["source"] = code.splitlines(keepends=True)
    notebook["cells"][QUESTION]["source"] = answer.splitlines(keepends=True)
    return notebook


def read(notebook: object, expected: str | None = None) -> list[Work]:
    return read_notebook(json.dumps(notebook).encode(), IDS, expected)


def without_metadata(notebook: Notebook) -> Notebook:
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    return notebook
