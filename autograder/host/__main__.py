"""``python -I -m autograder.host FD CPU_SECONDS``: one host in a process of its own.

FD is the host's end of a stream socket to the judge; ``-``: stdin says where to call. The first
command loads the student's source; then the loop runs until the judge closes its end, or kills
the process.
"""

from __future__ import annotations

import contextlib
import socket
import sys
from typing import NoReturn

from autograder.host import app, project, serve


def main() -> NoReturn:
    """Get ready and serve."""
    channel, cpu_seconds = sys.argv[1], int(sys.argv[2])
    # Taken before anything of the student's runs: stdin has where to call, and a secret.
    sock = _call_back(sys.stdin.buffer.read()) if channel == "-" else None
    with contextlib.suppress(ImportError):  # Windows: the judge looks how much it has used
        from autograder.walls import allowance

        allowance.limit_cpu(cpu_seconds)
    project.set_up(app.VIEWS)
    serve.silence()
    host = serve.Host()
    host.watch()
    serve.run(host, sock or socket.socket(fileno=int(channel)))


def _call_back(told: bytes) -> socket.socket:
    """Connect to the judge where no socket can be handed over: its port, then what to say."""
    sock = socket.create_connection(("127.0.0.1", int.from_bytes(told[:2], "big")))
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.sendall(told[2:])
    return sock


if __name__ == "__main__":
    main()
