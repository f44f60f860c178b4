"""Checks for 04_missing_await."""

from autograder import check
from autograder.app import STOCK, App
from autograder.checking import beside
from autograder.checks import shared, visits
from autograder.verdicts import Failed

test_call_gives_an_awaitable = check(points=1)(shared.call_gives_an_awaitable)


def has_header(seen: visits.Visit) -> None:
    """Fail unless the response carries X-Custom: Value."""
    value = seen.header("X-Custom")
    if value is None:
        raise Failed(f"{seen.which}, there is no header X-Custom")
    if value != "Value":
        raise Failed(f"{seen.which}, X-Custom is {value!r}; it should be 'Value'")


@check(points=2, needs=test_call_gives_an_awaitable)
@beside(STOCK)
async def test_header_is_set(app: App) -> None:
    """The response carries X-Custom: Value"""
    has_header(await visits.visit(app))


@check(points=2, needs=test_header_is_set)
async def test_header_on_every_response(app: App) -> None:
    """Every response carries it, whatever its status and kind"""
    for seen in await visits.visits(app):
        has_header(seen)


@check(points=1, needs=test_header_is_set)
async def test_rest_is_untouched(app: App) -> None:
    """Other headers, cookies and the reason phrase stay as they are"""
    for seen in await visits.visits(app):
        shared.same_rest(app, seen, own="X-Custom")
        shared.same_stream(seen)


test_response_comes_back = check(points=1, needs=test_call_gives_an_awaitable)(
    shared.same_response_comes_back
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
