"""Whatever was handed in, as a notebook that nbgrader can show: valid, and without outputs.

Outputs are left out, since a submission can have printed megabytes, and since what they show is
the student's word: what counts is seen when it is judged.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from autograder.notebook.cells import Cell, read_cells
from autograder.source import content

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def notebook(path: Path | None) -> Any:
    """The notebook in a file, a Python file as one cell; without cells if it can't be read."""
    from nbformat import v4

    cells = [] if path is None else [_cell(cell) for cell in _cells(path)]
    info = {"kernelspec": _KERNEL, "language_info": {"name": "python"}}
    return v4.new_notebook(cells=cells, metadata=info)


def _cells(path: Path) -> list[Cell]:
    try:
        data = content(path)
        if path.suffix == ".ipynb":
            return read_cells(data)
    except ValueError:  # told as the reason of the result
        return []
    return [Cell("code", data.decode("utf-8", "replace"))]


def _cell(cell: Cell) -> Any:
    from nbformat import v4

    make: dict[str, Any] = {"code": v4.new_code_cell, "markdown": v4.new_markdown_cell}
    made = make.get(cell.cell_type, v4.new_raw_cell)(writable(cell.text))
    if cell.grade_id:
        made.metadata["nbgrader"] = {"grade_id": cell.grade_id}
    return made


def writable(text: str) -> str:
    """Text without halves of characters, which no file can have."""
    return text.encode("utf-8", "backslashreplace").decode()
