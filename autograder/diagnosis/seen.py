"""What the runs of the failed checks have shown, as questions that a rule asks."""

from __future__ import annotations

from functools import cached_property

from autograder import protocol
from autograder.diagnosis.case import Case
from autograder.result import CheckResult

_WRONG = ("failed", "error", "timeout", "killed")


class Seen:
    """The verdicts and traces of a case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.wrong = [check for check in case.checks if check.outcome in _WRONG]
        self.failed = {check.id.removeprefix("test_") for check in self.wrong}
        """The checks that failed, without ``test_``."""
        self.messages = " / ".join(check.message for check in self.wrong)
        self.events = [
            event
            for trace in {id(run.trace): run.trace for run in case.runs}.values()
            for event in trace.events
        ]

    def any_failed(self, *parts: str) -> bool:
        """Whether a check failed whose id has one of these parts."""
        return any(part in check for check in self.failed for part in parts)

    def only_failed(self, *parts: str) -> bool:
        """Whether no check failed but those whose id has one of these parts."""
        return all(any(part in check for part in parts) for check in self.failed)

    def any_passed(self, *parts: str) -> bool:
        """Whether a check passed whose id has one of these parts."""
        passed = [check.id for check in self.case.checks if check.outcome == "passed"]
        return any(part in check for check in passed for part in parts)

    @property
    def first(self) -> CheckResult | None:
        """The first check that failed."""
        return self.wrong[0] if self.wrong else None

    @cached_property
    def errors(self) -> list[protocol.Error]:
        """The exceptions of the student's code, each kind once: every visit raises it anew."""
        raised = (
            event.error
            for event in self.events
            if isinstance(event, protocol.BuildFailed)
            or (isinstance(event, protocol.Raised) and not event.from_view)
        )
        return list(dict.fromkeys(raised))

    def error(self, *parts: str) -> protocol.Error | None:
        """The first exception whose type and text have one of these parts."""
        for error in self.errors:
            if any(part in f"{error.type}: {error.text}" for part in parts):
                return error
        return None

    @cached_property
    def not_built(self) -> protocol.Error | None:
        """The exception with which the class or factory answered get_response."""
        return next((e.error for e in self.events if isinstance(e, protocol.BuildFailed)), None)

    @cached_property
    def built(self) -> protocol.Built | None:
        """What the class or factory gave back."""
        return next((e for e in self.events if isinstance(e, protocol.Built)), None)

    @cached_property
    def never_awaited(self) -> list[str]:
        """The names of coroutines that were thrown away."""
        return [e.name for e in self.events if isinstance(e, protocol.NeverAwaited)]

    @cached_property
    def blocked(self) -> list[protocol.Blocked | protocol.Stuck]:
        """The calls that blocked the loop."""
        return [e for e in self.events if isinstance(e, protocol.Blocked | protocol.Stuck)]

    @cached_property
    def calls(self) -> int:
        """How often one request has reached the view, at most."""
        counts: dict[int, int] = {}
        for event in self.events:
            if isinstance(event, protocol.ReachedView):
                counts[event.exchange] = counts.get(event.exchange, 0) + 1
        return max(counts.values(), default=0)

    @cached_property
    def returned(self) -> list[protocol.Returned]:
        """What the middleware returned, request by request."""
        return [e for e in self.events if isinstance(e, protocol.Returned)]

    @cached_property
    def kinds(self) -> set[str]:
        """The types of what was returned that is no response."""
        return {event.kind for event in self.returned if not event.is_response}

    @cached_property
    def tasks(self) -> list[str]:
        """Tasks that were left when all requests were over."""
        return [t for e in self.events if isinstance(e, protocol.Audited) for t in e.tasks]

    @cached_property
    def keepers(self) -> list[str]:
        """The names under which texts were left when all requests were over."""
        return [n for e in self.events if isinstance(e, protocol.Audited) for n in e.keepers]

    @cached_property
    def answers(self) -> list[tuple[int, dict[str, str]]]:
        """Of each answered request, the status and the headers that the view did not give."""
        given: dict[int, set[tuple[str, str]]] = {}
        found = []
        for event in self.events:
            if isinstance(event, protocol.ViewReturned):
                given[event.exchange] = {(n.lower(), v) for n, v in event.headers}
            elif isinstance(event, protocol.Responded):
                before = given.get(event.exchange, set())
                added = {
                    name.lower(): value
                    for name, value in event.response.headers
                    if (name.lower(), value) not in before
                }
                found.append((event.response.status, added))
        return found

    @cached_property
    def printed(self) -> list[protocol.Printed]:
        """Everything that was printed."""
        return [e for e in self.events if isinstance(e, protocol.Printed)]
