"""Blocking calls of the student's code on the loop's thread, by the library blockbuster.

Blockbuster raises; a student's ``except Exception`` would swallow that and go on as if nothing
had been. So here the call is reported and then made. It watches calls of libraries too, as long
as the student's code is what called them. Sleeps and locks are not its task (see ``waiting``).
"""

from __future__ import annotations

import builtins
import os
import queue
import select
import socket
import sqlite3  # noqa: F401  # blockbuster would import it in each host, after the fork
import subprocess
from collections.abc import Callable
from typing import Any

import forbiddenfruit
from blockbuster import BlockBuster, BlockBusterFunction, BlockingError

_EXEMPT = (
    # Our own channel, and the clean-up of the garbage that a report may set free.
    ("host/channel.py", {"send", "receive"}),
    # ZoneInfo reads a file, once, and then never again.
    ("zoneinfo/_common.py", {"load_tzdata", "load_data"}),
    ("zoneinfo/_tzpath.py", {"find_tzfile", "reset_tzpath"}),
    # An import inside of a function reads files, once.
    ("<frozen importlib._bootstrap>", {"_find_and_load"}),
    # A traceback that is made into text looks up its lines.
    ("linecache.py", {"checkcache", "updatecache"}),
)

_NO_WAITS = ("time.", "threading.", "os.getcwd", "os.path.abspath")
"""Watched elsewhere, or answered by the kernel at once."""


def _never(*_: Any, **__: Any) -> bool:
    return False


def _polls_only(_poll: Any, timeout: float | None = None) -> bool:
    return timeout == 0


def _has_an_item(queue: Any, block: bool = True, timeout: float | None = None) -> bool:
    return not block or timeout == 0 or not queue.empty()


_ALSO: tuple[tuple[Any, str, Callable[..., bool]], ...] = (
    (socket, "getaddrinfo", _never),
    (select, "select", _never),
    *([(type(select.poll()), "poll", _polls_only)] if hasattr(select, "poll") else ()),
    (queue.SimpleQueue, "get", _has_an_item),
    # Also of a file that is not there. Not ``io.open``: Python itself calls that, to show a line
    # of an error that nobody catches.
    (builtins, "open", _never),
    (os, "system", _never),
    (subprocess, "run", _never),  # the walls refuse the program before anybody waits for it
    (subprocess, "call", _never),
    (subprocess.Popen, "wait", _never),
    (subprocess.Popen, "communicate", _never),
)


def watch(report: Callable[[str], None]) -> None:
    """Report what is called on the loop and blocks it, by the student's code or by any other:
    ``report`` has to find out.
    """
    functions = BlockBuster().functions
    for owner, name, harmless in _ALSO:
        function = BlockBusterFunction(owner, name, can_block_predicate=harmless)
        functions[function.full_name] = function
    for name, function in functions.items():
        if name.startswith(_NO_WAITS):
            continue
        for filename, allowed in _EXEMPT:
            function.can_block_in(filename, allowed)
        _report_instead(function, report)


def _report_instead(function: BlockBusterFunction, report: Callable[[str], None]) -> None:
    """Activate the function's check, and turn its exception into a report."""
    call = function.original_func
    if call is None:
        return
    function.activate()
    checked = getattr(function.module, function.func_name)

    def reporting(*args: Any, **kwargs: Any) -> Any:
        try:
            return checked(*args, **kwargs)
        except BlockingError:
            report(function.full_name)
            return call(*args, **kwargs)

    try:
        setattr(function.module, function.func_name, reporting)
    except TypeError:  # a type written in C
        forbiddenfruit.curse(function.module, function.func_name, reporting)
