"""What was run in this kernel: the coding cell, and the answer to the graded question.

A cell is taken as it was typed, before it runs (IPython's event ``pre_run_cell``). So the coding
cell stays plain Python, and its class is there to play with.
"""

from __future__ import annotations

from typing import Any

from autograder.catalog import Question
from autograder.notebook.cells import answer_line, is_marked, letter, names_in

_cells: list[str] = []
"""The cells as they were typed, in the order in which they were run."""
_watched: list[Any] = []
"""The shell that is watched, if there is one."""
_letters: list[str] = []
"""What can be answered to the graded question, once that is known."""


def watch(asked: Question | None = None) -> bool:
    """From now on take in what is run; what was run before is taken from the history.

    ``asked`` is the graded question of the notebook. Returns whether there is a kernel or another
    IPython to watch.
    """
    from IPython.core.getipython import get_ipython

    if asked is not None:
        _letters[:] = [option.id for option in asked.options]
    shell = get_ipython()
    if shell is None or shell.history_manager is None:
        return False
    if shell not in _watched:
        _watched.append(shell)
        # Not ``In``: it has magics as the calls that they become, and a student can assign to it.
        _cells.extend(shell.history_manager.input_hist_raw)
        shell.events.register("pre_run_cell", _take)
        shell.events.register("post_run_cell", _look_at_answer)
    return True


def _take(info: Any) -> None:
    _cells.append(info.raw_cell)


def coding_cell(exercise: str) -> str | None:
    """The coding cell as it was run last, or None."""
    return next((cell for cell in reversed(_cells) if is_marked(cell, exercise)), None)


def elsewhere(exercise: str) -> tuple[str, ...]:
    """Names that other cells have imported or defined."""
    return names_in("\n".join(cell for cell in _cells if not is_marked(cell, exercise)))


def _look_at_answer(result: Any) -> None:
    """Beneath the answer cell, say whether its form is right; never whether the answer is."""
    line = answer_line(result.info.raw_cell)
    if line is not None:
        print(form(letter(line)))  # noqa: T201  # it is what the student reads


def answer() -> str | None:
    """The letter of the answer cell as it was run last; "" without one, None if none was run."""
    lines = (answer_line(cell) for cell in reversed(_cells))
    line = next((line for line in lines if line is not None), None)
    return None if line is None else letter(line) or ""


def form(chosen: str | None) -> str:
    """What to say about the form of an answer."""
    if chosen and _letters and chosen not in _letters:
        return f"{chosen} is none of the answers: write {_one_of(_letters)} between the quotes."
    if chosen:
        return f"Your answer is {chosen}. You can change it until you hand in."
    return 'Write one letter between the quotes, like this: answer = "A"'


def _one_of(letters: list[str]) -> str:
    return " or ".join([", ".join(letters[:-1]), letters[-1]])


def current() -> str:
    """The cell that is run now."""
    return _cells[-1] if _cells else ""
