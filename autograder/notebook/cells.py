"""The graded cells of a notebook. One id for one thing: the coding cell has the exercise's id."""

from __future__ import annotations

import ast
import json
import re
import warnings
from typing import Any

import msgspec

QUESTION = "-question"
CHECKS = "-checks"

# No pattern may run over line ends: a megabyte of blank lines would take it hours.
_ANSWER = re.compile(r"""[ \t]*answer[ \t]*=[ \t]*(["'])[ \t]*([A-Za-z])[ \t]*\1\s*(?:\#.*)?""")
_ASSIGNED = re.compile(r"^[ \t]*answer\b[^=\n]*=(?!=).*", re.MULTILINE)
_IMPORT = re.compile(r"(?:from\s+\S+\s+)?import\s+(.+)")
_DEFINITION = re.compile(r"(?:async\s+def|def|class)\s+(\w+)|(\w+)\s*(?::[^=]+)?=(?!=)")
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
"""A lone surrogate. JSON can have one; text that is sent can't."""
_MAGIC = re.compile(r"^([ \t]*)(?:[%!?].*|[\w.]+\?{1,2}[ \t\r]*)$", re.MULTILINE)


class _Cell(msgspec.Struct, frozen=True):
    """A cell as notebooks have it since 2015, in all versions of nbformat 4."""

    cell_type: str
    source: str | list[str]
    metadata: dict[str, Any] = {}


class _Notebook(msgspec.Struct, frozen=True):
    cells: list[_Cell]


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
    try:
        # Not by nbformat: its import takes seconds, and it takes and logs whatever is strange.
        notebook = msgspec.convert(json.loads(data), _Notebook)
    except (ValueError, RecursionError, msgspec.ValidationError):
        raise ValueError(
            "the file is not a notebook: open it in JupyterLab and save it again"
        ) from None
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    sources = ["".join(cell.source) for cell in cells]
    ids = [_grade_id(cell) for cell in cells]
    named = [e for e in exercises if e in ids or e + QUESTION in ids or e == expected]
    named = named or [e for e in exercises if any(is_marked(s, e) for s in sources)]
    return [_work(exercise, ids, sources) for exercise in named]


def _grade_id(cell: _Cell) -> str:
    metadata = cell.metadata.get("nbgrader")
    grade_id = metadata.get("grade_id") if isinstance(metadata, dict) else None
    return grade_id if isinstance(grade_id, str) else ""


def is_marked(source: str, exercise: str) -> bool:
    """Whether a cell's first line names the exercise; magics may stand above it."""
    lines = (line.strip() for line in source.splitlines())
    first = next((line for line in lines if line and not line.startswith("%")), "")
    return bool(re.fullmatch(rf"#\s*exercise:\s*{re.escape(exercise)}", first))


def _letter(source: str) -> str | None:
    """The answer that a cell gives: its one assignment has to be a letter in quotes."""
    assigned = _ASSIGNED.findall(source)
    match = _ANSWER.fullmatch(assigned[0]) if len(assigned) == 1 else None
    return match[2].upper() if match else None


def _work(exercise: str, ids: list[str], sources: list[str]) -> Work:
    by_id = dict.fromkeys(ids, "")
    questions = [s for i, s in zip(ids, sources, strict=True) if i == exercise + QUESTION]
    answers = [letter for letter in map(_letter, questions) if letter]
    answer = answers[0] if len(answers) == 1 else None
    asked = exercise + QUESTION in by_id
    coding = [s for i, s in zip(ids, sources, strict=True) if i == exercise]
    if not coding:  # an editor that strips metadata leaves the first line
        coding = [s for s in sources if is_marked(s, exercise)]
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
    others = "\n".join(s for s in sources if s not in coding)
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
    plain = _MAGIC.sub(r"\1pass", source)
    # Inside of a text or of brackets, a line of Python may look like a magic.
    return source if plain == source or _is_python(source) else plain


def _is_python(source: str) -> bool:
    try:
        with warnings.catch_warnings():  # of odd escapes in the student's texts
            warnings.simplefilter("ignore")
            ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
