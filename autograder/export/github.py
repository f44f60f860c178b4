"""GitHub Actions: annotations on the student's line, and the summary of a job."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from autograder.export import Graded, advice
from autograder.words import visible

SUMMARY_LIMIT = 1_000_000
"""Bytes; GitHub refuses a summary of more than a mebibyte."""


def commands(graded: Sequence[Graded]) -> str:
    """A workflow command for each submission with a mistake; to be printed."""
    return "".join(f"{line}\n" for one in graded for line in _annotation(one))


def _annotation(graded: Graded) -> Iterable[str]:
    failed, mistake = graded.feedback.failed, graded.feedback.mistake
    if failed is None and graded.result.reason is None:
        return
    line = mistake.line if mistake is not None else failed.line if failed is not None else None
    where = f"file={_property(graded.file)}"
    if line is not None and graded.file.endswith(".py"):  # a notebook's line is a cell's
        where += f",line={line}"
    yield f"::error {where},title={_property(graded.summary)}::{_data(advice(graded))}"


def _data(text: str) -> str:
    """What follows the ``::`` of a command: a line end would begin the next command."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(graded: Sequence[Graded]) -> str:
    """The job's summary: HTML without an empty line, where no Markdown and no @name acts."""
    rows = "".join(_row(one) for one in graded)
    head = "<tr><th>Student</th><th>Exercise</th><th>Points</th><th>What to know</th></tr>"
    text = f"<h2>Grades</h2>\n<table>\n{head}\n{rows}</table>\n"
    for one in graded:
        details = advice(one)
        if details:
            text += (
                f"<details><summary>{_code(one.result.student)} {_code(one.name)}</summary>"
                f"<pre>{_safe(details)}</pre></details>\n"
            )
        if len(text) > SUMMARY_LIMIT // 4:  # a character has up to four bytes
            return text + "<p>There is more in the records.</p>\n"
    return text


def _row(graded: Graded) -> str:
    points = "none" if graded.points is None else f"{graded.points} of {graded.most}"
    cells = (_code(graded.result.student), _code(graded.name), points, _code(graded.summary))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"


def _code(text: str) -> str:
    return f"<code>{_safe(text)}</code>"


def _safe(text: str) -> str:
    """An empty line would end the HTML and let Markdown begin."""
    return escape(visible(text)).replace("\n", "<br>")
