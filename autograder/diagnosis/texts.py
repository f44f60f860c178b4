"""What is said about each mistake: what happens, why, what to try. ``texts.toml`` has the words."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec

from autograder import catalog

_FILE = Path(__file__).with_name("texts.toml")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said about one mistake. ``try_`` is advice, never the solution."""

    name: str
    what: str
    why: str
    try_: str = msgspec.field(name="try")


Table = dict[str, dict[str, str]]


@cache
def _vocabulary() -> Table:
    return tomllib.loads(_FILE.read_text("utf-8"))


@cache
def _of_exercise(file: Path) -> Table:
    """What an exercise says in its own words.

    Raises CatalogError if its file can't be read.
    """
    return catalog.read_table(file, Table) if file.is_file() else {}


def words(exercise: str, misconception: str) -> Words:
    """The words for a mistake in an exercise (of the course that is named, or none).

    From the general to the special, each adds to or takes the place of what is said before: the
    family, the family as the exercise has it, the detail, the detail as the exercise has it. (What
    an exercise says of all its missing awaits, say, would be wrong for a detail such as a sleep.)

    Raises KeyError for a family that is not in the vocabulary.
    """
    family = misconception.partition(".")[0]
    found: dict[str, str] = {}
    for key in (family, misconception):
        for table in (_vocabulary(), _own(exercise)):
            found |= table.get(key, {})
    if not found:
        raise KeyError(family)
    return msgspec.convert(found, Words)


def _own(exercise: str) -> Table:
    known = catalog.exercises(catalog.named_course())
    return _of_exercise(known[exercise].folder / "mistakes.toml") if exercise in known else {}


def families() -> tuple[str, ...]:
    """The vocabulary: the ids without a detail."""
    return tuple(key for key in _vocabulary() if "." not in key)
