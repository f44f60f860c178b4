"""Checks for 02_async_call."""

from autograder import check
from autograder.checks import shared

test_call_gives_an_awaitable = check(points=1)(shared.call_gives_an_awaitable)
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
