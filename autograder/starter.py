"""A student's starter, given back; what they had is kept beside it."""

from __future__ import annotations

from pathlib import Path

from autograder.catalog import Exercise
from autograder.files import replace
from autograder.notebook.cells import read_notebook

AGAIN = "For a fresh notebook rename yours, and start autograder lab again"


def reset(exercise: Exercise, folder: Path) -> tuple[Path, Path | None]:
    """Put the starter into the place where the student works, below ``folder``.

    Returns the file and the copy of what was in it (None if it was the starter already).
    Raises FileNotFoundError if the student has no such file here.
    """
    places = [
        folder / exercise.id / "middleware.py",
        folder / "exercises" / exercise.id / "middleware.py",
        folder / f"{exercise.id}.py",
        folder / "middleware.py",
    ]
    if folder.name != exercise.id:
        places.pop()
    path = next((place for place in places if place.is_file()), None)
    if path is None and (folder / f"{exercise.id}.ipynb").is_file():
        raise FileNotFoundError(f"{exercise.id}.ipynb stays as it is. {AGAIN}")
    if path is None:
        raise FileNotFoundError(
            f"there is no {exercise.id}/middleware.py here: go to the folder that you work in"
        )
    starter = of(exercise)
    old = path.read_bytes()
    if old == starter:
        return path, None
    kept = _unused(path)
    replace(kept, old)
    replace(path, starter)
    return path, kept


def _unused(path: Path) -> Path:
    """``middleware.mine.py``, or the first numbered one that is not there yet."""
    for number in range(1, 1_000_000):
        kept = path.with_name(f"{path.stem}.mine{'' if number == 1 else number}{path.suffix}")
        if not kept.exists():
            return kept
    raise FileNotFoundError(f"there are too many copies of {path}")


def notebook(exercise: Exercise) -> Path:
    """Where the notebook is that is handed out."""
    return (
        exercise.folder.parents[1] / "notebooks" / "release" / exercise.id / f"{exercise.id}.ipynb"
    )


def of(exercise: Exercise) -> bytes:
    """The starter. In a clone, students work in the exercise's own folder: there the notebook
    that is handed out still has it.
    """
    path = notebook(exercise)
    if path.is_file():
        (work,) = read_notebook(path.read_bytes(), [exercise.id], exercise.id)
        return work.source.rstrip("\n").encode() + b"\n"
    return exercise.starter.read_bytes()
