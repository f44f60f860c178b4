"""Pictures of numbers as inline SVG, each with its numbers as text for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

BINS = ("0", "1-9", *(f"{n}-{n + 9}" for n in range(10, 90, 10)), "90-99", "100")
"""Percent of the points: none and all of them stand alone."""

_WIDTH, _HEIGHT, _FOOT, _HEAD = 300, 104, 18, 16


def binned(shares: Sequence[float]) -> list[int]:
    """How many of the shares, each 0 to 1, are in each of BINS."""
    counts = [0] * len(BINS)
    for share in shares:
        if share <= 0:
            counts[0] += 1
        elif share >= 1:
            counts[-1] += 1
        else:
            counts[1 + min(9, int(share * 10))] += 1
    return counts


def histogram(shares: Sequence[float]) -> str:
    """How the shares are spread over none, tenths, and all."""
    counts = binned(shares)
    most = max(*counts, 1)
    step = _WIDTH / len(BINS)
    room = _HEIGHT - _FOOT - _HEAD
    base = _HEIGHT - _FOOT
    parts = [f'<path d="M0 {base}.5H{_WIDTH}"/>']
    for number, count in enumerate(counts):
        height = room * count / most
        x = number * step
        kind = "none" if number == 0 else "all" if number == len(BINS) - 1 else "some"
        if count:
            parts.append(
                f'<rect class="{kind}" x="{x + 1.5:.1f}" y="{base - height:.1f}" '
                f'width="{step - 3:.1f}" height="{height:.1f}" rx="2"/>'
            )
            parts.append(_label(x + step / 2, base - height - 4, str(count), "count"))
    for number, words in ((0, "0"), (6, "50 %"), (len(BINS) - 1, "100")):
        parts.append(_label((number + 0.5) * step, _HEIGHT - 4, words, "axis"))
    told = "; ".join(f"{b} %: {c}" for b, c in zip(BINS, counts, strict=True) if c)
    return (
        f'<svg class="histogram" role="img" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'xmlns="http://www.w3.org/2000/svg"><title>Submissions by points: {told or "none"}'
        f"</title>{''.join(parts)}</svg>"
    )


def bar(share: float) -> str:
    """A bar of a length between 0 and 1; the number that it shows stands beside it."""
    return (
        '<svg class="bar" aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none" '
        f'xmlns="http://www.w3.org/2000/svg"><rect width="{100 * share:.1f}" height="8"/></svg>'
    )


def _label(x: float, y: float, words: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{words}</text>'
