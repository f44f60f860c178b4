"""Mistakes with what others offer: names of other libraries, and Django's MiddlewareMixin."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterator
from typing import TypeGuard

from autograder.diagnosis import known
from autograder.diagnosis.look import CERTAIN, LIKELY, POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.shapes import FUNCTIONS, NEXT
from autograder.diagnosis.values import Fact

_ASGI = {"scope", "receive", "send"}


def foreign(look: Look) -> Iterator[Guess]:
    """Names of other libraries: their signatures, their responses and requests."""
    if look.read.tree is None:
        return
    for node in look.nodes():
        if isinstance(node, FUNCTIONS):
            names = {a.arg for a in node.args.args}
            if len(names & _ASGI) >= 2:
                text = "scope, receive and send are those of an ASGI application"
                yield Guess(CERTAIN, "other_framework_api.asgi", node.lineno, text)
            elif names & NEXT and names & {"request", "app"} and look.seen.wrong:
                text = f"`{node.name}` wants the request and the next function"
                yield Guess(CERTAIN, "other_framework_api.call_next", node.lineno, text)
            elif node.name in ("dispatch", "__acall__") and look.read.of("no_call"):
                yield Guess(CERTAIN, f"other_framework_api.{node.name}", node.lineno, node.name)
    set_here = {n.attr for n in look.nodes() if _is_set(n)}
    for fact in look.read.of("foreign"):
        missing = fact.name.rpartition(".")[2].removesuffix("()")
        if missing in set_here:
            continue  # an attribute that the file itself sets on the request
        error = look.seen.error(f"no attribute '{missing}'")
        if error is not None:
            if missing in known.PUT_ON_THE_REQUEST:
                text = f"AttributeError: nobody has put {fact.name} there"
                where = error.line or fact.line
                yield Guess(STRONG + 4, "name_or_syntax.not_installed", where, text)
                continue
            text = f"AttributeError: Django knows no {fact.name}"
            near = difflib.get_close_matches(missing, known.names(fact.values[0].kind), 1, 0.85)
            if near and missing not in known.FOREIGN:
                text += f"; the nearest is {near[0]}"
                where = error.line or fact.line
                yield Guess(STRONG + 4, "name_or_syntax.attribute", where, text)
            yield Guess(STRONG + 3, _foreign_id(fact), error.line or fact.line, text)
        elif look.seen.wrong and not look.seen.errors and missing not in _OF_TASKS:
            weight = STRONG if missing in known.FOREIGN and _decides(look, fact.line) else POSSIBLE
            yield Guess(weight, _foreign_id(fact), fact.line, f"Django knows no {fact.name}")
    for error in look.seen.errors:
        own = re.search(
            r"'(\w*(?:Response|Request)\w*)' object has no attribute '(\w+)'", error.text
        )
        if own and error.type == "AttributeError" and own[2] in known.PUT_ON_THE_REQUEST:
            text = f"AttributeError: {error.text}"
            yield Guess(STRONG, "name_or_syntax.not_installed", error.line, text)
        elif (
            own
            and error.type == "AttributeError"
            and own[2] not in ("content", "streaming_content", "is_async")
        ):
            text = f"AttributeError: {error.text}"
            yield Guess(STRONG, f"other_framework_api.{own[2]}", error.line, text)
        elif "'HttpHeaders' object" in error.text or "'ResponseHeaders'" in error.text:
            text = f"{error.type}: {error.text}"
            weight = STRONG + 1 if "HttpHeaders" in error.text else STRONG + 2
            yield Guess(weight, "other_framework_api.headers", error.line, text)


def _decides(look: Look, line: int | None) -> bool:
    """Whether a line asks the question under which a header is set."""
    headers = look.read.of("header")
    return any(test.lineno == line for fact in headers for test, _ in fact.inside.conditions)


_OF_TASKS = {"result", "done", "exception", "cancel", "add_done_callback"}
"""What a task has: where it is asked for without an error, it is no response that is asked."""


def _is_set(node: ast.AST) -> TypeGuard[ast.Attribute]:
    return isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)


def _foreign_id(fact: Fact) -> str:
    return "other_framework_api." + fact.name.replace(".", "_").removesuffix("()")


def mixin(look: Look) -> Iterator[Guess]:
    """MiddlewareMixin with async hooks, or without its ``__init__``."""
    if not look.read.mixin:
        yield from _uncalled_hooks(look)
        return
    for fact in look.read.of("async_hook"):
        text = f"{fact.name} is async: the mixin calls it without await"
        yield Guess(CERTAIN, "mixin_misuse.async_hooks", fact.line, text)
    error = look.seen.not_built or look.seen.error("async_mode", "_is_coroutine", "async_capable")
    entry = look.read.entry
    if entry is not None and entry.kind == "class":
        init = look.init_of(entry)
        if init is not None and "super" not in ast.dump(init):
            weight = CERTAIN if error is not None or look.seen.any_failed("awaitable") else LIKELY
            yield Guess(weight, "mixin_misuse.no_super_init", init.lineno, "no super().__init__()")


def _uncalled_hooks(look: Look) -> Iterator[Guess]:
    """A class with a ``__call__`` of its own has hooks that only the mixin would call."""
    entry = look.read.entry
    if entry is None or entry.kind != "class" or look.read.of("no_call") or not look.seen.wrong:
        return
    called = {n.attr for n in look.nodes() if _is_read(n)}
    names = {n: v[0] for one in look.methods(entry) for n, v in one.data[2].items()}
    for name in ("process_request", "process_response"):
        if name in names and name not in called:
            text = f"nobody calls {name}"
            yield Guess(STRONG + 1, "mixin_misuse.hooks_beside_call", names[name].line, text)


def _is_read(node: ast.AST) -> TypeGuard[ast.Attribute]:
    return isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)


RULES = (foreign, mixin)
