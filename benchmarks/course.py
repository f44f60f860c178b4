"""A course of nbgrader's with four tasks and a handful of asserts, for ``throughput.py``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode, v4

from autograder import catalog

ROOT = Path(__file__).parents[1]
SET_UP = """
import django
from django.conf import settings
from django.http import HttpResponse
from django.test import AsyncRequestFactory
settings.configure()
django.setup()

def view(status):
    async def view(request):
        return HttpResponse("body", status=status)
    return view
"""
ASSERTS = """
for status in (200, 404):
    response = await {name}(view(status))(AsyncRequestFactory().get("/"))
    assert response.status_code == status
    assert response.content == b"body"
"""


class Course:
    """A course in a folder; answers are the references."""

    def __init__(self, folder: Path, exercises: tuple[str, ...]) -> None:
        self.folder = folder
        cells = [v4.new_code_cell(SET_UP)]
        for exercise in exercises:
            source = (ROOT / "solutions" / exercise / "middleware.py").read_text("utf-8")
            asserts = ASSERTS.format(name=catalog.find(exercise).name)
            cells.append(_cell(f"answer_{exercise}", source, solution=True))
            cells.append(_cell(f"checks_{exercise}", asserts, solution=False))
        notebook = v4.new_notebook(cells=cells)
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
        self._text = nbformat.writes(notebook)
        source_file = folder / "source" / "ps1" / "ps1.ipynb"
        source_file.parent.mkdir(parents=True)
        source_file.write_text(self._text, "utf-8")
        self._run = [sys.executable, "-m", "nbgrader"]
        os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        command = " ".join([*self._run, "generate_assignment", "ps1"])
        assert os.system(f"cd {folder} && {command} >/dev/null 2>&1") == 0

    def autograde(self, students: int) -> list[str | Path]:
        """The command that grades so many students, who have just handed in."""
        for number in range(students):
            name = f"student{students}{number}"
            file = self.folder / "submitted" / name / "ps1" / "ps1.ipynb"
            file.parent.mkdir(parents=True)
            file.write_text(self._text, "utf-8")
        which = f"--student=student{students}*"
        return [*self._run, "autograde", "ps1", which, "--Application.log_level=ERROR"]


def _cell(name: str, source: str, *, solution: bool) -> NotebookNode:
    cell = v4.new_code_cell(source)
    cell.metadata["nbgrader"] = {
        "grade_id": name,
        "grade": not solution,
        "solution": solution,
        "locked": not solution,
        "points": 1,
        "schema_version": 3,
        "task": False,
    }
    return cell
