"""The run behind a failed check as a picture: a lane a request, a row a step, in order.

It is pure: the same steps give the same picture. What a student printed or named is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from autograder import timeline
from autograder.timeline import Step
from autograder.words import written_out

_ROW, _LANE, _LEFT, _TOP = 26, 30, 22, 14
_LETTER, _BOLD = 7.3, 8.6
"""Width of a letter, in pixels; a little more than most fonts need."""
COLOURS = {
    "in": "#57606a",
    "out": "#57606a",
    "print": "#0a5cad",
    "view": "#6f42c1",
    "answer": "#6f42c1",
    "response": "#116329",
    "wrong": "#b3261e",
    "note": "#57606a",
}
_SHAPES: dict[str, str] = {
    "in": '<path d="M{x0} {y}h10m-4 -4l4 4l-4 4" fill="none" stroke="{c}" stroke-width="2"/>',
    "out": '<path d="M{x1} {y}h-10m4 -4l-4 4l4 4" fill="none" stroke="{c}" stroke-width="2"/>',
    "print": '<rect x="{x0}" y="{y0}" width="12" height="12" rx="2" fill="{c}"/>',
    "view": (
        '<path d="M{x} {ya}l8 8l-8 8l-8 -8z" fill="var(--bg, #fff)" stroke="{c}" stroke-width="2"/>'
    ),
    "answer": '<path d="M{x} {ya}l8 8l-8 8l-8 -8z" fill="{c}" stroke="{c}" stroke-width="2"/>',
    "response": '<circle cx="{x}" cy="{y}" r="7" fill="{c}"/>',
    "wrong": '<path d="M{x0} {y0}l12 12m0 -12l-12 12" stroke="{c}" stroke-width="3"/>',
    "note": '<circle cx="{x}" cy="{y}" r="2" fill="{c}"/>',
}


def svg(shown: Sequence[Step], expected: Sequence[str] = ()) -> str:
    """The picture as inline SVG, self-contained; with ``expected`` steps, those stand beside it.

    Kinds of steps differ in shape as well as in colour; a dashed bar is a view at work, while
    its request waits.
    """
    lanes = max((step.lane for step in shown), default=0)
    columns = max(lanes, 1)
    left = _LEFT + columns * _LANE
    lines = [timeline.line(step, lanes) for step in shown]
    widths = [
        len(line) * (_BOLD if step.kind == "wrong" else _LETTER)
        for step, line in zip(shown, lines, strict=True)
    ]
    widest = max(widths, default=0)
    width = left + widest + 12
    head = _TOP + (_ROW if lanes > 1 or expected else 0)
    parts: list[str] = []
    if expected:
        if shown and shown[0].kind == "in":
            expected = [shown[0].words, *expected]
        parts.append(_label(left, "what happened"))
        parts += _expected(expected, width + 16, head)
        width += 28 + max(13, *(len(line) for line in expected)) * _LETTER
    parts += _lanes(shown, columns, head)
    for row, (step, line) in enumerate(zip(shown, lines, strict=True)):
        x, y = _LEFT + (max(step.lane, 1) - 1) * _LANE, head + row * _ROW + 8
        weight = ' font-weight="bold"' if step.kind == "wrong" else ""
        fill = COLOURS["wrong"] if step.kind == "wrong" else "currentColor"
        parts.append(
            f'{mark(step.kind, x, y)}<text x="{left}" y="{y + 4}" fill="{fill}"{weight}>'
            f"{safe(line)}</text>"
        )
    height = head + max(len(shown), len(expected)) * _ROW + 4
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width:.0f}" '
        f'height="{height}" viewBox="0 0 {width:.0f} {height}" '
        'font-family="system-ui, sans-serif" font-size="13">'
        f"<title>{safe('; '.join(lines))}</title>{''.join(parts)}</svg>"
    )


def mark(kind: str, x: int, y: int) -> str:
    """The shape of a kind of step, with its middle there."""
    return _SHAPES[kind].format(x=x, y=y, x0=x - 6, x1=x + 6, y0=y - 6, ya=y - 8, c=COLOURS[kind])


def _lanes(shown: Sequence[Step], columns: int, head: int) -> Iterable[str]:
    """A line for each request, from its first step to its last, and a bar while its view works."""
    bottom = head + (len(shown) - 1) * _ROW + 8
    for lane in range(1, columns + 1):
        x = _LEFT + (lane - 1) * _LANE
        mine = [row for row, step in enumerate(shown) if step.lane == lane]
        if columns > 1:
            yield _label(x - 4, str(lane))
        if mine:
            top, end = (head + row * _ROW + 8 for row in (mine[0], mine[-1]))
            yield f'<path d="M{x} {top}V{end}" stroke="#8c959f" stroke-width="2"/>'
        begun: int | None = None
        for row, step in enumerate(shown):
            y = head + row * _ROW + 8
            if step.lane == lane and step.kind == "view":
                begun = y
            elif step.lane == lane and step.kind == "answer" and begun is not None:
                yield _bar(x, begun, y)
                begun = None
        if begun is not None:
            yield _bar(x, begun, max(bottom, begun + 12))


def _bar(x: int, top: int, bottom: int) -> str:
    colour = COLOURS["view"]
    return (
        f'<path d="M{x} {top}V{bottom}" stroke="{colour}" stroke-width="6" stroke-dasharray="3 3"/>'
    )


def _expected(expected: Sequence[str], x: float, head: int) -> Iterable[str]:
    yield _label(x + 12, "what should happen")
    yield (
        f'<path d="M{x} {head - 4}V{head + len(expected) * _ROW - 6}" '
        'stroke="#8c959f" stroke-dasharray="2 3"/>'
    )
    for row, line in enumerate(expected):
        y = head + row * _ROW + 12
        yield f'<text x="{x + 12}" y="{y}" fill="currentColor">{safe(line)}</text>'


def _label(x: float, words: str) -> str:
    return f'<text x="{x}" y="{_TOP + 2}" font-size="11" fill="#57606a">{safe(words)}</text>'


def safe(words: str) -> str:
    """Escaped, and without characters that XML or a terminal would act upon."""
    return escape(written_out(words))
