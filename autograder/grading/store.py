"""Results on disk: one line of JSON each, appended as they end, the last one for a work counts."""

from __future__ import annotations

import hashlib
import os
import re
import sys
import weakref
from pathlib import Path

import msgspec

from autograder.files import replace
from autograder.grading.batch import Judged
from autograder.grading.records import Records
from autograder.result import Result, encode
from autograder.timeline import Step

if sys.platform != "win32":
    import fcntl


class Kept(msgspec.Struct):
    """What is kept of the runs behind failed checks, by a check's id."""

    traces: dict[str, str] = {}
    steps: dict[str, tuple[Step, ...]] = {}


class Store:
    """``results.jsonl``, ``seed`` and ``traces/`` in the output folder. One process writes it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / "results.jsonl"

    def has(self, path: Path) -> bool:
        """Whether a path is this folder, or something that is written into it."""
        own = ("results.jsonl", "seed", "lock", "traces")
        path, folder = path.absolute(), self.folder.absolute()
        return path == folder or (path.parent == folder and path.name in own)

    def open(self, seed: int | None, *, fresh: bool, wait: bool = False) -> int:
        """Make the folder, mend a torn last line, and settle the seed; returns it.

        Raises OSError if the folder can't be written, or if another process writes it and nobody
        wants to ``wait`` for its end.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self._hold(wait)
        if fresh:
            self._path.unlink(missing_ok=True)
        kept = self.folder / "seed"
        if seed is None:
            known = not fresh and kept.exists() and kept.read_text().strip().isdigit()
            seed = int(kept.read_text()) if known else int.from_bytes(os.urandom(4), "big")
        replace(kept, f"{seed}\n".encode())
        self._path.touch()
        self._mend()
        return seed

    def _hold(self, wait: bool) -> None:
        """Two processes that append would judge all twice. The lock ends with its process."""
        if sys.platform == "win32":  # it has no such locks
            return
        lock = os.open(self.folder / "lock", os.O_WRONLY | os.O_CREAT, 0o666)
        weakref.finalize(self, os.close, lock)
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BlockingIOError(
                f"another autograder grade writes into {self.folder}: wait for its end"
            ) from None

    def _mend(self) -> None:
        """Cut off a last line without a line end: its writer was killed in the middle of it."""
        with self._path.open("r+b") as file:
            if file.seek(0, os.SEEK_END) == 0:
                return
            file.seek(-1, os.SEEK_END)
            if file.read() != b"\n":
                file.seek(0)
                file.truncate(sum(len(line) for line in file if line.endswith(b"\n")))

    def add(self, judged: Judged) -> None:
        """Append a result, and put the traces of its failed checks beside it.

        Raises OSError, for instance if the disk is full; then nothing half-written is left.
        """
        self._write_traces(judged)
        line = encode(judged.result) + b"\n"
        # Without a buffer: closing it would write again what did not fit.
        with self._path.open("ab", buffering=0) as file:
            begin = file.seek(0, os.SEEK_END)
            try:
                while line:
                    line = line[file.write(line) :]
                os.fsync(file.fileno())
            except OSError as error:
                file.truncate(begin)
                raise OSError(error.errno, error.strerror, str(self._path)) from None

    def results(self) -> Records:
        """The counting result of each work.

        Raises OSError if there is no results file.
        """
        return Records.read(self._path)

    def _write_traces(self, judged: Judged) -> None:
        path = self.trace_file(judged.result)
        if judged.traces:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, msgspec.json.encode(Kept(judged.traces, judged.steps)))
        else:
            path.unlink(missing_ok=True)

    def traces(self, result: Result) -> dict[str, str]:
        """The trace behind each check that did not pass, by the check's id."""
        return self._kept(result).traces

    def steps(self, result: Result) -> dict[str, tuple[Step, ...]]:
        """The steps that show the mistake, by the check's id; for ``timeline`` to draw."""
        return self._kept(result).steps

    def _kept(self, result: Result) -> Kept:
        try:
            return msgspec.json.decode(self.trace_file(result).read_bytes(), type=Kept)
        except (OSError, msgspec.DecodeError):
            return Kept()

    def trace_file(self, result: Result) -> Path:
        """Where the traces of a work are: the next result of the same work takes their place."""
        name = re.sub(r"[^A-Za-z0-9_-]", "_", result.student)[:40]
        key = hashlib.sha256(repr(result.key).encode()).hexdigest()[:12]
        return self.folder / "traces" / f"{name}-{result.exercise}-{key}.json"
