"""One host at work: the student's source loaded, the judge's commands obeyed."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import signal
import socket
import sys
import warnings
from typing import Any, NoReturn

from autograder.host import adapters, blocking, counting, project, queues, sideloop
from autograder.host.channel import Channel
from autograder.host.driver import Driver
from autograder.host.exchange import OURS
from autograder.host.loop import HostLoop
from autograder.host.output import Output, current
from autograder.host.services import Services
from autograder.host.student import Student, clean
from autograder.host.waiting import Waiting
from autograder.host.work import Work
from autograder.protocol import (
    Blocked,
    Broken,
    Fatal,
    Load,
    LoadFailed,
    Message,
    NeverAwaited,
    Stuck,
)


def silence() -> None:
    """Send what libraries and C code write to the descriptors 0, 1 and 2 nowhere.

    Django logs 404 and 500 responses, and Python writes what is not configured to stderr:
    those lines would look like the student's.
    """
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    for name in ("django", "asyncio"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    warnings.simplefilter("ignore")


class Host:
    """What watches the student's code, set up once in a process, and then serves one judge.

    All that can be done before a fork is: ``watch`` costs more than all the rest of a host's
    start.
    """

    def __init__(self) -> None:
        self._work = Work()
        self._channel: Channel | None = None
        self._student: Student | None = None
        self._output: Output | None = None

    def watch(self) -> None:
        """Put what is watched into the place of what Python has, for good."""
        self._leave = os._exit
        os._exit = self._leaving  # type: ignore[assignment]  # what was printed before it is what helps
        counting.install(self._work)
        waiting = Waiting(self._work, self._blocked, self._stuck)
        waiting.install()
        self._alarms, self._clocks = waiting.alarms, waiting.clocks
        queues.install()
        sideloop.install(waiting)
        adapters.watch(self.emit)
        blocking.watch(self._blocked_by_student)
        # Called by the interpreter whatever filters the student sets for warnings.
        warnings._warn_unawaited_coroutine = self._never_awaited  # type: ignore[attr-defined]

    def serve(self, channel: Channel, load: Load) -> None:
        """Load the student's source and serve the judge until it is gone."""
        self._channel = channel
        self._clocks.set()
        output = self._output = Output(channel, load.output_limit)
        student = self._student = Student(load)
        project.install_apps(load.source)
        # From here on, also while the source is loaded, threads wait on the loop's virtual clock.
        loop = self._work.loop = HostLoop(channel, self._work, output.end_step)
        services = Services(self._work, self.emit, self._blocked)
        services.install(load.services)
        output.install()
        try:
            self.emit(student.run(student.compile()))
        except BaseException as error:  # noqa: BLE001  # the student's, SystemExit among them
            output.end_step()
            self.emit(LoadFailed(student.error(error)))
            return
        loop.count_from(self._alarms.clock())  # the source may have slept
        # What is alive now stays: the audits after each check need not look at it again.
        gc.collect()
        gc.freeze()
        loop.set_exception_handler(lambda *_: None)
        Driver(
            channel,
            loop,
            student,
            self.emit,
            completes_flags=load.completes_flags,
            services=services,
        ).start()
        try:
            loop.run_forever()
        except BaseException as error:  # noqa: BLE001  # SystemExit in a task of the student's
            output.end_step()
            self.emit(Fatal(student.error(error)))

    def forget(self) -> None:
        """Be as before ``serve``: there is no judge, and no submission."""
        if self._work.loop is not None:
            self._work.loop.close()
        self._work.loop = self._channel = self._student = self._output = None

    def emit(self, event: Message) -> None:
        """Tell the judge, behind what was printed before."""
        if self._output is not None and self._channel is not None:
            self._output.flush()
            self._channel.send(event)

    # --- what is watched ---------------------------------------------------------------------

    def _leaving(self, code: int) -> NoReturn:
        if self._output is not None and self._channel is not None:
            self._output.end_step()
            self._channel.flush()
        self._leave(code)

    def _line(self) -> int | None:
        return self._student.line_now() if self._student is not None else None

    def _blocked(self, call: str) -> None:
        if self._work.loop is not None and self._work.loop.is_running():  # the source may wait
            self.emit(Blocked(call, self._line(), current.get()))

    def _blocked_by_student(self, call: str) -> None:
        line = self._line()
        if line is not None:
            self.emit(Blocked(call, line, current.get()))

    def _stuck(self, call: str) -> NoReturn:
        self.emit(Stuck(call, self._line()))
        os._exit(0)

    def _never_awaited(self, coroutine: Any) -> None:
        if getattr(coroutine, "cr_code", None) in OURS:
            return  # it holds the student's, which is told of by itself
        self.emit(NeverAwaited(clean(getattr(coroutine, "__name__", "?"), 100)))


def run(host: Host, sock: socket.socket) -> NoReturn:
    """Serve the judge at the other end, and end without what the student left to run at exit."""
    channel = Channel(sock)
    if sys.platform != "win32":
        signal.signal(signal.SIGUSR1, channel.flush_now)
    try:
        load = channel.first()
        if not isinstance(load, Load):
            raise TypeError(f"the first command was {type(load).__name__}, not Load")
        host.serve(channel, load)
    except EOFError:
        pass  # the judge is gone
    except BaseException as error:  # noqa: BLE001  # ours: it must not look like the student's
        channel.send(Broken(clean(repr(error))))
    finally:
        with contextlib.suppress(OSError):
            channel.flush()
        os._exit(0)
