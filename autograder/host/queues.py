"""``queue.SimpleQueue`` as Python has it without C, whose waits are seen.

In C, a thread would wait unseen: it would get a grace on a real clock, and it would be chance
whether it has taken yet what is in the queue when somebody looks.
"""

from __future__ import annotations

import concurrent.futures.thread as pools
import queue
from types import SimpleNamespace
from typing import Any

SimpleQueue: Any = queue._PySimpleQueue  # type: ignore[attr-defined]  # not public
SimpleQueue.__name__ = SimpleQueue.__qualname__ = "SimpleQueue"


def install() -> None:
    """Put it into its place, but for executors, whose items are counted."""
    vars(pools)["queue"] = SimpleNamespace(SimpleQueue=queue.SimpleQueue, Empty=queue.Empty)
    vars(queue)["SimpleQueue"] = SimpleQueue
