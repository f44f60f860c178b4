"""Queues of Python's own whose waits are seen.

In C, a thread would wait unseen in a ``SimpleQueue``: it would get a grace on a real clock, and it
would be chance whether it has taken yet what is in the queue when somebody looks. A
``multiprocessing.pool.ThreadPool`` has one with a lock for several processes, which can't be made
behind walls.
"""

from __future__ import annotations

import concurrent.futures.thread as pools
import queue
import threading
from multiprocessing.context import BaseContext
from types import SimpleNamespace
from typing import Any

SimpleQueue: Any = queue._PySimpleQueue  # type: ignore[attr-defined]  # not public
SimpleQueue.__name__ = SimpleQueue.__qualname__ = "SimpleQueue"


def install() -> None:
    """Put them into their places, but for executors, whose items are counted."""
    vars(pools)["queue"] = SimpleNamespace(SimpleQueue=queue.SimpleQueue, Empty=queue.Empty)
    vars(queue)["SimpleQueue"] = SimpleQueue
    BaseContext.Lock = lambda _: threading.Lock()  # type: ignore[method-assign,assignment,return-value]  # there never is another process
