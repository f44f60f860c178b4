"""The check cell of a notebook: judges the coding cell that was run last, and shows the result.

It runs in a student's kernel, and in a grading kernel where somebody insists on stock nbgrader.
The judge is a process of its own; here is only the picture.
"""

from __future__ import annotations

import io

from rich.console import Console

from autograder import catalog, terminal
from autograder.batch import Judged
from autograder.feedback import feedback
from autograder.feedback.html import html
from autograder.notebook import kernel, warm
from autograder.notebook.asking import JudgeIt, Verdict
from autograder.notebook.cells import unreadable, without_magics
from autograder.submission import Submission
from autograder.verdicts import KitError

_WIDTH = 96

OVERLAP = 2
"""Requests in the picture of what passed."""


def check(exercise_id: str) -> int:
    """Show what the coding cell does; the points that it earns are the cell's value.

    nbgrader takes a cell's last value for its points only if it is a plain number, and gives
    full points for anything else: so a submission that was not judged raises KitError.
    """
    exercise = catalog.find(exercise_id, catalog.named_course())
    if not kernel.watch():
        raise KitError("check() is for notebooks; in a terminal, use: autograder check")
    source = kernel.coding_cell(exercise.id)
    if source is None:
        print(f"Run the coding cell first: it begins with # exercise: {exercise.id}")  # noqa: T201
        return 0
    work = Submission(
        "you",
        "this notebook",
        exercise.id,
        without_magics(source),
        cell=True,
        problem=unreadable(source),
        elsewhere=kernel.elsewhere(exercise.id),
    )
    judged = _judge(work)
    _show(judged, exercise, source)
    if judged.result.score is None:
        raise KitError(f"not judged: {judged.result.reason}")
    return max(0, min(judged.result.score, exercise.points))


def _judge(work: Submission) -> Judged:
    """The result of a submission."""
    answer = warm.judge.ask(JudgeIt(work))
    if not isinstance(answer, Verdict):
        raise KitError(getattr(answer, "reason", "the judge did not answer"))
    return answer.judged


def _show(judged: Judged, exercise: catalog.Exercise, source: str) -> None:
    """Show the feedback: as a picture where there is a browser, and as text elsewhere."""
    from IPython.core.display_functions import display

    text = Console(file=io.StringIO(), width=_WIDTH, force_jupyter=False, color_system=None)
    with text.capture() as captured:
        text.print(terminal.result(judged.result, exercise, judged.traces, source, judged.steps))
    shown = html(feedback(judged.result, source, judged.steps), exercise.title)
    display({"text/plain": captured.get(), "text/html": shown}, raw=True)  # type: ignore[no-untyped-call]
