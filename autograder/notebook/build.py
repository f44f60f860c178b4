"""Notebooks made of exercises and solutions: ``source`` for the teacher, ``release`` for students.

The same input gives the same bytes: cell ids are fixed, there are no outputs. The key of the
graded question is in neither: nbgrader stores source cells where code in a kernel can read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.catalog import CatalogError, Exercise, Option, PracticeOption
from autograder.notebook.cells import CHECKS, QUESTION

_TASK = "\n## Your task\n"

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


def _notebook(exercise: Exercise, code: str) -> Any:
    from nbformat import v4

    lesson = exercise.lesson.read_text("utf-8")
    story, separator, task = lesson.partition(_TASK)
    if not separator:
        raise CatalogError(f"{exercise.id}/lesson.md has no section '## Your task'")
    key = exercise.id
    cells = [
        v4.new_markdown_cell(story.strip(), id=f"{key}-story"),
        v4.new_markdown_cell(_practice(exercise), id=f"{key}-practice"),
        v4.new_markdown_cell(_question(exercise), id=f"{key}-question-text"),
        v4.new_code_cell(
            ANSWER, id=f"{key}-question", metadata=_graded(key + QUESTION, exercise.question.points)
        ),
        v4.new_markdown_cell((_TASK + task).strip(), id=f"{key}-task"),
        v4.new_code_cell(code.rstrip("\n"), id=f"{key}-code", metadata=_graded(key)),
        v4.new_markdown_cell(
            "Run the next cell to see what your middleware does and what it earns.",
            id=f"{key}-check-text",
        ),
        v4.new_code_cell(
            f'from autograder.notebook.check import check\n\ncheck("{key}")',
            id=f"{key}-check",
            metadata=_graded(key + CHECKS, exercise.points, locked=True),
        ),
    ]
    return v4.new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )


def _graded(grade_id: str, points: int | None = None, *, locked: bool = False) -> dict[str, Any]:
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


def _options(options: tuple[Option, ...] | tuple[PracticeOption, ...]) -> str:
    return "\n\n".join(f"**{option.id}**\n\n{option.text.strip()}" for option in options)


def _practice(exercise: Exercise) -> str:
    practice = exercise.practice
    explained = "\n\n".join(
        f"**{o.id}** {'is right' if o.right else 'is not right'}. {o.explanation.strip()}"
        for o in practice.options
    )
    steps = "\n".join(f"{number}. {text}" for number, text in enumerate(practice.steps, 1))
    mistakes = "\n".join(f"- {text}" for text in practice.common_mistakes)
    return f"""## Try it: a question to practise

{practice.text.strip()}

{_options(practice.options)}

<details>
<summary>Choose first, then open this: the answer</summary>

{explained}

**Step by step**

{steps}

**Quick check.** {practice.quick_check}

**Common mistakes**

{mistakes}

</details>"""


def _question(exercise: Exercise) -> str:
    question = exercise.question
    points = "1 point" if question.points == 1 else f"{question.points} points"
    return f"""## Graded question ({points})

{question.text.strip()}

{_options(question.options)}

Write the letter of your answer between the quotes."""
