"""An auto-graded exercise kit for Django async middleware.

``from autograder import check`` is all that a file of checks needs. Names are looked up on
first use: the host, which runs beside student code, imports ``autograder.host`` and with it
this file, and must not find the judge already loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autograder.checking import check as check

__all__ = ["check"]


def __getattr__(name: str) -> object:
    if name == "check":
        from autograder.checking import check

        return check
    raise AttributeError(f"module 'autograder' has no attribute {name!r}")
