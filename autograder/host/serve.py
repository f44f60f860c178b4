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
from collections.abc import Callable
from typing import Any, NoReturn

from autograder.host import adapters, blocking, project, sideloop
from autograder.host.channel import Channel
from autograder.host.driver import Driver
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


def serve(channel: Channel) -> None:
    """Load the student's source and serve the judge.

    Raises EOFError if the judge is gone before it said what to load.
    """
    load = channel.first()
    if not isinstance(load, Load):
        raise TypeError(f"the first command was {type(load).__name__}, not Load")
    output = Output(channel, load.output_limit)

    def emit(event: Message) -> None:
        output.flush()
        channel.send(event)

    student = Student(load)
    project.install_apps(load.source)
    leave = os._exit

    def leaving(code: int) -> NoReturn:
        output.end_step()
        channel.flush()
        leave(code)

    os._exit = leaving  # type: ignore[assignment]  # what was printed before it is what helps

    def blocked(call: str) -> None:
        emit(Blocked(call, student.line_now(), current.get()))

    def stuck(call: str) -> NoReturn:
        emit(Stuck(call, student.line_now()))
        channel.flush()
        os._exit(0)

    def never_awaited(coroutine: Any) -> None:
        emit(NeverAwaited(clean(getattr(coroutine, "__name__", "?"), 100)))

    work = Work()
    loop = HostLoop(channel, work, output.end_step)
    work.install()
    waiting = Waiting(work, blocked, stuck)
    services = Services(work, emit, blocked)
    _install(waiting, services, load, emit)
    blocking.watch(student.module, blocked)
    # Called by the interpreter whatever filters the student sets for warnings.
    warnings._warn_unawaited_coroutine = never_awaited  # type: ignore[attr-defined]
    output.install()
    try:
        emit(student.run(student.compile()))
    except BaseException as error:  # noqa: BLE001  # the student's, SystemExit among them
        output.end_step()
        emit(LoadFailed(student.error(error)))
        return
    # What is alive now stays: the audits after each check need not look at it again.
    gc.collect()
    gc.freeze()
    work.loop = loop
    loop.set_exception_handler(lambda *_: None)
    driver = Driver(
        channel, loop, student, emit, completes_flags=load.completes_flags, services=services
    )
    driver.start()
    try:
        loop.run_forever()
    except BaseException as error:  # noqa: BLE001  # SystemExit in a task of the student's
        output.end_step()
        emit(Fatal(student.error(error)))


def _install(
    waiting: Waiting, services: Services, load: Load, emit: Callable[[Message], None]
) -> None:
    waiting.install()
    sideloop.install(waiting.work, waiting.alarms)
    services.install(load.services)
    adapters.watch(emit)


def run(sock: socket.socket) -> NoReturn:
    """Serve the judge at the other end, and end without what the student left to run at exit."""
    channel = Channel(sock)
    if sys.platform != "win32":
        signal.signal(signal.SIGUSR1, channel.flush_now)
    try:
        serve(channel)
    except EOFError:
        pass  # the judge is gone
    except BaseException as error:  # noqa: BLE001  # ours: it must not look like the student's
        channel.send(Broken(clean(repr(error))))
    finally:
        with contextlib.suppress(OSError):
            channel.flush()
        os._exit(0)
