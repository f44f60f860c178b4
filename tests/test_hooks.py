"""What a middleware's process_exception is given, and what it does or raises, is told."""

from __future__ import annotations

import pytest
from hosts import CONTRACT, Hosts

from autograder.app import Plan


@pytest.mark.parametrize("sync_view", [False, True])
@pytest.mark.parametrize("drive", ["django", "wsgi"])
async def test_a_hook_sees_an_exception_of_the_students_own(
    hosts: Hosts, sync_view: bool, drive: str
) -> None:
    hooked = (
        "from django.http import HttpResponse\nclass Own(Exception): pass\n"
        + CONTRACT
        + "    def process_exception(self, request, exception):\n"
        "        if isinstance(exception, Own): return HttpResponse(status=402)\n"
    )
    app = await hosts.app(hooked, drive)
    for error, own, status in (("Own", True, 402), ("ValueError", False, 500)):
        exchange = app.request("GET", "/", sync_view=sync_view)
        await exchange.reaches_view()
        exchange.view_raises(error, "text", own=own)
        assert (await exchange.response()).status == status
        kinds = [(hook.hook, hook.kind, hook.error) for hook in exchange.hooks]
        assert kinds == [("process_exception", "HttpResponse" if own else "NoneType", None)]


@pytest.mark.parametrize("word", ["", "async "])
@pytest.mark.parametrize("drive", ["django", "wsgi"])
async def test_an_error_of_a_hook_is_told_with_its_line(
    hosts: Hosts, word: str, drive: str
) -> None:
    hook = f"    {word}def process_exception(self, request, exception):\n        return 1 / 0\n"
    app = await hosts.app(CONTRACT + hook, drive)
    (exchange,) = await app.play([Plan("GET", "/", None, ("ValueError", "text"))])
    assert (await exchange.response()).status == 500
    (ended,) = exchange.hooks
    assert ended.error is not None
    assert (ended.error.type, ended.error.line) == (
        "ZeroDivisionError",
        len((CONTRACT + hook).splitlines()),
    )
