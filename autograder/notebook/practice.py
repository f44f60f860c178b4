"""The practice question of a lesson: a widget to choose in, and the same as text.

The answers are no secret: they lie in ``exercises/``, and nothing is earned by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from autograder import catalog
from autograder.catalog import Practice, PracticeOption
from autograder.notebook import kernel, warm

_HERE = Path(__file__).parent


def practice(exercise_id: str) -> None:
    """Show the question of an exercise; the explanation comes with the choice."""
    from IPython.core.display_functions import display

    exercise = catalog.find(exercise_id, catalog.named_course())
    if kernel.watch(exercise.question):
        warm.judge.start()  # by the time of the first check, it is ready
    widget = _widget(exercise.id, exercise.practice)
    if widget is not None:
        display(widget)  # type: ignore[no-untyped-call]
    # A viewer without widgets (GitHub, a page of feedback) shows this; where the widget is shown,
    # its style hides it.
    words = {"text/plain": text(exercise.practice), "text/html": fallback(exercise.practice)}
    display(words, raw=True)  # type: ignore[no-untyped-call]


def _widget(key: str, asked: Practice) -> Any:
    """The widget, or None where its package is not installed."""
    try:
        import anywidget
        import traitlets
    except ModuleNotFoundError:
        return None

    class PracticeQuestion(anywidget.AnyWidget):
        _esm = _HERE / "practice.js"
        _css = _HERE / "practice.css"
        exercise = traitlets.Unicode(key).tag(sync=True)
        question = traitlets.Unicode(_inline(question(asked))).tag(sync=True)
        options = traitlets.List([_option(option) for option in asked.options]).tag(sync=True)
        more = traitlets.Unicode(_more(asked)).tag(sync=True)
        chosen = traitlets.Unicode("").tag(sync=True)

        def __repr__(self) -> str:
            return "The question, to click on where widgets are shown."

    return PracticeQuestion()


def question(asked: Practice) -> str:
    """The sentence of its text that asks; it names the group of choices."""
    plain = re.sub(r"^```.*?^```", "", asked.text, flags=re.DOTALL | re.MULTILINE)
    sentences = re.split(r"(?<=[.?!:])\s+", " ".join(plain.split()))
    return next((s for s in reversed(sentences) if s.endswith("?")), "Which one is right?")


def text(asked: Practice) -> str:
    """The question's options and what is said about each, as text."""
    options = [f"{o.id}\n{_indented(o.text)}" for o in asked.options]
    answers = [f"{_verdict(o)} {' '.join(o.explanation.split())}" for o in asked.options]
    return "\n\n".join([question(asked), *options, "The answers:", *answers])


def _indented(words: str) -> str:
    return "\n".join(f"  {line}" for line in words.strip().splitlines())


def _verdict(option: PracticeOption) -> str:
    return f"{option.id} is {'right' if option.right else 'not right'}."


def fallback(asked: Practice) -> str:
    """The same as HTML that needs no script."""
    options = "".join(f"<p><b>{o.id}</b></p>{_html(o.text)}" for o in asked.options)
    answers = "".join(f"<p><b>{_verdict(o)}</b></p>{_html(o.explanation)}" for o in asked.options)
    return (
        "<details class='autograder-practice-text'><summary>The question as text: choose first, "
        f"then read on</summary>{options}<h4>The answers</h4>{answers}{_more(asked)}</details>"
    )


def _option(option: PracticeOption) -> dict[str, Any]:
    return {
        "id": option.id,
        "text": _html(option.text),
        "right": option.right,
        "explanation": _html(option.explanation),
    }


def _more(asked: Practice) -> str:
    """What is worth reading whatever was chosen."""
    return (
        f"<h4>Step by step</h4>{_list('ol', asked.steps)}"
        f"<h4>Quick check</h4>{_html(asked.quick_check)}"
        f"<h4>Common mistakes</h4>{_list('ul', asked.common_mistakes)}"
    )


def _list(kind: str, items: Iterable[str]) -> str:
    return f"<{kind}>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</{kind}>"


_markdown = MarkdownIt("commonmark", {"html": False})


def _html(words: str) -> str:
    return str(_markdown.render(words.strip()))


def _inline(words: str) -> str:
    return str(_markdown.renderInline(words.strip()))
