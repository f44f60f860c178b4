"""Notebooks made of exercises and solutions: ``source`` for the teacher, ``release`` for students.

The same input gives the same bytes: cell ids are fixed, there are no outputs. The key of the
graded question is in neither: nbgrader stores source cells where code in a kernel can read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.catalog import CatalogError, Exercise
from autograder.notebook.cells import CHECKS, QUESTION

TASK = "\n## Your task\n"
_DEMO = re.compile(r"^```python demo\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
"""A block of a lesson that becomes a cell to run: ``python demo`` stands behind its backquotes."""

ANSWER = 'answer = ""  # the letter of your choice, for example "A"'


def build(exercise: Exercise, solutions: Path, out: Path) -> None:
    """Write both notebooks of an exercise below ``out``.

    Raises CatalogError if the lesson has no task, OSError if a file can't be written.
    """
    for path, content in _files(exercise, solutions, out):
        if not path.is_file() or path.read_text("utf-8") != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")


def stale(exercise: Exercise, solutions: Path, out: Path) -> list[str]:
    """The notebooks of an exercise that are not as ``build`` would write them."""
    return [
        path.relative_to(out.parent).as_posix()
        for path, content in _files(exercise, solutions, out)
        if not path.is_file() or path.read_text("utf-8") != content
    ]


def _files(exercise: Exercise, solutions: Path, out: Path) -> Iterator[tuple[Path, str]]:
    import nbformat

    reference = solutions / exercise.id / "middleware.py"
    if not reference.is_file():
        raise CatalogError(f"there is no {reference}")
    for kind, code in (("source", reference), ("release", exercise.starter)):
        notebook = _notebook(exercise, code.read_text("utf-8"))
        nbformat.validate(notebook)
        text = nbformat.writes(notebook) + "\n"
        yield out / kind / exercise.id / f"{exercise.id}.ipynb", text
        for module in exercise.beside:
            yield out / kind / exercise.id / module.name, module.read_text("utf-8")


def _notebook(exercise: Exercise, code: str) -> Any:
    from nbformat import v4

    story, separator, task = exercise.lesson.read_text("utf-8").partition(TASK)
    if not separator:
        raise CatalogError(f"{exercise.id}/lesson.md has no section '## Your task'")
    task = task.replace("`middleware.py`", "the cell below")  # where a notebook has the code
    key = exercise.id
    cells = [
        *_story(key, story),
        v4.new_markdown_cell(_practice(exercise), id=f"{key}-practice"),
        v4.new_code_cell(_call("practice", key), id=f"{key}-practice-widget"),
        v4.new_markdown_cell(_question(exercise), id=f"{key}-question-text"),
        v4.new_code_cell(
            ANSWER, id=f"{key}-question", metadata=graded(key + QUESTION, exercise.question.points)
        ),
        v4.new_markdown_cell((TASK + task).strip(), id=f"{key}-task"),
        v4.new_code_cell(code.rstrip("\n"), id=f"{key}-code", metadata=graded(key)),
        v4.new_markdown_cell(
            "Run the cell above, then the next one: it shows what your middleware does and what "
            "it earns. Change your code and run both again, as often as you like.",
            id=f"{key}-check-text",
        ),
        v4.new_code_cell(
            _call("check", key),
            id=f"{key}-check",
            metadata=graded(key + CHECKS, exercise.points, locked=True),
        ),
    ]
    return v4.new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )


def graded(grade_id: str, points: int | None = None, *, locked: bool = False) -> dict[str, Any]:
    """Nbgrader's metadata: a cell to write in, unless it is locked; graded, if it has points."""
    metadata: dict[str, Any] = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": locked,
        "schema_version": 3,
        "solution": not locked,
        "task": False,
    }
    if points is not None:
        metadata["points"] = points
    return {"nbgrader": metadata}


def _story(key: str, story: str) -> Iterator[Any]:
    """The story, and between its parts the cells that demonstrate something."""
    from nbformat import v4

    for number, part in enumerate(_DEMO.split(story)):
        which = f"-{number // 2 + 1}" if number > 1 else ""
        if number % 2:
            yield v4.new_code_cell(part.strip(), id=f"{key}-demo{which}")
        elif part.strip():
            yield v4.new_markdown_cell(part.strip(), id=f"{key}-story{which}")


def _call(name: str, key: str) -> str:
    return f'from autograder.notebook.{name} import {name}\n\n{name}("{key}")'


def _practice(exercise: Exercise) -> str:
    return f"""## Try it: a question to practise

{exercise.practice.text.strip()}

Run the next cell (Shift+Enter) and choose. This question earns no points: each answer is explained
at once."""


def _question(exercise: Exercise) -> str:
    question = exercise.question
    points = "1 point" if question.points == 1 else f"{question.points} points"
    options = "\n\n".join(
        f"**{option.id}**\n\n{option.text.strip()}" for option in question.options
    )
    return f"""## Graded question ({points})

{question.text.strip()}

{options}

Write the letter of your answer between the quotes, and run the cell."""
