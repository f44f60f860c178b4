"""``python -I -m autograder.host FD CPU_SECONDS``: one host in a process of its own.

FD is the host's end of a stream socket to the judge. The first command loads the student's
source; then the loop runs until the judge closes its end, or kills the process.
"""

from __future__ import annotations

import contextlib
import socket
import sys
from typing import NoReturn

from autograder.host import app, project, serve


def main() -> NoReturn:
    """Get ready and serve."""
    descriptor, cpu_seconds = (int(argument) for argument in sys.argv[1:])
    with contextlib.suppress(ImportError):  # Windows: the judge looks how much it has used
        from autograder.walls import allowance

        allowance.limit_cpu(cpu_seconds)
    project.set_up(app.VIEWS)
    serve.silence()
    host = serve.Host()
    host.watch()
    serve.run(host, socket.socket(fileno=descriptor))


if __name__ == "__main__":
    main()
