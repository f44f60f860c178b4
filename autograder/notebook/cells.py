"""The graded cells of a notebook. One id for one thing: the coding cell has the exercise's id."""

from __future__ import annotations

import re
import warnings
from typing import Any

import msgspec

QUESTION = "-question"
CHECKS = "-checks"

_ANSWER = re.compile(r"""^\s*answer\s*=\s*(["'])\s*([A-Za-z])\s*\1\s*(?:\#.*)?$""", re.MULTILINE)
_IMPORT = re.compile(r"(?:from\s+\S+\s+)?import\s+(.+)")
_DEFINITION = re.compile(r"(?:async\s+def|def|class)\s+(\w+)|(\w+)\s*(?::[^=]+)?=(?!=)")
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
"""A lone surrogate. JSON can have one; text that is sent can't."""
_MAGIC = re.compile(r"^(\s*)(%|!|\?).*$|^(\s*)[\w.]+\?{1,2}\s*$", re.MULTILINE)


class Work(msgspec.Struct, frozen=True):
    """One exercise's part of a notebook: its coding cell and its graded answer."""

    exercise: str
    source: str = ""
    answer: str | None = None
    asked: bool = False
    problem: str | None = None
    elsewhere: tuple[str, ...] = ()
    """Names that other cells import or define: the coding cell has to stand alone."""


def read_notebook(data: bytes, exercises: list[str], expected: str | None) -> list[Work]:
    """The work in a notebook, an entry for each exercise that it has a cell of.

    ``expected`` is the exercise that the file's name tells; it has an entry in any case.
    Raises ValueError if the data is no notebook.
    """
    import nbformat  # seconds, where jsonschema knows all formats: only for a notebook

    try:
        with warnings.catch_warnings():  # of cells without ids, in an older notebook
            warnings.simplefilter("ignore")
            notebook: Any = nbformat.reads(data.decode("utf-8-sig"), as_version=4)
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        sources = [str(cell.source) for cell in cells]
    except Exception:  # noqa: BLE001  # nbformat lets through whatever a strange file makes Python raise
        raise ValueError(
            "the file is not a notebook: open it in JupyterLab and save it again"
        ) from None
    ids = [_grade_id(cell) for cell in cells]
    named = [e for e in exercises if e in ids or e + QUESTION in ids or e == expected]
    named = named or [e for e in exercises if any(_is_marked(s, e) for s in sources)]
    return [_work(exercise, ids, sources) for exercise in named]


def _grade_id(cell: Any) -> str:
    metadata = cell.metadata.get("nbgrader")
    return str(metadata.get("grade_id", "")) if isinstance(metadata, dict) else ""


def _is_marked(source: str, exercise: str) -> bool:
    first = source.lstrip().split("\n", 1)[0]
    return bool(re.fullmatch(rf"#\s*exercise:\s*{re.escape(exercise)}\s*", first))


def _work(exercise: str, ids: list[str], sources: list[str]) -> Work:
    by_id = dict.fromkeys(ids, "")
    questions = [s for i, s in zip(ids, sources, strict=True) if i == exercise + QUESTION]
    found = [_ANSWER.search(source) for source in questions]
    answers = [match[2].upper() for match in found if match]
    answer = answers[0] if len(answers) == 1 else None
    asked = exercise + QUESTION in by_id
    coding = [s for i, s in zip(ids, sources, strict=True) if i == exercise]
    if not coding:  # an editor that strips metadata leaves the first line
        coding = [s for s in sources if _is_marked(s, exercise)]
    problem = None
    if not coding:
        problem = "the coding cell is not in the notebook any more"
    elif len(coding) > 1:
        problem = f"there are {len(coding)} copies of the coding cell: keep the one that counts"
    elif not coding[0].strip():
        problem = "the coding cell is empty"
    elif half := _HALF_A_CHARACTER.search(coding[0]):
        line = coding[0].count("\n", 0, half.start()) + 1
        problem = f"line {line} of the coding cell has a character that is no text: type it again"
    source = without_magics(coding[0]) if coding and not problem else ""
    others = "\n".join(s for i, s in zip(ids, sources, strict=True) if i != exercise)
    return Work(exercise, source, answer, asked, problem, _names(others))


def _names(source: str) -> tuple[str, ...]:
    """What the lines of other cells import or define, as far as a look at the text can tell."""
    found: set[str] = set()
    for line in source.splitlines():
        if match := _IMPORT.match(line):
            parts = match[1].split("#")[0].strip("() ").split(",")
            found |= {part.split(" as ")[-1].strip().split(".")[0] for part in parts}
        elif match := _DEFINITION.match(line):
            found.add(match[1] or match[2])
    return tuple(sorted(found - {""}))


def without_magics(source: str) -> str:
    """The cell as plain Python with the same line numbers: what only Jupyter knows does nothing."""
    return _MAGIC.sub(lambda match: (match[1] or match[3] or "") + "pass", source)
