"""Mistakes with the question that is put to a request: of whom it is asked, and when."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder.diagnosis.look import LIKELY, POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.values import Fact

_NORMAL = ("lets_others_in", "alone")
"""Checks with requests that have none of the headers which a middleware looks for."""
_GOT = re.compile(r"a used ticket got a (\d+); it should get a (\d+)")
_REACHED = "a request with a used ticket reached the view"


def missing(look: Look) -> Iterator[Guess]:
    """What is asked for is not there in most requests."""
    seen = look.seen
    if seen.calls or not seen.any_failed(*_NORMAL):
        return  # it got beyond the question
    key, none = seen.error("KeyError"), seen.error("NoneType")
    if key is not None and key.line is not None:
        text = "KeyError: the request does not have what is asked for"
        yield Guess(STRONG, "wrong_condition.key_error", key.line, text)
    elif none is not None and none.line is not None:
        text = f"{none.type}: {none.text}"
        yield Guess(STRONG + 1, "wrong_condition.none", none.line, text)


def refused(look: Look) -> Iterator[Guess]:
    """The exception that the task asks for comes for a request that should go on; or too late."""
    seen = look.seen
    raises = [f for f in look.read.of("raise") if f"raise {_name(f)}" in look.case.starter]
    for fact in raises:
        error = seen.error(f"{_name(fact)}:")
        if (
            error is not None
            and error.line == fact.line
            and seen.any_failed(*_NORMAL, "comes_back")
        ):
            text = f"{_name(fact)} is raised for a request that should go on"
            yield Guess(STRONG, "wrong_condition.refused", _question(fact), text)
    if _REACHED not in seen.messages:
        return
    late = [fact for fact in raises if fact.inside.phase == "after"]
    if late:
        text = "the view is asked first, and the question comes after it"
        yield Guess(STRONG, "inside_runs.asked_first", look.line_of("call_view"), text)
    elif raises and look.read.of("gather_view"):
        text = "gather starts the view beside the question"
        yield Guess(STRONG, "inside_runs.asked_first", look.line_of("gather_view"), text)
    elif raises:
        text = "the question was answered with no, although it holds"
        yield Guess(LIKELY, "wrong_condition.refused", _question(raises[0]), text)
    elif not look.read.of("own"):
        line = look.line_of("call_view")
        yield Guess(POSSIBLE, "wrong_condition.refused", line, "no request is refused")


def _name(fact: Fact) -> str:
    return fact.name.rpartition(".")[2].removesuffix("()")


def _question(fact: Fact) -> int | None:
    """The line of the question under which it is raised."""
    conditions = fact.inside.conditions
    return conditions[-1][0].lineno if conditions else fact.line


def returned(look: Look) -> Iterator[Guess]:
    """An exception is returned, not raised."""
    for node in look.nodes():
        if not isinstance(node, ast.Return) or not isinstance(node.value, ast.Call):
            continue
        name = ast.unparse(node.value.func).rpartition(".")[2]
        if f"raise {name}" in look.case.starter and f"'{name}' object" in look.seen.messages:
            text = f"`{name}` is returned, not raised"
            yield Guess(STRONG + 8, "response_lost.exception_returned", node.lineno, text)


def other_status(look: Look) -> Iterator[Guess]:
    """The refusal is a response of one's own, with another status."""
    told = _GOT.search(look.seen.messages)
    if told is not None and look.answers("own"):
        text = f"the status is {told[1]}; it should be {told[2]}"
        yield Guess(STRONG, "wrong_answer.status", look.line_of("own"), text)


RULES = (missing, refused, returned, other_status)
