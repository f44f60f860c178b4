"""The exporter of ``generate_assignment``: refuses in time what nbgrader refuses too late.

Once somebody has handed in, nbgrader lets nobody add or remove graded cells. But with ``--force``
it has deleted the release before it says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters.base import NbGraderException

from autograder.notebook.cells import read_cells


class GuardedExporter(NotebookExporter):
    """Made by nbgrader's GenerateAssignment, which is its parent, before it deletes anything."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)  # type: ignore[no-untyped-call]
        course: Any = self.parent
        if not getattr(course, "assignments", None) or course.no_database:
            return
        with Gradebook(course.coursedir.db_url, course.coursedir.course_id) as gradebook:
            for notebook in (Path(n) for names in course.assignments.values() for n in names):
                self._look_at(notebook, gradebook)

    def _look_at(self, notebook: Path, gradebook: Any) -> None:
        try:
            known = gradebook.find_notebook(notebook.stem, notebook.parent.name)
        except MissingEntry:
            return
        before = {cell.name for cell in known.source_cells}
        now = {cell.grade_id for cell in read_cells(notebook.read_bytes())} - {""}
        if known.submissions and now != before:
            changed = ", ".join(sorted(now ^ before))
            text = (
                f"{notebook.stem} has been handed in: graded cells can't be added or removed any "
                f"more ({changed}). Nothing was changed. Give the new notebook another name"
            )
            self.log.error("%s", text)
            raise NbGraderException(text)
