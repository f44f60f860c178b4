"""Why a check did not pass. Each reason puts the blame in another place."""

from __future__ import annotations


class Failed(AssertionError):
    """The submission did something else than was asked. The text says what was seen.

    ``line`` is the student's line that did it, where one can be named.
    """

    def __init__(self, text: str, line: int | None = None) -> None:
        super().__init__(text)
        self.line = line


class StudentError(Exception):
    """The student's code raised, in ``line`` of their file or cell (None: not in their code)."""

    def __init__(self, text: str, line: int | None = None) -> None:
        super().__init__(text)
        self.line = line


class Stopped(Exception):
    """A limit was reached or the host ended. ``outcome`` is ``timeout`` or ``killed``."""

    def __init__(self, outcome: str, text: str) -> None:
        super().__init__(text)
        self.outcome = outcome


class NotReached(Exception):
    """A check that this one needs did not pass, or the host had ended before."""


class Ungradable(Exception):
    """There is nothing to judge: no such class, a syntax error, not a notebook."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


class KitError(Exception):
    """Our mistake, or the machine's. Never scored as the student's zero."""


class HostLost(KitError):
    """The process that starts hosts is gone, and took this one along: to be judged again."""
