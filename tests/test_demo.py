"""What a demonstration shows of middleware beside other middleware."""

from __future__ import annotations

import pytest

from autograder.notebook.asking import WatchIt
from autograder.notebook.demo import said
from autograder.notebook.judging import watch

SOURCE = """
from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.utils.decorators import sync_and_async_middleware

class unmarked:
    async_capable = True
    sync_capable = False

    def __init__(self, inside):
        self.inside = inside

    async def __call__(self, request):
        return await self.inside(request)

class marked(unmarked):
    def __init__(self, inside):
        super().__init__(inside)
        markcoroutinefunction(self)

@sync_and_async_middleware
def hybrid(inside):
    if iscoroutinefunction(inside):
        async def wide(request):
            return await inside(request)
        return wide
    return lambda request: inside(request)
"""


@pytest.mark.parametrize(
    ("name", "beside", "words"),
    [
        ("unmarked", "mixin", "no response"),
        ("marked", "mixin", "a 200"),
        ("marked", "sync", "a 200. For this request there were 4 adapter calls"),
        ("hybrid", "sync", "a 200. For this request there were 2 adapter calls"),
    ],
)
async def test_what_stands_beside_it_decides(name: str, beside: str, words: str) -> None:
    seen = await watch(WatchIt(SOURCE, name, 1, completes_flags=False, beside=beside))
    assert f"The client gets {words}" in said(seen, 1, beside)
    assert seen.steps
