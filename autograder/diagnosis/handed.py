"""Mistakes with what is handed over to a view: it is missing, or it is something else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder import protocol
from autograder.diagnosis.look import LIKELY, POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.names import last_name

_MAKERS = frozenset({"uuid4", "uuid1", "token_hex", "token_urlsafe", "randint", "random"})
"""Functions that give something new each time."""


def functions(look: Look) -> Iterator[Guess]:
    """A function that a view calls can't be called, or gives something of another kind."""
    for told in (e for e in look.seen.events if isinstance(e, protocol.Told)):
        if told.name.startswith("request."):
            continue
        if f"no exception {told.name} " in look.seen.messages:
            continue  # it is to be raised, not called
        line = _line_of(look, told.name)
        if told.kind == "missing":
            text = f"there is no function {told.name} at the top of the file"
            yield Guess(STRONG + 5, "wrong_value.no_function", line, text)
        elif told.kind == "coroutine":
            text = f"`{told.name}` is an async def"
            yield Guess(STRONG + 5, "wrong_value.async_function", line, text)
        elif told.error is not None and "positional argument" in told.error.text:
            text = f"{told.error.type}: {told.error.text}"
            yield Guess(STRONG + 5, "wrong_value.takes_arguments", line, text)
        elif told.kind in ("ContextVar", "Token") or "method" in told.kind:
            text = f"`{told.name}` gives back a {told.kind}"
            yield Guess(STRONG + 5, "wrong_value.not_called", line, text)
        elif told.kind == "NoneType" and told.at == "view" and _returns_nothing(look, told.name):
            text = f"there is no `return` in `{told.name}`"
            yield Guess(STRONG + 5, "wrong_value.no_return", line, text)
        elif told.error is None and told.kind not in ("str", "NoneType"):
            text = f"`{told.name}` gives back a {told.kind}"
            yield Guess(STRONG, "wrong_value.no_text", line, text)


def _returns_nothing(look: Look, name: str) -> bool:
    """Whether a function has lines, none of which gives anything back."""
    for node in look.nodes():
        if isinstance(node, ast.FunctionDef) and node.name == name and not look.unchanged:
            parts = list(ast.walk(node))
            return not any(isinstance(p, ast.Return) and p.value is not None for p in parts)
    return False


def attributes(look: Look) -> Iterator[Guess]:
    """What the view reads from the request is missing, is no value yet, or is another one."""
    tree = look.read.tree
    for told in (e for e in look.seen.events if isinstance(e, protocol.Told)):
        name = told.name.removeprefix("request.")
        line = look.line_of("call_view")
        if name == told.name or not look.seen.any_failed("finds", "no_tenant", "together"):
            continue
        if told.kind in _NOT_YET:
            text = f"the view finds a {told.kind} in {told.name}"
            yield Guess(STRONG + 6, "wrong_value.not_awaited", line, text)
        elif told.kind == "missing":
            late = name in _set_on(tree, "request") and not look.seen.any_failed("no_tenant")
            detail = "too_late" if late else "missing_attribute"
            text = f"when the view begins, there is no {told.name}"
            yield Guess(STRONG + 1, f"wrong_value.{detail}", line, text)
    swapped = _OTHER.search(look.seen.messages)
    if swapped is not None and swapped[1] != swapped[2]:
        text = f"the view finds {swapped[1]} in the place of {swapped[2]}"
        yield Guess(STRONG + 6, "wrong_value.swapped", look.line_of("call_view"), text)
    elif _OF_ANOTHER.search(look.seen.messages):
        text = "the view finds what belongs to another request"
        line = look.line_of("store_outer", "store_self", "store_class", "cached")
        yield Guess(STRONG + 6, "shared_state", line or _remembers(look), text)
    elif (method := _ON.search(look.seen.messages)) is not None:
        asked = [f.line for f in look.read.of("attribute") if f.name == "method"]
        text = f"a GET finds it, and {method[1]} does not"
        yield Guess(STRONG, "wrong_value.by_method", next(iter(asked), None), text)
    elif "was still at work" in look.seen.messages:
        text = "the view begins while a loader is still at work"
        yield Guess(STRONG, "wrong_value.too_late", look.line_of("call_view"), text)
    elif "In the view, request." in look.seen.messages:
        yield from _something_else(look)


