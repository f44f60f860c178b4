"""Many requests in one picture: a row a request, and what happens goes on from left to right.

It shows the order of things, no time: each step of the trace is a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from autograder.picture import mark, safe
from autograder.timeline import Step

_ROW, _COLUMN, _LEFT, _TOP = 30, 28, 96, 10
_SHOWN = ("in", "wrong", "view")
"""The kinds of steps that have a column. What a view does is told elsewhere."""
_RED, _AMBER = "#b3261e", "#9a6700"
_KEY = (
    ("door", "is not let in yet"),
    ("in", "comes in"),
    ("blocked", "blocks the thread"),
    ("waits", "waits, the thread is free"),
    ("view", "is at the view"),
)


def svg(steps: Sequence[Step], title: str, *, key: bool = True) -> str:
    """The picture as inline SVG; ``title`` says in words what is to be seen in it.

    With ``key`` it tells what its marks mean.
    """
    requests = max((step.lane for step in steps), default=0)
    columns = [step for step in steps if step.lane and step.kind in _SHOWN]
    width = max(_LEFT + (len(columns) + 1) * _COLUMN, _KEY_WIDTH)
    height = _TOP + requests * _ROW + (34 if key else 4)
    parts: list[str] = []
    for lane in range(1, requests + 1):
        parts += _lane(lane, steps, columns)
    if key:
        parts += _key(_TOP + requests * _ROW + 18)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="system-ui, sans-serif" font-size="13">'
        f"<title>{safe(title)}</title>{''.join(parts)}</svg>"
    )


def blocked(steps: Sequence[Step], lane: int) -> bool:
    """Whether a request has kept the thread for itself."""
    return any(step.lane == lane and step.kind == "wrong" for step in steps)


def together(steps: Sequence[Step]) -> int:
    """How many requests are on their way to the view at the same time."""
    most, inside = 0, set()
    for step in steps:
        if step.kind == "in":
            inside.add(step.lane)
        elif step.kind in ("view", "out"):
            inside.discard(step.lane)
        most = max(most, len(inside))
    return most


def _lane(lane: int, steps: Sequence[Step], columns: Sequence[Step]) -> Iterator[str]:
    y = _TOP + (lane - 1) * _ROW + _ROW // 2
    yield f'<text x="0" y="{y + 4}" fill="currentColor">request {lane}</text>'
    places = {s.kind: _LEFT + n * _COLUMN for n, s in enumerate(columns) if s.lane == lane}
    begun, view = places.get("in"), places.get("view")
    if begun is None:
        return
    # It was sent with all the others: until it comes in, nobody listens to it.
    yield _bar("door", _LEFT - 12, begun, y)
    if view is not None:
        yield _bar("blocked" if blocked(steps, lane) else "waits", begun, view, y)
    yield from (mark(kind, x, y) for kind, x in places.items() if kind != "wrong")


_BARS = {
    "door": 'stroke="#8c959f" stroke-width="2" stroke-dasharray="1 5"',
    "blocked": f'stroke="{_RED}" stroke-width="12"',
    "waits": f'stroke="{_AMBER}" stroke-width="3" stroke-dasharray="8 4"',
}


def _bar(kind: str, start: int, end: int, y: int) -> str:
    return f'<path d="M{start} {y}H{end}" {_BARS[kind]}/>'


def _key(y: int) -> Iterator[str]:
    """What the marks mean."""
    x = 8
    for kind, words in _KEY:
        yield _bar(kind, x - 8, x + 16, y) if kind in _BARS else mark(kind, x, y)
        x += 22 if kind in _BARS else 14
        yield f'<text x="{x}" y="{y + 4}" font-size="12" fill="currentColor">{words}</text>'
        x += round(len(words) * _LETTER) + 22


_LETTER = 6.4
"""Width of a small letter, in pixels; a little more than most fonts need."""
_KEY_WIDTH = round(sum(len(words) for _, words in _KEY) * _LETTER) + len(_KEY) * 44
