"""The judge of a notebook: a process of its own beside the kernel, started once and kept warm.

The kernel has an event loop already, and student code; so the judge can't live in it. It ends
when its pipe does, however the kernel may have ended.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
import threading
from typing import IO

import msgspec

from autograder.notebook.asking import Answer, Question, packed, received
from autograder.verdicts import KitError

ATTEMPTS = 2
"""How many judges get a question, if they die over it."""


class Warm:
    """A judge that is ready when it is asked. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The id of its process, if it has been started."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start it, if it does not run; returns at once."""
        with self._lock:
            self._running()

    def ask(self, question: Question) -> Answer:
        """Its answer. A judge that dies is replaced, and asked again.

        Raises KitError if there is no answer.
        """
        with self._lock:
            for _ in range(ATTEMPTS):
                try:
                    return self._asked(question)
                except (OSError, EOFError, msgspec.DecodeError):
                    words = self._close()
                except BaseException:  # Interrupt: the next question must not get this answer
                    self._close()
                    self._running()
                    raise
        raise KitError(f"the judge did not answer: {words}")

    def close(self) -> None:
        """End it."""
        with self._lock:
            self._close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._close()
            self._log = tempfile.TemporaryFile()  # noqa: SIM115  # _close closes it
            self._process = subprocess.Popen(  # our own interpreter and module
                [sys.executable, "-I", "-m", "autograder.notebook.judging"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._log,
                start_new_session=True,  # an Interrupt is for the kernel alone
            )
        return self._process

    def _asked(self, question: Question) -> Answer:
        process = self._running()
        assert process.stdin is not None  # for mypy
        assert process.stdout is not None
        process.stdin.write(packed(question))
        process.stdin.flush()
        answer: Answer = received(process.stdout.read, Answer)
        return answer

    def _close(self) -> str:
        """End the process; the last line of what it had to say."""
        process, self._process = self._process, None
        log, self._log = self._log, None
        if process is None or log is None:
            return "it was not started"
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):  # what was written is lost, with its reader
                pipe.close()  # type: ignore[union-attr]  # both are pipes
        process.kill()
        process.wait()
        with log:
            log.seek(0)
            lines = log.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "it gave no reason"


judge = Warm()
"""The one of this kernel."""
