"""``python -I -m autograder.host.zygote FD PLAN``: Django ready once, then a fork for each host.

A fresh Python with Django costs a third of a second, a fork of a warm one a few milliseconds.
The judge asks over FD: *fork*, with the new host's end of its channel, or *end*, with a process
id; each question has one answer. Source never comes this way. The zygote has one thread, or a
fork of it would be unsafe. PLAN says which walls each host closes around itself before it reads
a word of the student's.
"""

from __future__ import annotations

import contextlib
import gc
import os
import resource
import shutil
import signal
import socket
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

import msgspec

from autograder.host import app, project, serve, warmup
from autograder.protocol.forks import ANSWER, QUESTION
from autograder.walls import allowance, trial
from autograder.walls.enclosure import Enclosure
from autograder.walls.plan import Plan


class Zygote:
    """Answers the judge's questions until it closes its end."""

    def __init__(
        self, control: socket.socket, plan: Plan, enclosure: Enclosure, host: serve.Host
    ) -> None:
        self._control = control
        self._host = host
        self._plan = plan
        self._enclosure = enclosure
        self._children: dict[int, str | None] = {}

    def serve(self) -> None:
        """Say that all is ready, then answer, until the judge is gone."""
        with contextlib.suppress(OSError):  # the judge is gone: as below
            self._control.sendall(ANSWER.pack(os.getpid(), 0, 0))
        while True:
            data, descriptors, _, _ = socket.recv_fds(self._control, QUESTION.size, 1)
            if not data:
                break
            kind, child = QUESTION.unpack(data)
            if kind == b"F":
                answer = (self._fork(descriptors[0]), 0, 0)
            elif kind == b"C":
                answer = (child, 0, _cpu_of(child))
                if child in self._children:  # it takes long: let it send what it has printed
                    os.kill(child, signal.SIGUSR1)
            else:
                answer = (child, *self._end(child))
            with contextlib.suppress(OSError):
                self._control.sendall(ANSWER.pack(*answer))
        for child in list(self._children):
            self._end(child)

    def _fork(self, channel: int) -> int:
        """A new host; returns its process id, or a negative errno."""
        # Without walls a host can write: each has a folder of its own for that.
        folder = tempfile.mkdtemp(dir=Path.cwd()) if self._plan.tier == "none" else None
        parent = os.getpid()
        try:
            child = os.fork()
        except OSError as error:
            os.close(channel)
            return -(error.errno or 1)
        if child:
            os.close(channel)
            self._children[child] = folder
            return child
        try:
            if folder is not None:
                os.chdir(folder)
                os.environ["HOME"] = os.environ["TMPDIR"] = tempfile.tempdir = folder
            self._enclosure.close(parent, channel)
            serve.run(self._host, socket.socket(fileno=channel))
        finally:
            os._exit(1)

    def _end(self, child: int) -> tuple[int, int]:
        """End a host; how it had ended, and the milliseconds of CPU that it has used."""
        if self._plan.tier == "none":
            with contextlib.suppress(OSError):  # or what it starts would outrun the killing
                os.killpg(child, signal.SIGSTOP)
        done, status, used = os.wait4(child, os.WNOHANG)
        if not done:
            os.kill(child, signal.SIGKILL)
            _, status, used = os.wait4(child, 0)
        with contextlib.suppress(OSError):  # nobody is left in it
            os.killpg(child, signal.SIGKILL)
        folder = self._children.pop(child, None)
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        return os.waitstatus_to_exitcode(status), _milliseconds(used)


def _cpu_of(process: int) -> int:
    """Milliseconds of CPU that a process has used so far."""
    try:
        return int(allowance.cpu_seconds(process) * 1000)
    except OSError:  # it has ended
        return 0


def _milliseconds(used: resource.struct_rusage) -> int:
    return int((used.ru_utime + used.ru_stime) * 1000)


def main() -> NoReturn:
    """Get Django ready, and serve."""
    control = socket.socket(fileno=int(sys.argv[1]))
    plan = msgspec.json.decode(sys.argv[2], type=Plan)
    try:
        _get_ready(control, plan).serve()
    finally:
        if plan.tier != "A":  # there, it has no folder; here, the judge may be gone, who removes it
            shutil.rmtree(Path.cwd().parent, ignore_errors=True)
    os._exit(0)


def _get_ready(control: socket.socket, plan: Plan) -> Zygote:
    project.set_up(app.VIEWS)
    tempfile.tempdir = str(Path.cwd())  # else it tries to write, and fails behind walls
    enclosure = Enclosure(plan)
    enclosure.prepare()
    if plan.tier != "none" and (wrong := trial.attempt(enclosure)) is not None:
        sys.exit(wrong)
    # Ignored until a host has its own handler, or it would end one that has only begun.
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    serve.silence()
    host = serve.Host()
    host.watch()
    warmup.warm_up(host)  # before the first one, or that one would be unlike the others
    zygote = Zygote(control, plan, enclosure, host)
    _freeze()
    return zygote


def _freeze() -> None:
    """Collected and frozen here, the objects of Django are nobody's to look at in the children:
    a collection there would touch, and so copy, every page of them.
    """
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main()
