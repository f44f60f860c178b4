"""What Django and asgiref complain of is told once, by the names that the student knows."""

from __future__ import annotations

import pytest
from hosts import CONTRACT, Hosts

from autograder.app import STOCK, Neighbours
from autograder.protocol import NeverAwaited, Warned
from autograder.verdicts import StudentError


async def test_a_warning_of_django_or_asgiref_is_told(hosts: Hosts) -> None:
    unmarked = CONTRACT.replace("        markcoroutinefunction(self)\n", "")
    app = await hosts.app(unmarked, "wsgi", Neighbours())
    exchange = app.get("/")
    await exchange.reaches_view()
    exchange.view_returns()
    assert (await exchange.response()).status == 200
    assert [w.category for w in app.trace.of(Warned)] == ["UserWarning"]


async def test_what_django_says_at_load_has_the_students_name_in_it(hosts: Hosts) -> None:
    neither = CONTRACT.replace("async_capable = True", "async_capable = False")
    app = await hosts.app(neither, "asgi")
    with pytest.raises(StudentError, match="Middleware Middleware must have at least one of"):
        await app.built()


async def test_a_coroutine_that_django_drops_is_told_of_once(hosts: Hosts) -> None:
    unmarked = CONTRACT.replace("        markcoroutinefunction(self)\n", "")
    app = await hosts.app(unmarked, "asgi", STOCK)
    await app.get("/").ends()
    assert [event.name for event in app.trace.of(NeverAwaited)] == ["__call__"]


async def test_a_coroutine_that_django_drops_has_the_students_name(hosts: Hosts) -> None:
    both = CONTRACT.replace("sync_capable = False", "sync_capable = True")
    app = await hosts.app(both, "wsgi", Neighbours())
    await app.get("/").ends()
    assert [event.name for event in app.trace.of(NeverAwaited)] == ["Middleware"]
