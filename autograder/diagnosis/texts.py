"""What is said about each mistake: what happens, why, what to try. ``texts.toml`` has the words."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

_FILE = Path(__file__).with_name("texts.toml")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said about one mistake. ``try_`` is advice, never the solution."""

    name: str
    what: str
    why: str
    try_: str = msgspec.field(name="try")


@cache
def _catalog() -> dict[str, dict[str, str]]:
    """The entries by key: an id, or an exercise and an id with a slash between them."""
    data: dict[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))
    return data


def words(exercise: str, misconception: str) -> Words:
    """The words for a mistake in an exercise.

    From the general to the special, each adds to or takes the place of what is said before:
    the family, its detail, then both once more as the exercise has them.

    Raises KeyError for a family that is not in the vocabulary.
    """
    family = misconception.partition(".")[0]
    found = dict(_catalog()[family])
    for key in (misconception, f"{exercise}/{family}", f"{exercise}/{misconception}"):
        found |= _catalog().get(key, {})
    return msgspec.convert(found, Words)


def families() -> tuple[str, ...]:
    """The vocabulary: the ids without a detail."""
    return tuple(key for key in _catalog() if "." not in key and "/" not in key)
