"""The check cell of a notebook: judges the coding cell that was run last, and shows the result.

It runs in a student's kernel, and in a grading kernel where somebody insists on stock nbgrader.
The judge is a process of its own; here is only the picture.
"""

from __future__ import annotations

import io
import subprocess
import sys

import msgspec
from rich.console import Console

from autograder import catalog, grade, terminal
from autograder.batch import Judged
from autograder.feedback import feedback
from autograder.feedback.html import html
from autograder.limits import Limits
from autograder.notebook.cells import is_marked, without_magics
from autograder.submission import Submission
from autograder.verdicts import KitError

_WIDTH = 96


def check(exercise_id: str) -> int:
    """Show what the coding cell does; the points that it earns are the cell's value.

    nbgrader takes a cell's last value for its points only if it is a plain number, and gives
    full points for anything else: so a submission that was not judged raises KitError.
    """
    exercise = catalog.find(exercise_id)
    source = _last_run(exercise.id)
    console = Console(file=sys.stdout, width=_WIDTH, force_jupyter=False, no_color=True)
    if source is None:
        console.print(f"Run the coding cell first: it begins with # exercise: {exercise.id}")
        return 0
    work = Submission("you", "this notebook", exercise.id, without_magics(source), cell=True)
    judged = _judge(work)
    _show(judged, exercise, source)
    if judged.result.score is None:
        raise KitError(f"not judged: {judged.result.reason}")
    return judged.result.score


def _show(judged: Judged, exercise: catalog.Exercise, source: str) -> None:
    """Show the feedback: as a picture where there is a browser, and as text elsewhere."""
    from IPython.core.display_functions import display

    text = Console(file=io.StringIO(), width=_WIDTH, force_jupyter=False, no_color=True)
    with text.capture() as captured:
        text.print(terminal.result(judged.result, exercise, judged.traces, source, judged.steps))
    shown = html(feedback(judged.result, source, judged.steps), exercise.title)
    display({"text/plain": captured.get(), "text/html": shown}, raw=True)  # type: ignore[no-untyped-call]


def _last_run(exercise_id: str) -> str | None:
    """The coding cell as it was run last; a copy of the name in another cell does not count."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    history = shell.history_manager if shell else None
    if history is None:
        raise KitError("check() is for notebooks; in a terminal, use: autograder check")
    # In has magics as the calls that they become, and a student can assign to it.
    found = [cell for cell in history.input_hist_raw if is_marked(cell, exercise_id)]
    return found[-1] if found else None


def _judge(work: Submission) -> Judged:
    """Judge in a process of its own: the kernel's event loop runs already."""
    done = subprocess.run(  # our own interpreter and module
        [sys.executable, "-I", "-m", "autograder.notebook.check"],
        input=msgspec.msgpack.encode(work),
        capture_output=True,
        check=False,
    )
    try:
        return msgspec.msgpack.decode(done.stdout, type=Judged)
    except msgspec.DecodeError:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no reason"]
        raise KitError(f"the judge did not answer: {last[0]}") from None


def main() -> None:
    """Judge the submission that comes on stdin and write the result to stdout."""
    work = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Submission)
    (judged,) = grade.judge_here([work], 0, Limits(isolation="any"))
    sys.stdout.buffer.write(msgspec.msgpack.encode(judged))


if __name__ == "__main__":
    main()
