"""What the cells of a lesson draw with, as a submission may import it: here, nothing is drawn.

It goes by the name that it has in a notebook, where ``notebook.demo`` stands behind it. A student
who leaves ``demo(middleware)`` in the cell that is graded has made no mistake.
"""

from __future__ import annotations

from typing import Any

NAME = "autograder.notebook.demo"
"""The module that lessons import ``demo`` from."""


def demo(*middleware: Any, requests: int = 1, beside: str = "") -> None:
    """Take what a notebook would draw."""