def _something_else(look: Look) -> Iterator[Guess]:
    line = look.line_of("call_view")
    if "is of the type list" in look.seen.messages or "is of the type tuple" in look.seen.messages:
        text = "the view finds the results of both in one"
        yield Guess(STRONG, "wrong_value.all_results", line, text)
    elif not any(isinstance(e, protocol.ServiceAsked) for e in look.seen.events):
        text = "the request has the header, and neither function was called"
        line = next(
            (n.lineno for n in look.nodes() if isinstance(n, ast.Attribute) and n.attr in _HEADERS),
            line,
        )
        yield Guess(STRONG, "wrong_value.never_asked", line, text)
    else:
        text = "the view finds something else"
        yield Guess(POSSIBLE - 5, "wrong_value", line, text)


_HEADERS = ("headers", "META")
"""Where a request has its headers."""


def _remembers(look: Look) -> int | None:
    """The line that puts a cache around a function."""
    for node in look.nodes():
        if isinstance(node, ast.Call) and _last(node) in ("cache", "lru_cache"):
            return node.lineno
    return None


def _last(call: ast.Call) -> str:
    return ast.unparse(call.func).partition("(")[0].rpartition(".")[2]


_ON = re.compile(r"On ([A-Z]+): In the view")
_NOT_YET = frozenset({"coroutine", "Task", "Future", "_GatheringFuture"})
_OTHER = re.compile(r"is '<(\w+) \d+>'; it should be '<(\w+) \d+>'")
_OF_ANOTHER = re.compile(r"request\.\w+ is '<\w+ \d+>'; it should be")


def _set_on(tree: ast.Module | None, owner: str) -> set[str]:
    """The attributes that are set on something of this name."""
    return {
        node.attr
        for node in (ast.walk(tree) if tree is not None else ())
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and getattr(node.value, "id", "") == owner
    }


def services(look: Look) -> Iterator[Guess]:
    """A service is asked for something that it does not know, or once more."""
    error = look.seen.error("there is nothing under")
    if error is not None:
        detail = "missing_header" if look.seen.any_failed("no_tenant") else "key"
        text = f"{error.type}: {error.text}"
        weight = LIKELY if look.seen.blocked else STRONG + 1  # what blocks, blocks every request
        yield Guess(weight, f"wrong_value.{detail}", error.line, text)
    elif _NOT_NONE.search(look.seen.messages) or _REFUSED.search(look.seen.messages):
        text = "without the header, something else happens than with None in both attributes"
        yield Guess(STRONG, "wrong_value.missing_header", look.line_of("call_view"), text)
    again = _AGAIN.search(look.seen.messages)
    if again is not None:
        yield Guess(STRONG + 1, "wrong_value.called_again", look.line_of("call_view"), again[0])


_NOT_NONE = re.compile(r"Without [\w-]+, request\.\w+ is .*; it should be None")
_REFUSED = re.compile(r"Without [\w-]+, a loader was called")
_AGAIN = re.compile(r"\w+ was called \d+ times for one request")


def other_request(look: Look) -> Iterator[Guess]:
    """get_response is called with something else than the request."""
    if "another request object" in look.seen.messages:
        text = "get_response gets something else than the request that came in"
        line = look.line_of("view_argument", "call_view")
        weight = STRONG + 5 if look.read.of("view_argument") else LIKELY
        yield Guess(weight, "response_replaced.other_request", line, text)


_EARLY = re.compile(r"Response\w* before the view was reached")


def own_answer(look: Look) -> Iterator[Guess]:
    """A response comes back before the view was reached."""
    if _EARLY.search(look.seen.messages):
        text = "a response is returned that the view did not give"
        early = [f.line for f in look.read.of("own") if f.inside.phase == "before"]
        alone = early and look.seen.only_failed("overlap", "independent")
        line = early[0] if early else look.line_of("own")
        weight = POSSIBLE if line else POSSIBLE - 5  # it may be one that was kept
        yield Guess(STRONG + 1 if alone else weight, "response_replaced.own_response", line, text)


