"""The check cell of a notebook: judges the coding cell that was run last, and shows the result.

It runs in a student's kernel, and in a grading kernel where somebody insists on stock nbgrader.
The judge is a process of its own; here is only the picture.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
from html import escape
from pathlib import Path

from rich.console import Console

from autograder import catalog, picture, terminal
from autograder.catalog import Exercise
from autograder.feedback import feedback
from autograder.feedback.html import figure, html
from autograder.grading.batch import Judged
from autograder.notebook import kernel, progress, warm
from autograder.notebook.asking import JudgeIt, Seen, Verdict, WatchIt
from autograder.notebook.cells import unreadable, without_magics
from autograder.submission import Submission
from autograder.timeline import Step
from autograder.verdicts import KitError

_WIDTH = 96
_OVERLAPPING = 2
"""Requests in the picture of what passed."""


class NotJudged(KitError):
    """The kit has failed. A notebook shows it as one line, without a traceback of ours."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in the place of a traceback."""
        return [f"Not judged: this is our mistake, not yours. Run the cell again. ({self})"]


def check(exercise_id: str) -> int:
    """Show what the coding cell does; the points that it earns are the cell's value.

    nbgrader takes a cell's last value for its points only if it is a plain number, and gives
    full points for anything else: so a submission that was not judged raises NotJudged.
    """
    exercise = catalog.find(exercise_id, catalog.named_course())
    if not kernel.watch(exercise.question):
        raise KitError("check() is for notebooks; in a terminal, use: autograder check")
    source = kernel.coding_cell(exercise.id)
    if source is None:
        print(f"Run the coding cell first: it begins with # exercise: {exercise.id}")  # noqa: T201
        return 0
    problem = unreadable(source)
    work = Submission(
        "you",
        "this notebook",
        exercise.id,
        without_magics(source) if problem is None else "",
        cell=True,
        problem=problem,
        elsewhere=kernel.elsewhere(exercise.id),
    )
    judged = _judge(work)
    _show(judged, exercise, work, source)
    if judged.result.score is None:
        raise NotJudged(judged.result.reason)
    return max(0, min(judged.result.score, exercise.points))


def _judge(work: Submission) -> Judged:
    """The result of a submission.

    Raises NotJudged if the judge can't be had.
    """
    try:
        answer = warm.judge.ask(JudgeIt(work))
    except KitError as error:
        raise NotJudged(str(error)) from None
    if not isinstance(answer, Verdict):
        raise NotJudged(getattr(answer, "reason", ""))
    return answer.judged


def _show(judged: Judged, exercise: Exercise, work: Submission, source: str) -> None:
    """Show the feedback: as a picture where there is a browser, and as text elsewhere."""
    from IPython.core.display_functions import display

    result = judged.result
    console = Console(file=io.StringIO(), width=_WIDTH, force_jupyter=False, color_system=None)
    with console.capture() as text:
        console.print(terminal.result(result, exercise, judged.traces, source, judged.steps))
    below = [_run(exercise, work)] if result.passed else _unchanged(exercise, source)
    below += [f"<p class='dim'>{escape(line)}</p>" for line in _question()]
    below += _onward(judged) if result.score is not None else []
    shown = html(feedback(result, source, judged.steps), exercise.title, "".join(below))
    display({"text/plain": text.get(), "text/html": shown}, raw=True)  # type: ignore[no-untyped-call]


_checked: dict[str, str] = {}
"""The coding cell at the last check, by exercise."""


def _unchanged(exercise: Exercise, source: str) -> list[str]:
    """What to say if the same is checked again: what was changed since then was not run."""
    same = _checked.get(exercise.id) == source
    _checked[exercise.id] = source
    words = "This is the code of your last check. Have you changed it? Run the coding cell first."
    return [f"<p>{words}</p>"] if same else []


def _run(exercise: Exercise, work: Submission) -> str:
    """What a right one does, drawn: two requests that overlap."""
    asked = WatchIt(work.source, exercise.name, _OVERLAPPING, exercise.completes_flags)
    with contextlib.suppress(KitError):  # it has passed: the picture is an extra
        seen = warm.judge.ask(asked)
        if isinstance(seen, Seen) and _overlap(seen.steps):
            return figure(
                picture.svg(seen.steps),
                seen.steps,
                "Two requests at once: while one waits for its view, the other goes on.",
            )
    return ""


def _overlap(steps: Sequence[Step]) -> bool:
    """Whether both requests are at the view before it answers one, and both have a response."""
    kinds = [step.kind for step in steps if step.kind in ("view", "answer", "out")]
    return kinds[:_OVERLAPPING] == ["view"] * _OVERLAPPING and kinds.count("out") == _OVERLAPPING


def _question() -> list[str]:
    """How the graded question stands."""
    chosen = kernel.answer()
    if chosen is None:
        return ["The graded question: you have not run its answer cell yet."]
    return [f"The graded question: {kernel.form(chosen)}"]


def _onward(judged: Judged) -> list[str]:
    """Keep the result, if this is a student's folder, and say where to go on."""
    home = progress.home(Path.cwd())
    if home is None:
        return []
    course = catalog.course(catalog.named_course())
    with contextlib.suppress(OSError):  # a full disk must not cost the feedback
        progress.keep(course, judged.result, home)
    done = progress.results(course, home)
    key = progress.following(course, done, judged.result.exercise)
    if not judged.result.passed:
        return []
    count = sum(result.passed for result in done.values())
    told = f"{count} of {len(course.exercises)} lessons done. "
    if key is None:
        return [f"<p>{told}That is the whole course. Well done!</p>"]
    title = escape(course.exercises[key].title)
    return [f"<p>{told}Go on here: <a href='{key}.ipynb'>{title}</a></p>"]
