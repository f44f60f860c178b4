"""Checks for 03_print_order."""

from autograder import check
from autograder.app import App
from autograder.checks import shared, visits
from autograder.checks.pairs import WAITS

BEFORE = 'print "Before response"'
AFTER = 'print "After response"'

test_call_gives_an_awaitable = check(points=1)(shared.call_gives_an_awaitable)


@check(points=2, needs=test_call_gives_an_awaitable)
async def test_prints_surround_the_view(app: App) -> None:
    """One line is printed before the view starts, one after it has returned"""
    exchange = app.get()
    await exchange.reaches_view()
    assert exchange.steps == [BEFORE, "the view starts"]
    exchange.view_returns()
    await exchange.response()
    assert exchange.steps == [
        BEFORE,
        "the view starts",
        "the view returns",
        AFTER,
        "the middleware returns",
    ]


@check(points=1, needs=test_prints_surround_the_view)
async def test_prints_nothing_else(app: App) -> None:
    """Each request prints exactly these two lines, whatever the view answers"""
    await app.built()
    assert app.printed_before == []
    for seen in await visits.visits(app):
        seen.must_be_answered()
        assert seen.exchange.printed == ["Before response", "After response"]
    # Left by another instance: who shields the view has it still running, with its request, and
    # of what the visits leave behind nothing may be kept.
    for ends in ("fails", "is cancelled", "is slow"):
        exchange = (app if ends == "fails" else app.another()).get()
        await exchange.reaches_view()
        if ends == "fails":
            exchange.view_raises("ValueError", app.token("error"))
        elif ends == "is cancelled":
            exchange.cancel()
        else:
            await app.wakes()
            exchange.view_returns()
        await exchange.ends()
        # The second line may come or not, as the task says; a timeout has its error.
        may = ["Before response", "After response"]
        assert exchange.printed == may[: max(1, len(exchange.printed))]
    already = len(app.printed)
    await visits.visit(app)
    await visits.visit(app)
    await app.wakes()
    assert app.printed.since(already) == ["Before response", "After response"] * 2


@check(points=2, needs=test_prints_surround_the_view)
async def test_prints_overlap(app: App) -> None:
    """Two requests that overlap print Before, Before, After, After"""
    await app.settled()
    for order in ("first", "second", "both"):
        already = len(app.printed)
        first, second = app.get(), app.get()
        await first.reaches_view()
        await second.reaches_view(WAITS)
        assert app.printed.since(already) == ["Before response"] * 2
        early, late = (second, first) if order == "second" else (first, second)
        early.view_returns()
        if order == "both":
            late.view_returns()
        await early.response()
        if order != "both":
            assert app.printed.since(already) == ["Before response"] * 2 + ["After response"]
            late.view_returns()
        await late.response()
        assert app.printed.since(already) == ["Before response"] * 2 + ["After response"] * 2


test_response_comes_back = check(points=1, needs=test_call_gives_an_awaitable)(
    shared.untouched_response_comes_back
)
test_view_is_called_once = check(points=1, needs=test_call_gives_an_awaitable)(
    shared.view_is_called_once
)
test_errors_pass_through = check(points=1, needs=test_response_comes_back)(
    shared.errors_pass_through
)
test_cancellation_passes_through = check(points=1, needs=test_response_comes_back)(
    shared.cancellation_passes_through
)
test_requests_overlap = check(points=1, needs=test_response_comes_back)(shared.requests_overlap)
test_instances_are_independent = check(points=1, needs=test_response_comes_back)(
    shared.instances_are_independent
)
test_nothing_is_kept = check(points=1, needs=test_response_comes_back)(shared.nothing_is_kept)
test_loop_stays_free = check(points=1, needs=test_response_comes_back)(shared.loop_stays_free)
