"""Which tiers this machine gives, found out by trying, and what would give a higher one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache

import msgspec

from autograder.limits import Limits
from autograder.sandbox import bubblewrap, launch, readable, spare
from autograder.verdicts import KitError
from autograder.walls.plan import TIERS, Plan

THREADS = 220
"""Of all hosts of one user. It is met before there is no memory for another stack: a thread that
is short of memory as it begins may end unseen, and who has started it waits for ever."""


class NoWalls(KitError):
    """This machine can't give the isolation that was asked for."""


def plan(tier: str, limits: Limits) -> Plan:
    """The walls of a tier."""
    landlock = tier == "B"
    return Plan(
        tier=tier,
        memory=limits.memory_megabytes << 20,
        cpu_seconds=limits.total_cpu_seconds,
        threads=THREADS,
        spare_user=spare.user(),
        folders=tuple(map(str, readable.roots())) if landlock else (),
        files=tuple(map(str, readable.files())) if landlock else (),
        capabilities=bubblewrap.capabilities() if tier == "A" else None,
    )


def prefix(tier: str) -> list[str]:
    """What a command line for this tier begins with.

    Raises OSError if this machine has no such command.
    """
    return bubblewrap.command() if tier == "A" else []


_seen: set[str] = set()


def saw(tier: str) -> None:
    """Note that walls of this tier stood: they need not be tried again."""
    _seen.add(tier)


def likely(isolation: str) -> str:
    """The tier that ``settle`` will find, as far as that can be guessed without trying."""
    if isolation in TIERS:
        return isolation
    return "A" if shutil.which("bwrap") else "B"


@cache
def missing(tier: str) -> str | None:
    """What keeps this machine from giving tier A or B, in words; None if it gives it."""
    if sys.platform != "linux":
        return "it needs Linux"
    if tier in _seen:
        return None
    folder = launch.folder()
    try:
        arguments = (msgspec.json.encode(plan(tier, Limits())).decode(),)
        command = [*prefix(tier), *launch.interpreter("autograder.walls.trial"), *arguments]
        done = subprocess.run(  # noqa: S603  # our own interpreter and module
            command,
            cwd=folder / "work",
            env=launch.environment(folder / "work"),
            capture_output=True,
            check=False,
            start_new_session=True,
        )
    except OSError as error:
        return str(error.strerror or error) if error.errno else str(error)
    finally:
        launch.remove(folder)
    if done.returncode == 0:
        return None
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else f"it ended with {done.returncode}"


def best() -> str:
    """The strongest tier that this machine gives."""
    return next((tier for tier in ("A", "B") if missing(tier) is None), "none")


@cache
def settle(isolation: str) -> str:
    """The tier for what was asked: a tier's name, ``auto`` (A or B) or ``any`` (or none).

    Raises NoWalls if this machine can't give it.
    """
    if isolation == "none":
        return "none"
    if isolation in ("A", "B"):
        why = missing(isolation)
        if why is not None:
            raise NoWalls(f"this machine can't give isolation {isolation}: {why}")
        return isolation
    found = best()
    if found == "none" and isolation != "any":
        raise NoWalls(
            "this machine has no walls to put around student code (autograder doctor says why). "
            "For code that you would run yourself: --isolation none"
        )
    return found
