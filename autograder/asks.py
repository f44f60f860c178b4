"""What a lesson asks for in so many words, for the diagnosis to compare with what it sees."""

from __future__ import annotations

import msgspec


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A header, on every response or only on those with one status.

    ``value`` is empty if each response has another one.
    """

    name: str
    value: str = ""
    only_on: int | None = None


class Asks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of both, most lessons ask for none."""

    header: Header | None = None
    prints: tuple[str, str] | None = None
    """The lines that are printed before and after the view."""
