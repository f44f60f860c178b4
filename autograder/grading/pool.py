"""Work in chunks on any ``concurrent.futures.Executor``, also one whose workers die.

A process pool breaks as a whole when one of its workers dies, and does not say whose fault it
was. So a broken pool is made again and its work is given out again. A chunk that was in work at
two deaths is a suspect: it waits until nothing else is in work and runs alone. If it dies alone,
it is halved, until one item is left that does it; that one is given up, and only that one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, TypeVar

from autograder.verdicts import KitError

Item = TypeVar("Item")
Answer = TypeVar("Answer")

SUSPECT = 2
"""Deaths after which a chunk runs alone."""

GIVEN_UP = 4
"""Deaths after which a single item is given up: the last two of them alone, so that a machine
that kills at random (out of memory) does not cost somebody a grade."""

PATIENCE = 20
"""Executors that break one after the other, with no answer in between, before all is given up."""


@dataclass
class _Chunk(Generic[Item]):
    items: Sequence[Item]
    deaths: int = 0


class _Work(Generic[Item, Answer]):
    """What is still to do, and who may be to blame."""

    def __init__(
        self,
        chunks: Sequence[Sequence[Item]],
        ahead: int,
        give_up: Callable[[Item, BaseException], Answer],
    ) -> None:
        self._ahead = ahead
        self._give_up = give_up
        self.silent = 0
        """Executors that broke since the last answer of a worker."""
        self._waiting = deque(_Chunk(items) for items in chunks)
        self._suspects: deque[_Chunk[Item]] = deque()

    def left(self) -> bool:
        return bool(self._waiting or self._suspects)

    def next(self, in_work: int) -> _Chunk[Item] | None:
        """What to give out beside ``in_work`` others, if anything."""
        if self._waiting:
            return self._waiting.popleft() if in_work < self._ahead else None
        return self._suspects.popleft() if self._suspects and not in_work else None

    def died(self, chunk: _Chunk[Item], error: BaseException) -> list[Answer]:
        """Take back a chunk whose worker died; the answer for an item that is given up."""
        alone = chunk.deaths >= SUSPECT
        chunk.deaths += 1
        if alone and len(chunk.items) > 1:
            half = len(chunk.items) // 2
            self._suspects.extendleft(
                [_Chunk(chunk.items[half:], SUSPECT), _Chunk(chunk.items[:half], SUSPECT)]
            )
        elif chunk.deaths >= GIVEN_UP:
            return [self._give_up(chunk.items[0], error)]
        else:
            (self._suspects if chunk.deaths >= SUSPECT else self._waiting).append(chunk)
        return []


def run(
    executors: Callable[[], AbstractContextManager[Executor]],
    chunks: Sequence[Sequence[Item]],
    task: Callable[[Sequence[Item]], list[Answer]],
    give_up: Callable[[Item, BaseException], Answer],
    ahead: int,
) -> Generator[list[Answer]]:
    """``task(chunk)`` for each chunk, in the order in which they end, ``ahead`` of them at once.

    ``executors()`` opens an executor; when it breaks, it is closed and the next one is opened.
    ``give_up(item, error)`` is the answer for an item that kills its worker each time.

    Raises KitError if executors break one after the other and nothing is ever answered.
    """
    work: _Work[Item, Answer] = _Work(chunks, ahead, give_up)
    while work.left():
        if work.silent > PATIENCE:
            raise KitError(f"{work.silent} times in a row the workers died before they judged any")
        with executors() as executor:
            yield from _until_broken(executor, work, task)


def _until_broken(
    executor: Executor,
    work: _Work[Item, Answer],
    task: Callable[[Sequence[Item]], list[Answer]],
) -> Generator[list[Answer]]:
    """Answers until all is done or the executor has broken; then nothing is in work."""
    in_work: dict[Future[list[Answer]], _Chunk[Item]] = {}
    # Not ``concurrent.futures.wait``, which takes the locks of all futures: interrupted by Ctrl-C
    # in between, it leaves one taken, and the executor's own thread waits for it for ever.
    ended: SimpleQueue[Future[list[Answer]]] = SimpleQueue()
    broken = False
    while in_work or (work.left() and not broken):
        while not broken and (chunk := work.next(len(in_work))) is not None:
            try:
                future = executor.submit(task, chunk.items)
                in_work[future] = chunk
                future.add_done_callback(ended.put)
            except BrokenExecutor as error:  # between two chunks
                broken = True
                yield work.died(chunk, error)
        if in_work:
            future = ended.get()
            chunk = in_work.pop(future)
            try:
                answers = future.result()
                work.silent = 0
            except (Exception, CancelledError) as error:  # noqa: BLE001  # its worker is gone
                broken = broken or isinstance(error, BrokenExecutor | CancelledError)
                answers = work.died(chunk, error)
            yield answers
    work.silent += 1
