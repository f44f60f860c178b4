"""The options that say how student code is held, and the command doctor."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any

import click
import msgspec
from rich.table import Table
from rich.text import Text

from autograder.cli.shared import console
from autograder.limits import Limits
from autograder.sandbox import remedy, tiers

WORDS = {
    "A": "bubblewrap around all of it; few system calls, little memory and time for each",
    "B": "the kernel's Landlock; few system calls, little memory and time for each",
    "none": "a process of its own and a limit of time; no walls",
}
"""What stands around student code, by tier."""

LEAST = {"memory_megabytes": 384}
"""Below this, right answers to the kit's own lessons fail: threads and generators need theirs."""

MOST = 1_000_000
"""Of any limit: no machine has more."""

_NAMES = [name for name in Limits.__struct_fields__ if name != "isolation"]


def _changed(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> Any:
    """``name=value`` texts as fields of Limits."""
    fields: dict[str, Any] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if name not in _NAMES or not equals:
            raise click.BadParameter(
                f"{text!r} is not NAME=VALUE; the names are {', '.join(_NAMES)}"
            )
        fields[name] = value
    for name, value in fields.items():
        least = LEAST.get(name, 1)
        number = int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else 0
        if not least <= number <= MOST:
            raise click.BadParameter(f"{name} takes a whole number from {least} to {MOST}")
    return msgspec.convert(fields, Limits, strict=False)


def limited(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command --isolation and --limit; it takes both as ``limits``."""

    @click.option(
        "--isolation",
        type=click.Choice(("auto", "A", "B", "none")),
        default="auto",
        show_default=True,
        help="Walls around student code; see autograder doctor.",
    )
    @click.option(
        "--limit",
        "limits",
        metavar="NAME=VALUE",
        multiple=True,
        callback=_changed,
        help="Change a limit, for instance cpu_seconds=5. May be repeated; see docs/security.md.",
    )
    @functools.wraps(command)
    def with_limits(*, isolation: str, limits: Limits, **others: Any) -> None:
        command(limits=msgspec.structs.replace(limits, isolation=isolation), **others)

    return with_limits


def announce(limits: Limits) -> None:
    """Say in one line what stands around student code.

    Raises tiers.NoWalls if this machine can't give what was asked for.
    """
    tier = tiers.settle(limits.isolation)
    line = Text(f"Isolation {tier}: {WORDS[tier]}.", style="dim")
    if tier == "none":
        line.append(" Grade only code that you would run yourself.", style="yellow")
    console.print(line)


@click.command()
def doctor() -> None:
    """Show what protects this machine from the code that is graded.

    Tries every wall, and says what would give a stronger one. Exits with 0 if there are walls.

    Example: autograder doctor
    """
    best = tiers.best()
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for tier in ("A", "B"):
        why = tiers.missing(tier)
        sign = Text(f"✓ {tier}", "green") if why is None else Text(f"✗ {tier}", "red")
        table.add_row(sign, WORDS[tier])
        if why is not None:
            table.add_row("", Text(f"not here: {why}", "dim"))
            table.add_row("", Text(f"to get it: {remedy.remedy(tier, why)}"))
    table.add_row(Text("✓ none", "green"), WORDS["none"])
    console.print(table)
    console.print()
    if best == "none":
        console.print(
            Text(
                "This machine has no walls. autograder check works, since you check your own code; "
                "autograder grade asks for --isolation none first."
            )
        )
        sys.exit(1)
    console.print(Text.assemble("autograder grade uses ", (best, "bold"), " on this machine."))
