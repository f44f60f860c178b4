"""The graded cells of a notebook as the teacher released them, read from nbgrader's gradebook."""

from __future__ import annotations

from typing import Any

import msgspec

from autograder import catalog
from autograder.notebook.cells import CHECKS


class MasterCell(msgspec.Struct, frozen=True):
    """A graded cell; ``points`` is None if nothing is scored in it."""

    grade_id: str
    cell_type: str
    source: str
    checksum: str
    locked: bool
    solution: bool
    points: float | None
    task: bool = False

    @property
    def metadata(self) -> dict[str, Any]:
        """What nbgrader writes into the cell."""
        found: dict[str, Any] = {
            "cell_type": self.cell_type,
            "checksum": self.checksum,
            "grade": self.points is not None and not self.task,
            "grade_id": self.grade_id,
            "locked": self.locked,
            "schema_version": 3,
            "solution": self.solution,
            "task": self.task,
        }
        if self.points is not None:
            found["points"] = self.points
        return found


class Master(msgspec.Struct, frozen=True):
    """The graded cells of one notebook, in their order."""

    notebook: str
    cells: tuple[MasterCell, ...]

    @property
    def exercises(self) -> tuple[str, ...]:
        """The exercises whose checks are in it. A teacher's own notebook may have none."""
        ids = [cell.grade_id for cell in self.cells]
        return tuple(e for e in catalog.exercises(catalog.named_course()) if e + CHECKS in ids)


def masters(gradebook: Any, assignment: str) -> list[Master]:
    """All notebooks of an assignment; none if the assignment was never generated."""
    from nbgrader.api import MissingEntry  # it takes a second, and only its users have it

    try:
        found = gradebook.find_assignment(assignment)
    except MissingEntry:
        return []
    return [Master(notebook.name, _cells(notebook)) for notebook in found.notebooks]


def _cells(notebook: Any) -> tuple[MasterCell, ...]:
    graded = {cell.name: float(cell.max_score) for cell in notebook.grade_cells}
    tasks = {cell.name: float(cell.max_score) for cell in notebook.task_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    return tuple(
        MasterCell(
            cell.name,
            cell.cell_type,
            cell.source,
            cell.checksum or "",
            bool(cell.locked),
            cell.name in solutions,
            graded.get(cell.name, tasks.get(cell.name)),
            cell.name in tasks,
        )
        for cell in notebook.source_cells
    )
