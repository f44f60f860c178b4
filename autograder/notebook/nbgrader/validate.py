"""Takes the place of the steps of nbgrader's Validate, so that it says what the grade will be.

nbgrader's own run the notebook in a kernel, and end with a traceback at a copied cell.
"""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor

from autograder import catalog, grade
from autograder.catalog import Exercise
from autograder.export import Graded, advice
from autograder.feedback import feedback
from autograder.notebook import warm
from autograder.notebook.asking import JudgeIt, Trouble, Verdict
from autograder.notebook.build import graded
from autograder.notebook.cells import CHECKS, QUESTION, Work, letter, read_notebook
from autograder.notebook.nbgrader.restore import grade_id_of
from autograder.submission import Submission

_WIDTH = 80
"""Characters of a line; nbgrader cuts longer ones."""


class JudgeForValidate(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Gives each check cell the output that nbgrader's Validate reads: the points, or why not."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Judge the notebook's exercises; a check cell that was deleted comes back."""
        for cell in nb.cells:
            if not isinstance(cell.metadata.get("nbgrader", {}), dict):
                del cell.metadata["nbgrader"]
            if cell.cell_type == "code":
                cell.outputs = []
        known = catalog.exercises(catalog.named_course())
        names = grade.names(course=catalog.named_course())
        expected = names.of_path(Path.cwd().parts[-1:])  # nbgrader goes to the notebook's folder
        for work in read_notebook(json.dumps(nb).encode(), list(known), expected):
            _keep_one(nb, work)
            _check_cell(nb, known[work.exercise]).outputs = [_output(work, known[work.exercise])]
        return nb, resources


def _keep_one(nb: Any, work: Work) -> None:
    """Of several answer cells, leave nbgrader the one that counts."""
    cells = [cell for cell in nb.cells if grade_id_of(cell) == work.exercise + QUESTION]
    counts = [cell for cell in cells if work.answer and letter(cell.source) == work.answer]
    for cell in cells:
        if cell is not (counts or cells)[0]:
            del cell.metadata["nbgrader"]
        elif cell.cell_type == "code" and work.answer is None:
            cell.outputs = [_error("You have not answered the question.")]


def _check_cell(nb: Any, exercise: Exercise) -> Any:
    from nbformat import v4

    name = exercise.id + CHECKS
    cells = [cell for cell in nb.cells if grade_id_of(cell) == name and cell.cell_type == "code"]
    for copy in cells[1:]:
        del copy.metadata["nbgrader"]
    if not cells:
        cells = [v4.new_code_cell(f'check("{exercise.id}")')]
        nb.cells.append(cells[0])
    checksum = cells[0].metadata.get("nbgrader", {}).get("checksum")
    cells[0].metadata.update(graded(name, exercise.points, locked=True))
    if checksum is not None:
        cells[0].metadata["nbgrader"]["checksum"] = checksum
    return cells[0]


def _output(work: Work, exercise: Exercise) -> Any:
    from nbformat import v4

    submission = Submission(
        "you",
        "this notebook",
        exercise.id,
        work.source,
        cell=True,
        problem=work.problem,
        elsewhere=work.elsewhere,
    )
    answer = warm.judge.ask(JudgeIt(submission))
    if isinstance(answer, Verdict):
        result = answer.judged.result
        told = Graded(result, "this notebook", feedback(result, work.source))
        problems = [] if result.passed else [advice(told)]
    else:
        assert isinstance(answer, Trouble)  # for mypy: nothing else is an answer to JudgeIt
        problems = [f"Not judged: {answer.reason}"]
    if work.unread is not None:
        problems.append(f"The graded question: {work.unread}")
    if not problems:
        data = {"text/plain": str(exercise.points)}
        return v4.new_output("execute_result", data=data, execution_count=1)
    return _error(*problems)


def _error(*problems: str) -> Any:
    from nbformat import v4

    text = [_wrapped(problem) for problem in problems]
    return v4.new_output("error", ename="Check", evalue="", traceback=text)


def _wrapped(text: str) -> str:
    lines = (textwrap.wrap(line, _WIDTH) or [""] for line in text.splitlines())
    return "\n".join(piece for pieces in lines for piece in pieces)
