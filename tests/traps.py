"""The traps of nbgrader's that students fall into, or set: what each does to a notebook."""

from __future__ import annotations

import copy
import tomllib
from typing import Any

from nbcourse import SOLUTIONS, Cell, Change, Notebook, cell, labelled

from autograder import catalog

ONE = "03_print_order"
CHECKS, QUESTION = f"{ONE}-checks", f"{ONE}-question"
MOST = catalog.find(ONE).points
RIGHT = (SOLUTIONS / ONE / "middleware.py").read_text("utf-8")
ANSWERS = tomllib.loads((SOLUTIONS / ONE / "answers.toml").read_text("utf-8"))
KEY = ANSWERS["key"]
WRONG_LETTER = next(letter for letter in ANSWERS["options"] if letter != KEY)


def code(source: str, answer: str = KEY) -> Change:
    def change(notebook: Notebook) -> None:
        cell(notebook, ONE)["source"] = source
        cell(notebook, QUESTION)["source"] = f'answer = "{answer}"'

    return change


def wrong(name: str) -> Change:
    return code(labelled(SOLUTIONS / ONE / "wrong" / f"{name}.py", ONE), WRONG_LETTER)


def right_and(change: Change) -> Change:
    """A right notebook to which something happens."""

    def changed(notebook: Notebook) -> None:
        code(RIGHT)(notebook)
        change(notebook)

    return changed


def deleted(grade_id: str) -> Change:
    return right_and(lambda notebook: notebook["cells"].remove(cell(notebook, grade_id)))


def copied(grade_id: str, **fields: Any) -> Change:
    def change(notebook: Notebook) -> None:
        one = cell(notebook, grade_id)
        place = notebook["cells"].index(one)
        notebook["cells"].insert(place, {**copy.deepcopy(one), "id": "a-copy", **fields})

    return right_and(change)


def split(notebook: Notebook) -> None:
    one = cell(notebook, ONE)
    lines = RIGHT.splitlines(keepends=True)
    rest = {**copy.deepcopy(one), "id": "the-rest", "source": "".join(lines[4:])}
    one["source"] = "".join(lines[:4])
    notebook["cells"].insert(notebook["cells"].index(one) + 1, rest)


def with_cell(source: str, **fields: Any) -> Change:
    """A cell of the student's own, in front of all others."""
    extra: Cell = {"cell_type": "code", "id": "mine", "metadata": {}, "source": source}
    extra |= {"execution_count": None, "outputs": [], **fields}
    return right_and(lambda notebook: notebook["cells"].insert(0, extra))


def without_metadata(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        one["metadata"] = {}


def of_an_old_version(notebook: Notebook) -> None:
    cell(notebook, ONE)["metadata"]["nbgrader"]["schema_version"] = 1


def not_quite_a_notebook(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        one.pop("outputs", None)
        one.pop("id")
        one["metadata"].setdefault("nbgrader", "text")


def with_points_of_its_own(notebook: Notebook) -> None:
    checks = cell(notebook, CHECKS)
    checks["metadata"]["nbgrader"]["points"] = 1000
    checks["source"] = "1000"


FLOOD = [{"output_type": "stream", "name": "stdout", "text": "flood " * 500_000}]
NOISE = RIGHT + 'import sys, warnings\nwarnings.warn("stderr")\nprint("noise", file=sys.stderr)\n'

CHEAT = """
class Equal(str):
    __eq__ = lambda self, other: True
    __hash__ = str.__hash__

import ast
get_ipython().ast_transformers.append(ast.NodeTransformer())
"""


def cheat(notebook: Notebook) -> None:
    with_cell(CHEAT)(notebook)
    code(RIGHT.replace("await ", ""))(notebook)


JUDGED: dict[str, tuple[Change, str]] = {
    # name: what is done to the notebook, and the score: all of the points or some
    "reference": (code(RIGHT), "full"),
    "wrong": (wrong("swapped_lines"), "some"),
    "starter": (lambda _: None, "some"),
    "stderr": (code(NOISE), "full"),
    "never_awaited": (wrong("helper_not_awaited"), "some"),
    "checks_edited": (right_and(with_points_of_its_own), "full"),
    "checks_deleted": (deleted(CHECKS), "full"),
    "checks_copied": (copied(CHECKS), "full"),
    "answer_copied": (copied(QUESTION), "full"),
    "answer_deleted": (deleted(QUESTION), "full"),
    "answer_unread": (code(RIGHT, "I think A"), "full"),
    "stripped": (right_and(without_metadata), "full"),
    "old_version": (right_and(of_an_old_version), "full"),
    "not_quite": (right_and(not_quite_a_notebook), "full"),
    "renamed": (code(RIGHT), "full"),
    "endless_await": (wrong("lock_in_init"), "some"),
    "printed": (with_cell('print("flood " * 500_000)', outputs=FLOOD), "full"),
    "getsource": (with_cell("import inspect\ninspect.getsource(LogMiddleware)"), "full"),
    "own_loop": (with_cell("import asyncio\nasyncio.run(asyncio.sleep(0))"), "full"),
    "magics": (code(f"%%time\n{RIGHT}\n%pwd\n"), "full"),
    "cheat": (cheat, "some"),
    "reaches": (code(f"{RIGHT}\nimport gc\ngc.get_objects()\n"), "full"),
    "late": (code(RIGHT), "full"),
}

REASONS: dict[str, tuple[Change, str]] = {
    # name: what is done to the notebook, and the reason that teacher and student read
    "copied": (copied(ONE), "there are 2 copies of the coding cell"),
    "split": (right_and(split), "the coding cell was split in 2"),
    "deleted": (deleted(ONE), "the coding cell is not in the notebook any more"),
    "text": (
        right_and(lambda notebook: cell(notebook, ONE).update(cell_type="markdown")),
        "the coding cell has become a text cell",
    ),
    "exits": (code(f"import os\nos._exit(0)\n{RIGHT}"), "your code ended the process"),
    "loops": (code(f"while True:\n    pass\n{RIGHT}"), "CPU"),
    "floods": (code(f"while True:\n    print('flood' * 1000)\n{RIGHT}"), "printed more than"),
    "no_json": (lambda _: None, "the file is not a notebook"),
    "no_notebook": (lambda _: None, "no notebook was handed in; there is: essay.txt"),
}
STUDENTS = sorted({*JUDGED, *REASONS})
THROUGH_THE_EXCHANGE = ("reference", "wrong")
