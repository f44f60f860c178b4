"""Puts a notebook to rights: each graded cell once, with what nbgrader has to know about it.

Takes the place of nbgrader's DeduplicateIds, OverwriteCells and CheckCellMetadata. A copied cell
makes those end the run for the whole class, a deleted one goes without a grade and unnoticed, and
one without metadata is a zero.
"""

from __future__ import annotations

from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.notebook.cells import is_marked
from autograder.notebook.nbgrader.exporter import MASTER
from autograder.notebook.nbgrader.master import MasterCell


class RestoreCells(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """The student's cells stay as they are, in their order, but for the locked ones."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Mark the graded cells, and add those that are missing."""
        master = resources.get(MASTER)
        cells = [] if master is None else master.cells
        found = [_found(cell, nb.cells) for cell in cells]
        nb.cells = _without_copies(nb.cells, found, {c.grade_id for c in cells if c.locked})
        place = len(nb.cells)
        for cell, one in reversed(list(zip(cells, found, strict=True))):
            if one is None:
                nb.cells.insert(place, _made(cell))
            else:
                place = next(i for i, known in enumerate(nb.cells) if known is one)
                nb.cells[place] = _marked(cell, one)
        return nb, resources


def grade_id_of(cell: Any) -> str:
    """The name that nbgrader knows a cell by; empty for a cell that is not graded."""
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def _found(master: MasterCell, cells: list[Any]) -> Any:
    """The last cell that is this one, as in nbgrader; without metadata, by its first line."""
    named = [cell for cell in cells if grade_id_of(cell) == master.grade_id]
    code = [cell for cell in cells if cell.cell_type == "code"]
    return (named or [c for c in code if is_marked(c.source, master.grade_id)] or [None])[-1]


def _without_copies(cells: list[Any], graded: list[Any], locked: set[str]) -> list[Any]:
    """The cells without copies of locked ones; other copies stay, as cells that nobody grades."""
    kept = []
    for cell in cells:
        is_graded = any(cell is one for one in graded)
        if is_graded or grade_id_of(cell) not in locked:
            kept.append(cell)
        if not is_graded:
            cell.metadata.pop("nbgrader", None)
    return kept


def _marked(master: MasterCell, cell: Any) -> Any:
    """The student's cell with nbgrader's metadata; of a locked one only the place is theirs."""
    made = _made(master)
    made["id"] = cell["id"]
    if not master.locked:
        made.source = cell.source
    return made


def _made(master: MasterCell) -> Any:
    from nbformat import v4

    make: Any = v4.new_code_cell if master.cell_type == "code" else v4.new_markdown_cell
    # Never the starter in a deleted cell's place: it would look like an untouched answer.
    source = master.source if master.locked or master.task else ""
    return make(source, metadata={"nbgrader": master.metadata})
