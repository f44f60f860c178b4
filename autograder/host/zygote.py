"""``python -I -m autograder.host.zygote FD``: Django ready once, then a fork for each host.

A fresh Python with Django costs a third of a second, a fork of a warm one a few milliseconds.
The judge asks over FD: *fork*, with the new host's end of its channel, or *end*, with a process
id; each question has one answer. Source never comes this way. The zygote has one thread, or a
fork of it would be unsafe.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import sys
from typing import NoReturn

from autograder.forks import ANSWER, QUESTION
from autograder.host import app, cpu, project, serve


def main() -> NoReturn:
    """Get ready, then answer until the judge closes its end."""
    control = socket.socket(fileno=int(sys.argv[1]))
    project.set_up(app.view)
    serve.silence()
    # Collected and frozen here, the objects of Django are nobody's to look at in the children:
    # a collection there would touch, and so copy, every page of them.
    gc.collect()
    gc.freeze()
    children: set[int] = set()
    while True:
        data, descriptors, _, _ = socket.recv_fds(control, 8192, 1)
        if not data:
            break
        kind, first, second, length = QUESTION.unpack_from(data)
        if kind == b"F":
            folder = data[QUESTION.size : QUESTION.size + length].decode()
            answer = _fork(control, descriptors[0], cpu_limits=(first, second), folder=folder)
            children.add(answer)
        else:
            answer = _end(first)
            children.discard(first)
        control.sendall(ANSWER.pack(answer))
    for child in children:
        _end(child)
    os._exit(0)


def _fork(
    control: socket.socket, descriptor: int, *, cpu_limits: tuple[int, int], folder: str
) -> int:
    """A new host; returns its process id."""
    child = os.fork()
    if child:
        os.close(descriptor)
        return child
    try:
        os.setsid()
        control.close()
        os.chdir(folder)
        os.environ["HOME"] = os.environ["TMPDIR"] = folder
        serve.run(socket.socket(fileno=descriptor), cpu.Limit(*cpu_limits))
    finally:
        os._exit(1)


def _end(child: int) -> int:
    """End a host and all that it started in its process group; returns how it had ended."""
    done, status = os.waitpid(child, os.WNOHANG)
    if not done:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    with contextlib.suppress(OSError):  # nobody is left in it
        os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main()
