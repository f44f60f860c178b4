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
_UNANSWERED = re.compile(r"""\s*(?:answer[ \t]*=[ \t]*(?:""|'')[ \t]*(?:\#.*)?)?\s*""")
_ASSIGNED = re.compile(r"^[ \t]*answer\b[^=\n]*=(?!=).*", re.MULTILINE)
_IMPORT = re.compile(r"(?:from\s+\S+\s+)?import\s+(.+)")
_DEFINITION = re.compile(r"(?:async\s+def|def|class)\s+(\w+)|(\w+)\s*(?::[^=]+)?=(?!=)")
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
"""A lone surrogate. JSON can have one; text that is sent can't."""
_MAGIC = re.compile(r"^([ \t]*)(?:(?:%(?![ \t(])|[!?]).*|[\w.]+\?{1,2}[ \t\r]*)$", re.MULTILINE)
"""A line that only Jupyter understands. With a blank behind it, ``%`` is an operator of Python."""
_ASSIGNED_MAGIC = re.compile(r"^([ \t]*\w+[ \t]*=[ \t]*)[%!].*$", re.MULTILINE)


class Cell(msgspec.Struct, frozen=True):
    """A cell as notebooks have it since 2015, in all versions of nbformat 4."""

    cell_type: str
    source: str | list[str]
    metadata: dict[str, Any] = {}

    @property
    def text(self) -> str:
        """What is written in it."""
        return "".join(self.source)

    @property
    def grade_id(self) -> str:
        """The name that nbgrader knows it by; empty for a cell that is not graded."""
        metadata = self.metadata.get("nbgrader")
        grade_id = metadata.get("grade_id") if isinstance(metadata, dict) else None
        return grade_id if isinstance(grade_id, str) else ""


class _Notebook(msgspec.Struct, frozen=True):
    cells: list[Cell]


class Work(msgspec.Struct, frozen=True):
    """One exercise's part of a notebook: its coding cell and its graded answer."""

    exercise: str
    source: str = ""
    answer: str | None = None
    asked: bool = False
    problem: str | None = None
    unread: str | None = None
    """Why the answer can't be read. None if it is, and if the question is not answered."""
    elsewhere: tuple[str, ...] = ()
    """Names that other cells import or define: the coding cell has to stand alone."""


def read_cells(data: bytes) -> list[Cell]:
    """All cells of a notebook.

    Raises ValueError if the data is no notebook.
    """
    try:
        # Not by nbformat: its import takes seconds, and it takes and logs whatever is strange.
        return msgspec.convert(json.loads(data), _Notebook).cells
    except (ValueError, RecursionError, msgspec.ValidationError):
        raise ValueError(
            "the file is not a notebook: open it in JupyterLab and save it again"
        ) from None


def read_notebook(data: bytes, exercises: list[str], expected: str | None) -> list[Work]:
    """The work in a notebook, an entry for each exercise that it has a cell of.

    ``expected`` is the exercise that the file's name tells; it has an entry in any case.
    Raises ValueError if the data is no notebook.
    """
    cells = read_cells(data)
    code = [cell for cell in cells if cell.cell_type == "code"]
    ids = {cell.grade_id for cell in cells}
    named = [e for e in exercises if e in ids or e + QUESTION in ids or e == expected]
    named = named or [e for e in exercises if any(is_marked(c.text, e) for c in code)]
    return [_work(exercise, cells) for exercise in named]


def is_marked(source: str, exercise: str) -> bool:
    """Whether a cell's first line names the exercise; magics may stand above it."""
    lines = (line.strip() for line in source.splitlines())
    first = next((line for line in lines if line and not line.startswith("%")), "")
    return bool(re.fullmatch(rf"#\s*exercise:\s*{re.escape(exercise)}", first))


def letter(source: str) -> str | None:
    """The answer that a cell gives: its one assignment has to be a letter in quotes."""
    assigned = _ASSIGNED.findall(source)
    match = _ANSWER.fullmatch(assigned[0]) if len(assigned) == 1 else None
    return match[2].upper() if match else None


def answer_line(source: str) -> str | None:
    """The line of a cell that has nothing but an answer in it; None for any other cell."""
    lines = [line for line in source.splitlines() if line.strip() and line.lstrip()[0] != "#"]
    return lines[0] if len(lines) == 1 and _ASSIGNED.fullmatch(lines[0]) else None


def _work(exercise: str, cells: list[Cell]) -> Work:
    code = [cell for cell in cells if cell.cell_type == "code"]
    questions = [cell.text for cell in code if cell.grade_id == exercise + QUESTION]
    answers = [found for found in map(letter, questions) if found]
    answer = answers[0] if len(answers) == 1 else None
    coding = [cell.text for cell in code if cell.grade_id == exercise]
    if not coding:  # an editor that strips metadata leaves the first line
        coding = [cell.text for cell in code if is_marked(cell.text, exercise)]
    problem = _problem(exercise, coding, cells)
    source = without_magics(coding[0]) if coding and not problem else ""
    others = "\n".join(cell.text for cell in code if cell.text not in coding)
    return Work(
        exercise,
        source,
        answer,
        bool(questions),
        problem,
        None if answer else _unread(questions),
        names_in(others),
    )


def _problem(exercise: str, coding: list[str], cells: list[Cell]) -> str | None:
    """Why there is no coding cell to judge, if there is none; and what to do."""
    if not coding and any(cell.grade_id == exercise for cell in cells):
        return "the coding cell has become a text cell: select it and press Y"
    if not coding:
        return "the coding cell is not in the notebook any more"
    if len(coding) > 1 and sum(is_marked(source, exercise) for source in coding) == 1:
        return f"the coding cell was split in {len(coding)}: select the pieces, press Shift+M"
    if len(coding) > 1:
        return f"there are {len(coding)} copies of the coding cell: keep the one that counts"
    if not coding[0].strip():
        return "the coding cell is empty"
    return unreadable(coding[0])


def unreadable(source: str) -> str | None:
    """What is wrong with the characters of a coding cell, if something is."""
    half = _HALF_A_CHARACTER.search(source)
    if half is None:
        return None
    line = source.count("\n", 0, half.start()) + 1
    return f"line {line} of the coding cell has a character that is no text: type it again"


def _unread(questions: list[str]) -> str | None:
    """Why none of the answer cells tells the answer; None if it was not answered."""
    if not questions:
        return "the answer cell of the question is not in the notebook any more"
    if all(_UNANSWERED.fullmatch(question) for question in questions):
        return None
    if len(questions) > 1:
        return f"there are {len(questions)} answer cells: keep the one that counts"
    return 'the answer can\'t be read: write one letter between the quotes, as in answer = "A"'


def names_in(source: str) -> tuple[str, ...]:
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
    plain = _ASSIGNED_MAGIC.sub(r"\1None", _MAGIC.sub(r"\1pass", source))
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
