"""Results in a file, each read when it is looked at: ten thousand of them fit no memory well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from autograder.result import Result, decode

Key = tuple[str, str, str | None]
"""Student, submission and exercise: see ``Result.key``."""


class Records(Mapping[Key, Result]):
    """The counting result of each work, in the order in which they were written.

    What is appended to the file later is not seen. Raises OSError if the file can't be read.
    """

    def __init__(self, path: Path, places: dict[Key, tuple[int, int]]) -> None:
        self._path = path
        self._places = places

    @classmethod
    def read(cls, path: Path) -> Records:
        """Find them in a file of lines of JSON; the last line of a work counts."""
        places: dict[Key, tuple[int, int]] = {}
        begin = 0
        with path.open("rb") as file:
            for line in file:
                place = (begin, len(line))
                begin += len(line)
                try:
                    key = decode(line).key
                except (msgspec.DecodeError, UnicodeDecodeError):
                    continue  # not a line of ours: it can't count
                places.pop(key, None)
                places[key] = place
        return cls(path, places)

    def only(self, keys: Iterable[Key]) -> Records:
        """Those of some works, in their order.

        Raises KeyError if one of them has no result.
        """
        return Records(self._path, {key: self._places[key] for key in keys})

    def __getitem__(self, key: Key) -> Result:
        begin, length = self._places[key]
        with self._path.open("rb") as file:
            file.seek(begin)
            return decode(file.read(length))

    def __iter__(self) -> Iterator[Key]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