def rebuilt(look: Look) -> Iterator[Guess]:
    """Another response goes out than the view's."""
    if "Another response came back than the one from inside" in look.seen.messages:
        text = "a new response is made and returned"
        yield Guess(POSSIBLE, "response_replaced.rebuilt", look.line_of("own", "copy"), text)


def _line_of(look: Look, name: str) -> int | None:
    for node in look.nodes():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name:
            return node.lineno
    return None


def _one_word_for_all(look: Look) -> bool:
    """Whether a text stands where a request without the header gets its value from."""
    given = [n.values[-1] for n in look.nodes() if isinstance(n, ast.BoolOp)]
    gets = (n for n in look.nodes() if isinstance(n, ast.Call) and len(n.args) > 1)
    given += [n.args[1] for n in gets if getattr(n.func, "attr", "") == "get"]
    given += [n.value for n in look.nodes() if isinstance(n, ast.Assign)]
    return any(isinstance(v, ast.Constant) and isinstance(v.value, str) and v.value for v in given)


def values(look: Look) -> Iterator[Guess]:
    """It is the right kind of thing, and another one than the request's."""
    messages = look.seen.messages
    error = look.seen.error("KeyError")
    if error is not None and look.seen.any_failed("none_came", "no_tenant"):
        text = "KeyError: not every request has this header"
        yield Guess(STRONG + 4, "wrong_value.missing_header", error.line, text)
    if "got the same one" in messages:
        made = [c for c in _makers(look) if c not in _in_handler(look)]
        word = "missing_header" if _one_word_for_all(look) else "comes_again"
        detail = "made_once" if made else word
        line = made[0].lineno if made else look.line_of("call_view")
        yield Guess(STRONG + 4, f"wrong_value.{detail}", line, "two requests got the same one")
    elif "is missing" in messages and look.seen.any_failed("none_came"):
        line = look.line_of("header")
        text = "the header is set only if the request had it, too"
        yield Guess(STRONG, "wrong_condition.by_headers", line, text)
    elif "For a request without" in messages and not _elsewhere_too(look):
        text = "a request without the header has none"
        yield Guess(STRONG + 4, "wrong_value.missing_header", look.line_of("call_view"), text)
    if "did not come with the request" in messages:
        text = "what came with the request is not what the view was told"
        yield Guess(STRONG + 4, "wrong_value.always_new", look.line_of("call_view"), text)
    elif "another one than in the view" in messages:
        text = "the view and the header have two different ones"
        yield Guess(STRONG + 4, "wrong_value", look.line_of("header"), text)
    elif any(part in messages for part in _CHANGED):
        text = "what came with the request was changed"
        yield Guess(STRONG + 4, "wrong_value", look.line_of("call_view"), text)


_CHANGED = ("a part of the", "with other capitals", "but not letter by letter")


def _elsewhere_too(look: Look) -> bool:
    """Whether something else is wrong, which is the reason for this as well."""
    return bool(look.seen.errors) or look.seen.any_failed("can_ask")


def header(look: Look) -> Iterator[Guess]:
    """The header's value is asked for when it is there no more, or not at all."""
    if "the function itself as a text" in look.seen.messages:
        text = "the header is the function, not what it gives"
        yield Guess(STRONG + 4, "wrong_header.not_called", look.line_of("header"), text)
    if f"is {'None'!r}; it should be" not in look.seen.messages:
        return
    for fact in look.read.of("header"):
        text = "the header got the text 'None'"
        yield Guess(LIKELY, "wrong_header.after_reset", fact.line, text)
    yield Guess(POSSIBLE, "wrong_header.after_reset", None, "the header got the text 'None'")


def _makers(look: Look) -> list[ast.Call]:
    tree = look.read.tree
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)] if tree is not None else []
    return [c for c in calls if last_name(c.func) in _MAKERS]


def _in_handler(look: Look) -> list[ast.AST]:
    nodes = [h.data[0] for h in look.read.handlers if h.kind == "function"]
    return [n for node in nodes for statement in node.body for n in ast.walk(statement)]


RULES = (functions, attributes, services, other_request, own_answer, rebuilt, values, header)
