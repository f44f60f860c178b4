"""Where submissions are judged: processes of this machine, or a Dask cluster."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import Any

import msgspec


class Local(msgspec.Struct, frozen=True):
    """Processes of this machine."""

    jobs: int

    def count(self) -> int:
        """How many chunks are judged at the same time."""
        return self.jobs

    def ahead(self) -> int:
        """How many chunks are given out at the same time: one more waits for each process."""
        return 2 * self.jobs

    @contextlib.contextmanager
    def open(self) -> Iterator[Executor]:
        """A pool of processes; an exception (Ctrl-C) ends them at once."""
        context = multiprocessing.get_context("spawn")
        with (
            _safe_path(),
            _Pool(self.jobs, mp_context=context, initializer=_begin) as pool,
        ):
            try:
                yield pool
            except BaseException:
                workers = list((pool._processes or {}).values())
                pool.shutdown(wait=False, cancel_futures=True)
                for worker in workers:  # what they judge now may take its time to end by itself
                    worker.terminate()
                raise


class Cluster(msgspec.Struct, frozen=True):
    """A Dask cluster, by the address of its scheduler. Its workers need the same kit.

    Methods raise OSError if there is no scheduler, ImportError without the extra ``cluster``.
    """

    address: str

    def present(self) -> int:
        """How many workers there are now."""
        with self._client() as client:
            return len(client.nthreads())

    def count(self) -> int:
        """How many chunks are judged at the same time: one at least, when a worker has come."""
        return max(1, self.present())

    def ahead(self) -> int:
        """All chunks are given out: a cluster that grows with its work has to see it."""
        return sys.maxsize

    @contextlib.contextmanager
    def open(self) -> Iterator[Executor]:
        """The cluster as an executor; an exception (Ctrl-C) takes back what waits in it."""
        with self._client() as client, client.get_executor(pure=False) as executor:
            try:
                yield executor
            except BaseException:
                executor.shutdown(wait=False, cancel_futures=True)
                raise

    def _client(self) -> Any:
        from distributed import Client  # of the extra ``cluster``
        from distributed.comm.addressing import resolve_address

        try:
            resolve_address(self.address)
        except ValueError:  # the client would try it for a minute
            raise OSError(
                f"{self.address} is no address of a scheduler: it is like tcp://HOST:8786"
            ) from None
        except OSError:
            raise OSError(f"there is no host of {self.address}: see if it is right") from None
        try:
            return Client(self.address, set_as_default=False)  # type: ignore[no-untyped-call]
        except OSError:
            raise OSError(
                f"no scheduler answers at {self.address}: start one, or see if the address is right"
            ) from None


def default_jobs() -> int:
    """One job a core that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Pool(ProcessPoolExecutor):
    """Workers start as work is given out, and again after one has died."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        with _starting_workers():
            return super().submit(fn, *args, **kwargs)


@contextlib.contextmanager
def _safe_path() -> Iterator[None]:
    """For the Pythons that are started: a pickle.py in the current folder, which may be a
    student's, must not become part of the judge.
    """
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("PYTHONSAFEPATH", None)


def _begin() -> None:
    """Ctrl-C goes to the parent, which ends the batch in order; workers print no traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed can't end its workers: they would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(10)
        os._exit(1)  # something has swallowed the exception that the signal is turned into


@contextlib.contextmanager
def _starting_workers() -> Iterator[None]:
    """While they start, workers take no Ctrl-C. What is blocked here stays so in them; for the
    parent, Ctrl-C and SIGTERM are only put off.
    """
    pressed = threading.Event()
    ends = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: pressed.set()) for number in ends]
    blocks = hasattr(signal, "pthread_sigmask")
    if blocks:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if blocks:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        for number, handler in zip(ends, before, strict=True):
            signal.signal(number, handler)
    if pressed.is_set():
        raise KeyboardInterrupt


Workers = Local | Cluster
