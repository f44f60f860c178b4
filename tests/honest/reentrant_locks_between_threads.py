# 05_conditional_header | right | threads wait for each other by an RLock, taken twice, and by a Condition around one | full
from __future__ import annotations

import asyncio
import threading


class Notes:
    """A board: who reads waits until there is something on it."""

    def __init__(self) -> None:
        self.lock: threading.Lock | None = None
        self.changed = threading.Condition(threading.RLock())
        self.words: list[str] = []

    def write(self, word: str) -> None:
        with self.changed, self.changed:
            self.words.append(word)
            self.changed.notify_all()

    def read(self) -> str:
        with self.changed:
            while not self.words:
                self.changed.wait()
            return self.words[0]


class Count:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.number = 0

    def add(self) -> int:
        with self.lock:
            return self.add_one()

    def add_one(self) -> int:
        with self.lock:
            self.number += 1
            return self.number


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.count = Count()

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 200:
            notes = Notes()
            reader = asyncio.create_task(asyncio.to_thread(notes.read))
            await asyncio.gather(*(asyncio.to_thread(self.count.add) for _ in range(3)))
            await asyncio.to_thread(notes.write, "OK")
            response["X-Status"] = await reader
        return response
