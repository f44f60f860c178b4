"""Demonstrations: middleware of a lesson's cell, run in the real host, and what was seen."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from autograder import picture, timeline
from autograder.feedback.html import STYLE, figure
from autograder.notebook import kernel, lanes, warm
from autograder.notebook.asking import Seen, Trouble, WatchIt
from autograder.notebook.cells import without_magics
from autograder.timeline import Step
from autograder.verdicts import KitError

_MANY = 3
"""So many requests are shown as rows; the steps of fewer are told one by one."""


def demo(*middleware: Callable[..., Any], requests: int = 1, beside: str = "") -> None:
    """Send requests to each piece of middleware, all at once, and show what happens.

    The middleware has to be defined in the same cell: the cell's definitions and imports are what
    is run, in a process of its own.

    ``beside``: it stands between middleware of Django's own (``mixin``) or between sync middleware
    (``sync``), with the flags and the mark that it has; else the kit adds them.
    """
    from IPython.core.display_functions import display

    kernel.watch()
    source = definitions(without_magics(kernel.current()))
    parts, texts = [], []
    for one in middleware:
        title = one.__name__
        seen = _seen(WatchIt(source, title, requests, not beside, beside))
        words = seen.reason if isinstance(seen, Trouble) else said(seen, requests, beside)
        steps = () if isinstance(seen, Trouble) else seen.steps
        parts.append(_html(title, words, steps, key=one is middleware[-1]))
        texts.append(f"{title}: {words}\n\n{timeline.text(steps)}")
    html = f"<style>{STYLE}</style><div class='autograder-feedback'>{''.join(parts)}</div>"
    display({"text/html": html, "text/plain": "\n\n".join(texts)}, raw=True)  # type: ignore[no-untyped-call]


def _seen(question: WatchIt) -> Seen | Trouble:
    try:
        answer = warm.judge.ask(question)
    except KitError as error:
        return Trouble(str(error))
    assert isinstance(answer, Seen | Trouble)  # for mypy: it is what was asked for
    return answer


def definitions(cell: str) -> str:
    """A cell without what is no definition and no import: its lines keep their numbers."""
    lines = cell.splitlines()
    for node in ast.parse(cell).body:
        ours = isinstance(node, ast.ImportFrom) and (node.module or "").startswith("autograder")
        if ours or isinstance(node, ast.Expr):
            for number in range(node.lineno - 1, node.end_lineno or node.lineno):
                lines[number] = ""
    return "\n".join(lines)


def said(seen: Seen, requests: int, beside: str = "") -> str:
    """What the picture shows, in a sentence or two."""
    steps = seen.steps
    if beside:
        got = "no response" if seen.status is None else f"a {seen.status}"
        calls = f" For this request there were {seen.adapters} adapter calls."
        return f"The client gets {got}.{calls if beside == 'sync' else ''}"
    waits = f"The waits take {seen.seconds:.1f} s in all."
    if not any(step.kind == "view" for step in steps):
        return "No request gets to the view."
    if requests == 1:
        return waits
    if any(lanes.blocked(steps, lane) for lane in range(1, requests + 1)):
        return (
            "One at a time: while one request blocks the thread, no other can even come in. "
            f"{requests} waits, one after the other."
        )
    count = lanes.together(steps)
    all_of = f"All {requests}" if count == requests else f"{count} of {requests}"
    return f"{all_of} requests wait at the same time. {waits}"


def _html(title: str, words: str, steps: Sequence[Step], *, key: bool) -> str:
    told = f"<p><code>{escape(title)}</code> {escape(words)}</p>"
    if not steps:
        return told
    many = max(step.lane for step in steps) >= _MANY
    return told + figure(lanes.svg(steps, words, key=key) if many else picture.svg(steps), steps)
