"""What only does something in a notebook, for a submission that uses it: here, it does nothing.

A student who leaves ``demo(middleware)`` of a lesson or a ``display`` of Jupyter's in the cell that
is graded, or hands in the notebook exported as a script, has made no mistake.
"""

from __future__ import annotations

import builtins
import sys
from typing import Any

LESSONS = ("autograder.notebook.demo", "autograder.notebook.practice", "autograder.notebook.check")
"""The modules that the cells of our notebooks import from."""


def nothing(*what: Any, **how: Any) -> None:
    """Take what a notebook would show."""


demo = practice = check = display = nothing


def offer(*, cell: bool) -> None:
    """Put them where code finds them; ``display`` is there without an import, but in cells only."""
    sys.modules.update(dict.fromkeys(LESSONS, sys.modules[__name__]))
    if cell:
        vars(builtins)["display"] = display
