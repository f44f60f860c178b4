"""What the commands share: where they print, and how they end on an error."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console

from autograder import terminal

console = Console()
errors = Console(stderr=True)

PATHS = click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
SOLUTIONS = Path("solutions")


def stop(text: str, code: int = 2) -> NoReturn:
    """End the command with one line that says what is wrong and what to do."""
    terminal.error(errors, text)
    sys.exit(code)
