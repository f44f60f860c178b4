"""The answer to a question is read as one literal letter, or a reason says why there is none."""

from __future__ import annotations

import pytest
from handouts import QUESTION, WORK, handed_in, read
from msgspec.structs import replace


@pytest.mark.parametrize(
    "cell",
    [
        'answer = "B"',
        "answer = 'b'",
        'answer = "B"  # the second one',
        'answer="b"#',
        '# I think it is this one.\nanswer = " B "\n\n',
        'answer = "B"\r\n',
        'answer = "B"\nanswer == "C"',
        'my_answer = "A"\nanswer = "B"\n',
        '# answer = "A"\nanswer = "B"\n',
        'answer = "B"\nbecause both of them wait (no Python, and no matter)',
    ],
)
def test_answer_is_read_as_a_literal(cell: str) -> None:
    assert read(handed_in(answer=cell))[0].answer == "B"


@pytest.mark.parametrize(
    "cell",
    [
        'answer = ""',
        "",
        "answer = B",
        'answer = f"B"',
        'answer = "B" + ""',
        'answer = "BC"',
        'answer = "B", "C"',
        "answer = \"B'",
        'answer = "ß"',
        'answer = "1"',
        "answer = 2",
        'answer = chr(66)  # "B"',
        '# answer = "B"',
        'answer = "A"\nanswer = "B"',
        'answer = "B"\nanswer = "B"',
        'answer = "B"\nanswer = chosen',
        'answer = "B"\nanswer += "C"',
        'answer = "B"\nanswer: str = "C"',
        'print("B")',
    ],
)
def test_what_is_not_one_literal_letter_is_no_answer(cell: str) -> None:
    (work,) = read(handed_in(answer=cell))
    assert (work.answer, work.asked, work.problem) == (None, True, None)
    unanswered = cell in ("", 'answer = ""')
    assert (work.unread is None) == unanswered


def test_two_answer_cells_with_answers_are_no_answer() -> None:
    notebook = handed_in()
    notebook["cells"].append({**notebook["cells"][QUESTION], "id": "copy"})
    unread = "there are 2 answer cells: keep the one that counts"
    assert read(notebook) == [replace(WORK, answer=None, unread=unread)]


def test_deleted_question_was_not_asked() -> None:
    notebook = handed_in()
    del notebook["cells"][QUESTION]
    (work,) = read(notebook)
    assert (work.answer, work.asked, work.problem) == (None, False, None)
    assert work.unread == "the answer cell of the question is not in the notebook any more"
