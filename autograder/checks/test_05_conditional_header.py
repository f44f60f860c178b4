"""Checks for 05_conditional_header."""

from http.client import responses

from autograder import check
from autograder.app import App
from autograder.checks import pairs, shared, visits
from autograder.verdicts import Failed

OTHERS = sorted(set(responses) - {plan["status"] for plan in visits.REPLIES})
"""Statuses that a view may give, and that the visits of all lessons do not have."""

test_call_gives_an_awaitable = check(points=1)(shared.call_gives_an_awaitable)


def right_header(status: int, which: str, value: str | None) -> None:
    """Fail unless X-Status is OK on a 200, and absent on any other response."""
    if status != 200:
        if value is not None:
            raise Failed(f"{which}, there is a header X-Status: {value}")
    elif value is None:
        raise Failed(f"{which}, there is no header X-Status")
    elif value != "OK":
        raise Failed(f"{which}, X-Status is {value!r}; it should be 'OK'")


@check(points=2, needs=test_call_gives_an_awaitable)
async def test_header_on_200(app: App) -> None:
    """A response with status 200 carries X-Status: OK"""
    for seen in await visits.visits(app):
        if seen.reply.status == 200:
            right_header(200, seen.which, seen.header("X-Status"))


@check(points=2, needs=test_header_on_200)
async def test_no_header_on_others(app: App) -> None:
    """A response with another status does not carry it"""
    seldom = [visits.Visit(status=status) for status in OTHERS if app.drive == "direct"]
    for seen in [*await visits.visits(app), *await visits.one_by_one(app, seldom)]:
        if seen.reply.status != 200:
            right_header(seen.reply.status, seen.which, seen.header("X-Status"))


@check(points=1, needs=test_header_on_200)
async def test_header_follows_its_own_response(app: App) -> None:
    """When a 200 and a 404 overlap, only the 200 carries it"""
    planned = [
        pairs.Pair(visits.Visit(path="/"), visits.Visit(path="/", status=404), order)
        for order in pairs.ORDERS
    ]
    for seen, response in await pairs.overlapping(app, planned):
        which = f"On the {seen.reply.status} of two overlapping responses"
        right_header(seen.reply.status, which, visits.header(response, "X-Status"))


@check(points=1, needs=test_header_on_200)
async def test_rest_is_untouched(app: App) -> None:
    """Other headers, cookies and the reason phrase stay as they are"""
    for seen in await visits.visits(app):
        shared.same_rest(app, seen, own="X-Status")
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
