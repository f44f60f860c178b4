"""Checks for 01_convert_function."""

from autograder import check
from autograder.app import App
from autograder.checks import shared
from autograder.verdicts import Failed


@check(points=1)
async def test_factory_returns_a_function(app: App) -> None:
    """middleware(get_response) gives back a function of its own, at once"""
    built = await app.built()
    if built.awaitable:
        raise Failed("middleware(get_response) gave back a coroutine, and no function")
    if not built.callable:
        raise Failed(f"middleware(get_response) gave back {built.kind}, which can't be called")
    if not built.own:
        raise Failed(
            "middleware(get_response) gave back get_response itself, no function of its own"
        )


test_call_gives_an_awaitable = check(points=1, needs=test_factory_returns_a_function)(
    shared.call_gives_an_awaitable
)
test_response_comes_back = check(points=2, needs=test_call_gives_an_awaitable)(
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
test_requests_overlap = check(points=2, needs=test_response_comes_back)(shared.requests_overlap)
test_instances_are_independent = check(points=1, needs=test_response_comes_back)(
    shared.instances_are_independent
)
test_nothing_is_kept = check(points=1, needs=test_response_comes_back)(shared.nothing_is_kept)
test_loop_stays_free = check(points=1, needs=test_response_comes_back)(shared.loop_stays_free)
