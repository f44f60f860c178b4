"""Feedback as one piece of HTML: self-contained, no script, everything of a student's escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from autograder import picture, timeline
from autograder.feedback import Feedback, Mistake
from autograder.timeline import Step
from autograder.words import brief, visible

STYLE = """
.autograder-feedback{--bg:#fff;font:14px/1.5 system-ui,sans-serif;max-width:60em;color:#1f2328;
background:var(--bg);padding:.8em 1em;border:1px solid #d0d7de;border-radius:8px}
.autograder-feedback h3{margin:0 0 .5em;font:600 16px system-ui,sans-serif}
.autograder-feedback .score{float:right;font-weight:bold}
.autograder-feedback .mistake{border-left:4px solid #b3261e;padding:.1em .9em;margin:.6em 0}
.autograder-feedback .mistake h4{margin:.2em 0;font:600 15px system-ui,sans-serif}
.autograder-feedback .try{border-left:4px solid #116329;padding-left:.6em}
.autograder-feedback p{margin:.35em 0}
div.autograder-feedback code,div.autograder-feedback pre{font:13px/1.5 ui-monospace,monospace;
background:#f6f8fa;color:#1f2328;border-radius:4px;padding:.1em .4em;white-space:pre-wrap;
overflow-wrap:anywhere}
div.autograder-feedback pre{margin:.3em 0;padding:.4em .6em}
.autograder-feedback ul{margin:.3em 0;padding-left:1.2em;list-style:none}
.autograder-feedback summary{cursor:pointer}
.autograder-feedback figure{margin:.6em 0;overflow-x:auto}
.autograder-feedback figcaption,.autograder-feedback .dim{color:#57606a}
""".replace("\n", "")
"""Light on purpose, with its own background: a dark notebook shows it as a card."""


def html(shown: Feedback, title: str = "", below: str = "") -> str:
    """A ``div`` with its own style, for a notebook's output or a page.

    ``title`` is its heading; ``below`` is HTML for its end.
    """
    result = shown.result
    parts = [
        f"<style>{STYLE}</style><div class='autograder-feedback'>",
        f"<h3>{_text(title or result.exercise or 'unknown exercise')}{_score(shown)}</h3>",
    ]
    if result.status == "kit_error":
        parts.append(
            f"<p>Not scored: this is our mistake, not yours. {_text(result.reason or '')}</p>"
        )
    elif result.passed:
        parts.append("<p>✓ Everything passed.</p>")
    elif result.reason is not None:
        parts.append(f"<p>✗ Could not be graded: {_text(result.reason)}</p>")
    if shown.mistake is not None:
        parts += _mistake(shown.mistake)
    if shown.failed is not None:
        parts += _failed(shown)
    if shown.others:
        parts += _folded("This may play a part, too", [_also(other) for other in shown.others])
    parts += _lists(shown)
    return "".join([*parts, below, "</div>"])


def _score(shown: Feedback) -> str:
    result = shown.result
    if result.score is None:
        return ""
    quiz = f" · question {result.quiz.score}" if result.quiz else ""
    return f"<span class='score'>{result.score} of {result.max_score}{quiz}</span>"


def _mistake(mistake: Mistake) -> Iterable[str]:
    yield f"<div class='mistake'><h4>{_words(mistake.name)}</h4>"
    yield _code(mistake.line, mistake.code)
    yield f"<p>{_words(mistake.what)} {_words(mistake.why)}</p>"
    if mistake.evidence:
        yield f"<p class='dim'>What shows it: {_words(mistake.evidence)}</p>"
    yield f"<p class='try'><b>Try this:</b> {_words(mistake.try_)}</p></div>"


def _also(mistake: Mistake) -> str:
    where = f" (line {mistake.line})" if mistake.line is not None else ""
    return f"<b>{_words(mistake.name)}</b>{where}: {_words(mistake.what)}"


def _failed(shown: Feedback) -> Iterable[str]:
    check = shown.failed
    assert check is not None  # for mypy: the caller has looked
    yield f"<p>✗ <b>{_text(check.title)}</b>{check.where}</p><pre>{_text(check.message)}</pre>"
    if shown.mistake is None or shown.mistake.line != check.line:
        yield _code(check.line, shown.code)
    if shown.steps:
        drawn = picture.svg(shown.steps, shown.expected)
        yield figure(drawn, shown.steps, "The run that shows it.")


def figure(drawn: str, steps: Sequence[Step], caption: str = "") -> str:
    """A picture of these steps, and the same in words for whoever can't see it."""
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    text = f"<pre>{escape(visible(timeline.text(steps)))}</pre>"
    folded = f"<details><summary>The same in words</summary>{text}</details>"
    return f"<figure>{drawn}{words}{folded}</figure>"


def _lists(shown: Feedback) -> Iterable[str]:
    also = [f"✗ {_text(c.title)}{c.where}: {_text(c.message)}" for c in shown.also_failed]
    yield from _folded(f"{len(also)} more did not pass", also)
    later = [f"– {_text(c.title)}" for c in shown.not_reached]
    yield from _folded(f"{len(later)} come later, when these pass", later)
    fine = [f"✓ {_text(c.title)}" for c in shown.passed]
    yield from _folded(f"{len(fine)} passed", fine)


def _folded(title: str, items: list[str]) -> Iterable[str]:
    if items:
        rows = "".join(f"<li>{item}</li>" for item in items)
        yield f"<details><summary>{title}</summary><ul>{rows}</ul></details>"


def _code(line: int | None, code: str) -> str:
    if line is None:
        return ""
    return f"<pre><span class='dim'>line {line}</span>  {_text(code)}</pre>"


def _text(text: str) -> str:
    """A student's text, escaped; control characters are written out."""
    return escape(brief(text))


def _words(text: str) -> str:
    """Our own words: what stands between backquotes is code."""
    pieces = _text(text).split("`")
    return "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(pieces))
