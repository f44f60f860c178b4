"""Counts executors' items and threads as ``work``, before and after they run."""

from __future__ import annotations

import _thread
import concurrent.futures.thread as pools
import functools
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from autograder.host.work import Token, Work


def install(work: Work) -> None:
    """Count from now on."""
    _count_executors(work)
    _count_threads(work)
    _count_bare_threads(work)


def _count_executors(work: Work) -> None:
    submit = pools.ThreadPoolExecutor.submit
    make = pools._WorkItem.__init__
    run = pools._WorkItem.run
    submitting = threading.local()

    @functools.wraps(submit)  # type: ignore[arg-type]  # a generic method
    def counted_submit(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        submitting.pool, submitting.token = self, None
        try:
            with work.start():
                return submit(self, *args, **kwargs)
        except BaseException:
            if submitting.token is not None:  # no thread could be started for it
                work.remove(submitting.token)
            raise
        finally:
            submitting.pool = submitting.token = None  # or what the item gives would live on

    def counted_make(self: Any, future: Future[Any], *args: Any) -> None:
        make(self, future, *args)
        token = self.kit_token = submitting.token = work.add(submitting.pool)
        token.future = future
        # An item that is cancelled, or whose pool breaks, is never run.
        future.add_done_callback(lambda _: None if token.started else work.remove(token))

    def counted_run(self: Any, *args: Any) -> None:
        # Counting down when the function ends would be too early: the future's callbacks,
        # which wake the loop, are called after that, by ``run`` itself. The worker's frame
        # still has the item when the loop goes on: were a request or a response in it, an
        # audit would find them alive, sometimes.
        def run_and_forget() -> None:
            run(self, *args)
            vars(self).clear()

        work.run(self.kit_token, run_and_forget)

    pools.ThreadPoolExecutor.submit = counted_submit  # type: ignore[method-assign]
    pools._WorkItem.__init__ = counted_make  # type: ignore[method-assign,assignment]
    pools._WorkItem.run = counted_run  # type: ignore[method-assign]


def _count_run(work: Work, token: Token, thread: threading.Thread) -> None:
    """Put a counted ``run`` into the thread, for as long as it runs.

    Were it left there, thread and ``run`` would keep each other alive until the next garbage
    collection, and with them (from Python 3.13 on) the memory that the thread ran in.
    """
    own, run = vars(thread).get("run"), thread.run

    def counted() -> None:
        try:
            work.run(token, run)
        finally:
            vars(thread).pop("run", None)
            if own is not None:
                vars(thread)["run"] = own

    vars(thread)["run"] = counted


def _count_threads(work: Work) -> None:
    start = threading.Thread.start

    @functools.wraps(start)
    def counted_start(self: Any) -> None:
        if getattr(self, "_target", None) is pools._worker:
            return start(self)  # its items are counted, not its life
        token = self.kit_token = work.add()
        _count_run(work, token, self)
        try:
            with work.start():
                return start(self)
        except BaseException:
            work.remove(token)
            raise

    threading.Thread.start = counted_start  # type: ignore[method-assign]


def _count_bare_threads(work: Work) -> None:
    begin = _thread.start_new_thread

    @functools.wraps(begin)
    def counted_begin(
        function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any] | None = None
    ) -> int:
        token = work.add()
        try:
            return begin(work.run, (token, functools.partial(function, *args, **(kwargs or {}))))
        except BaseException:
            work.remove(token)
            raise

    _thread.start_new_thread = _thread.start_new = counted_begin
