"""Submissions of different students that are more alike than the task makes them.

A hint for a person, never a grade. copydetect compares by tokens, so that other names and other
comments hide nothing. Left out is what the starter has, and what many of the class have: a small
task has few right answers, and who found the same one has copied nothing.
"""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

from autograder import catalog
from autograder.submission import Submission

TOKENS = 12
"""Length of the pieces that are compared. A middleware has about a hundred tokens."""

COMMON = 0.2
"""Share of the class, and at least COMMON_STUDENTS, that make a piece a common one."""
COMMON_STUDENTS = 4

FEWEST = 8
"""Pieces of a submission's own, below which there is nothing to compare."""


class Pair(msgspec.Struct, frozen=True):
    """Two submissions; ``share`` is how much of the smaller one is in the other, 0 to 1."""

    exercise: str
    one: Submission
    other: Submission
    share: float


def pairs(works: Iterable[Submission], least: float, course: Path | None = None) -> list[Pair]:
    """The pairs that share ``least`` or more, the most alike first."""
    by_exercise: dict[str, list[Submission]] = defaultdict(list)
    for work in works:
        if work.exercise is not None and work.source:
            by_exercise[work.exercise].append(work)
    starters = {name: catalog.find(name, course).starter for name in by_exercise}
    found = [p for name, some in by_exercise.items() for p in _of(starters[name], some, least)]
    return sorted(found, key=lambda pair: (-pair.share, pair.exercise, pair.one.student))


def _of(path: Path, works: Sequence[Submission], least: float) -> Iterator[Pair]:
    starter = _pieces(path.read_text("utf-8"))
    pieces = [_pieces(work.source) - starter for work in works]
    students = Counter(
        piece
        for piece, _ in {
            (piece, work.student)
            for work, some in zip(works, pieces, strict=True)
            for piece in some
        }
    )
    most = max(COMMON_STUDENTS, COMMON * len({work.student for work in works}))
    own = [{piece for piece in some if students[piece] < most} for some in pieces]
    for (one, mine), (other, theirs) in combinations(zip(works, own, strict=True), 2):
        fewer = min(len(mine), len(theirs))
        if one.student == other.student or fewer < FEWEST:
            continue
        share = len(mine & theirs) / fewer
        if share >= least:
            yield Pair(str(one.exercise), one, other, share)


def _pieces(source: str) -> set[Any]:
    """The fingerprints of a source: hashes of its runs of TOKENS tokens."""
    from copydetect import CodeFingerprint  # of the extra similar; it takes a second

    file = io.StringIO(source)
    return set(CodeFingerprint("middleware.py", TOKENS, 1, fp=file).hashes)
