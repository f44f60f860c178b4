"""``python -I -m autograder.host FD CPU_SECONDS TOTAL``: one host in a process of its own.

FD is the host's end of a stream socket to the judge. The first command loads the student's
source; then the loop runs until the judge closes its end, or kills the process.
"""

from __future__ import annotations

import socket
import sys
from typing import NoReturn

from autograder.host import app, cpu, project, serve


def main() -> NoReturn:
    """Get ready and serve."""
    descriptor, seconds, total = (int(argument) for argument in sys.argv[1:])
    limit = cpu.Limit(seconds, total)
    project.set_up(app.view)
    serve.silence()
    serve.run(socket.socket(fileno=descriptor), limit)


if __name__ == "__main__":
    main()
