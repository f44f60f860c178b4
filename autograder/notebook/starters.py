"""An nbgrader preprocessor: ``generate_assignment`` puts the starters in the solutions' place."""

from __future__ import annotations

from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor

from autograder import catalog
from autograder.notebook.build import ANSWER
from autograder.notebook.cells import QUESTION


class InsertStarters(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Takes the place of nbgrader's ClearSolutions, which knows only cuts in the solution."""

    def preprocess_cell(self, cell: Any, resources: Any, _index: int) -> tuple[Any, Any]:
        """Replace the source of a coding cell and of an answer cell."""
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        known = catalog.exercises(catalog.named_course())
        if grade_id in known:
            cell.source = known[grade_id].starter.read_text("utf-8").rstrip("\n")
        elif grade_id.removesuffix(QUESTION) in known and grade_id.endswith(QUESTION):
            cell.source = ANSWER
        return cell, resources
