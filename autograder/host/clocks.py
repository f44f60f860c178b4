"""The clocks of ``time`` and ``datetime``, which go as the judge's virtual clock does.

A sleep costs nothing here. Were the clocks real, who sleeps until a deadline would wake up some
thousand times before it has come, and how often would depend on the machine. So they tell the
virtual time, and a little more with every look: two looks differ, and who looks until time has
passed comes to an end. On the loop's own thread that blocks the loop, and is reported.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import itertools
import sys
import time
from collections.abc import Callable
from datetime import datetime, tzinfo
from types import ModuleType
from typing import Any

import forbiddenfruit

from autograder.host.alarms import Alarms
from autograder.host.work import Work

_TICK = 1e-6
"""Seconds that pass with a look, about as long as it takes."""

_LEAP = 1e-3
"""Seconds that pass with a look, once it is clear that somebody only waits."""

_LOOKS = 10_000
"""Looks of the loop's thread, with no wait of the loop in between, until that is clear."""

WAIT = "looking at the clock again and again"

_monotonic, _time = time.monotonic, time.time


class Clocks:
    """``blocked(WAIT)`` is told of a wait by looking at a clock, on the loop's thread."""

    def __init__(self, work: Work, alarms: Alarms, blocked: Callable[[str], None]) -> None:
        self._work = work
        self._alarms = alarms
        self._blocked = blocked
        self._looks = itertools.count(1)  # threads look, too
        self._leapt = 0.0
        self._epoch = 0.0
        self._functions: dict[str, Callable[..., object]] = {
            "monotonic": self.monotonic,
            "monotonic_ns": lambda: int(self.monotonic() * 1e9),
            "perf_counter": self.monotonic,
            "perf_counter_ns": lambda: int(self.monotonic() * 1e9),
            "time": self.time,
            "time_ns": lambda: int(self.time() * 1e9),
        }

    def install(self, sleep: Callable[[float], None]) -> None:
        """Put them into their places, and ``sleep`` with them."""

        def now(kind: type[datetime], tz: tzinfo | None = None) -> datetime:
            return kind.fromtimestamp(self.time(), tz)

        functions = {**self._functions, "sleep": sleep}
        vars(time).update(functions)
        forbiddenfruit.curse(datetime, "now", classmethod(now))  # a type written in C
        sys.meta_path.insert(0, _TimeAnew(functions))

    def set(self) -> None:
        """Set the clock that tells the date: the process may have been forked from an old one."""
        self._epoch = _time() - _monotonic()

    def monotonic(self) -> float:
        """As ``time.monotonic``."""
        if self._work.loop is None:
            return _monotonic()
        if self._work.on_loop_thread():
            self._work.looks += 1
            if self._work.looks >= _LOOKS:
                if self._work.looks == _LOOKS:
                    self._blocked(WAIT)
                self._leapt += _LEAP
        return self._alarms.clock() + next(self._looks) * _TICK + self._leapt

    def time(self) -> float:
        """As ``time.time``."""
        return self._epoch + self.monotonic()


class _TimeAnew(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads the module ``time`` when it is imported anew, or reloaded: it would have Python's own
    functions again.
    """

    def __init__(self, functions: dict[str, Callable[..., object]]) -> None:
        self._functions = functions
        self._loader: Any = importlib.machinery.BuiltinImporter

    def find_spec(self, fullname: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        if fullname != "time":
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin="built-in")

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        made: ModuleType = self._loader.create_module(spec)
        return made

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        vars(module).update(self._functions)
