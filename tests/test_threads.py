"""Threads that wait for each other go on if anything can wake them; a deadlock is told."""

from __future__ import annotations

import pytest
from loops import blocked

from autograder.verdicts import Failed

SLOW = """
import asyncio, threading, time
from time import thread_time
LOOP = threading.get_ident()

class Slow(threading.Lock):
    def release(self):
        end = thread_time() + 0.3
        while threading.get_ident() != LOOP and thread_time() < end:
            pass
        super().release()

async def sleeps():
    threading.Lock = Slow
    await asyncio.to_thread(time.sleep, 1)
"""


async def test_a_thread_that_is_slow_to_begin_its_wait_stops_nobody() -> None:
    """What wakes it needs the lock that it is about to let go of."""
    assert await blocked("await sleeps()", SLOW) == []


QUEUE = """
import asyncio, queue, threading
questions, answers = queue.SimpleQueue(), queue.SimpleQueue()

def serve():
    while True:
        answers.put(questions.get() + 1)

threading.Thread(target=serve, daemon=True).start()

async def asks():
    questions.put(1)
    assert await asyncio.to_thread(answers.get) == 2
"""


async def test_a_thread_that_serves_a_simple_queue_is_waited_for() -> None:
    assert await blocked("await asks()", QUEUE) == []


async def test_a_simple_queue_that_nobody_fills_is_a_deadlock() -> None:
    with pytest.raises(Failed, match="nothing is left that could wake it"):
        await blocked("await asyncio.to_thread(answers.get)", QUEUE)


LOCKED = """
import asyncio, threading, time
from concurrent.futures import ThreadPoolExecutor
lock, pool, written = threading.Lock(), ThreadPoolExecutor(4), []

def write(line):
    for part in range(3):
        with lock:
            time.sleep(0.01)
            written.append((line, part))

async def writes():
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(loop.run_in_executor(pool, write, line) for line in range(12)))
    assert len(written) == 36
"""


async def test_threads_that_sleep_with_a_lock_in_their_hands_take_turns() -> None:
    assert await blocked("await writes()", LOCKED) == []


NEWS = """
import threading
from time import thread_time

class Slow(threading.Condition):
    def __init__(self):
        super().__init__(threading.Lock())

    def _acquire_restore(self, state):
        end = thread_time() + 0.3
        while thread_time() < end:
            pass
        super()._acquire_restore(state)

news, told = Slow(), []

def tells():
    end = thread_time() + 0.1
    while thread_time() < end:
        pass
    with news:
        told.append(1)
        news.notify()

def waits():
    threading.Thread(target=tells).start()
    with news:
        while not told:
            news.wait()
"""


async def test_news_that_come_while_a_wait_takes_its_lock_again_are_not_lost() -> None:
    assert await blocked("waits()", NEWS) == ["a wait for another thread"]
