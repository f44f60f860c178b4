"""Every drive, with any neighbours, sends requests through a middleware and tells their fate."""

from __future__ import annotations

import pytest
from hosts import CONTRACT, HYBRID, Hosts

from autograder.app import LAYERS, PLAIN, STOCK, SYNC, Neighbours
from autograder.verdicts import StudentError


@pytest.mark.parametrize("source", [CONTRACT, HYBRID])
@pytest.mark.parametrize("sync_view", [False, True])
@pytest.mark.parametrize("neighbours", [PLAIN, STOCK, SYNC, LAYERS])
@pytest.mark.parametrize("drive", ["django", "asgi", "wsgi"])
async def test_a_request_goes_through_any_stack(
    hosts: Hosts, source: str, sync_view: bool, neighbours: Neighbours, drive: str
) -> None:
    app = await hosts.app(source, drive, neighbours)
    for status in (200, 404):
        exchange = app.request("GET", "/", sync_view=sync_view)
        await exchange.reaches_view()
        exchange.view_returns(status)
        response = await exchange.response()
        assert (response.status, dict(response.headers)["X-Seen"]) == (status, "yes")
        assert exchange.same_request
        assert exchange.own_view
        assert exchange.returned is not None
        assert exchange.returned.same_response


@pytest.mark.parametrize("sync_view", [False, True])
@pytest.mark.parametrize("drive", ["django", "asgi", "wsgi"])
async def test_requests_overlap_in_every_drive(hosts: Hosts, sync_view: bool, drive: str) -> None:
    app = await hosts.app(CONTRACT, drive)
    first = app.request("GET", "/", sync_view=sync_view)
    second = app.request("GET", "/", sync_view=sync_view)
    if drive == "django" and sync_view:
        await first.reaches_view()  # AsyncClient has one thread for all plain views
        first.view_returns()
    else:
        await first.reaches_view()
        await second.reaches_view()
        first.view_returns()
    await first.response()
    await second.reaches_view()
    second.view_returns()
    await second.response()


async def test_a_wait_in_a_loop_of_another_thread_is_on_the_virtual_clock(hosts: Hosts) -> None:
    slow = CONTRACT.replace(
        "        response = await", "        await asyncio.sleep(30)\n        response = await"
    )
    app = await hosts.app("import asyncio\n" + slow, "wsgi")
    exchange = app.get("/")
    await exchange.reaches_view()
    exchange.view_returns()
    assert (await exchange.response()).status == 200


async def test_adapters_are_counted(hosts: Hosts) -> None:
    hybrid = await hosts.app(HYBRID, "django")
    bare, counted = hybrid.bare().get("/"), hybrid.get("/")
    for exchange in (bare, counted):
        await exchange.reaches_view()
        exchange.view_returns()
        await exchange.response()
    assert counted.crossings == bare.crossings
    sandwich = await hosts.app(CONTRACT, "django", SYNC)
    exchange = sandwich.get("/")
    await exchange.reaches_view()
    exchange.view_returns()
    await exchange.response()
    assert sorted(exchange.crossings) == ["to_loop"] * 2 + ["to_thread"] * 2


async def test_layers_tell_who_ran(hosts: Hosts) -> None:
    gate = CONTRACT.replace(
        "response = await self.get_response(request)",
        "from django.http import HttpResponse; response = HttpResponse(status=503)",
    )
    app = await hosts.app(gate, "django", LAYERS)
    exchange = app.get("/")
    assert (await exchange.response()).status == 503
    assert exchange.layers == ["outer in", "outer out"]
    assert exchange.calls == 0


async def test_a_client_leaves_while_the_view_works(hosts: Hosts) -> None:
    app = await hosts.app(CONTRACT, "asgi")
    exchange = app.get("/")
    await exchange.reaches_view()
    exchange.cancel()
    await exchange.ends()
    assert exchange.cancelled


async def test_what_the_client_has_is_seen_whatever_was_raised(hosts: Hosts) -> None:
    raising = CONTRACT.replace(
        "        response = await", "        1 / 0\n        response = await"
    )
    exchange = (await hosts.app(raising, "asgi")).get("/")
    await exchange.ends()
    assert exchange.answered is not None
    assert exchange.answered.status == 500
    with pytest.raises(StudentError, match="ZeroDivisionError"):
        await exchange.response()
