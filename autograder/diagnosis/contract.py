"""Mistakes in what a middleware tells Django of itself: its two flags, and the mark on it.

Where the kit adds them, these rules keep silent. See ``declared`` for how flags are read.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterator

from autograder.diagnosis.declared import Declared, declared
from autograder.diagnosis.look import CERTAIN, LIKELY, POSSIBLE, STRONG, Guess, Look

_NOT_SYNC = "sync_to_async can only be applied to sync functions"
_NO_RESPONSE = "'_resource_closers'"
_NEITHER = "must have at least one of sync_capable/async_capable"
_NO_AWAIT = "can't be used in 'await' expression"
_NOT_MARKED = "non-async-marked"
_NO_PLACE_FOR_IT = "object has no attribute '_is_coroutine"
_TAKEN_FOR_SYNC = "Django takes the middleware for sync"


def _concerned(look: Look) -> bool:
    return not look.case.completes_flags and not look.reason and bool(look.seen.wrong)


def no_flags(look: Look) -> Iterator[Guess]:
    """Django is not told that the code is async."""
    if not _concerned(look):
        return
    other = look.read.of("sync_handler", "async_factory", "no_call")
    if other and _NEITHER not in look.seen.messages:
        return
    said = declared(look)
    shown = (_NO_RESPONSE, _NOT_SYNC, _NEITHER, _TAKEN_FOR_SYNC)
    if not any(text in look.seen.messages for text in shown) or not look.read.handlers:
        return
    if said.value("async_capable") is True or said.mixin:
        yield from _hidden(look, said)
        return
    text = "async_capable is not True on it, so Django takes it for sync"
    weight = POSSIBLE if said.value("async_capable") is ... else CERTAIN
    how = _how(look, said)
    if how == ".neither":
        text = "both flags are False"
    places = {
        ".on_instance": said.in_method,
        ".on_inner": said.on_inner,
        ".on_module": said.on_module,
    }
    line = places.get(how, said.line)
    yield Guess(weight, f"no_flags{how}", line, text)


def _hidden(look: Look, said: Declared) -> Iterator[Guess]:
    """The flags are on a class, and Django gets what a decorator has made of that."""
    entry = look.read.entry
    decorators = entry.data[0].decorator_list if entry and entry.kind == "class" else []
    if decorators and look.seen.any_failed("alone") and not said.mixin:
        text = "Django gets what this decorator gives back, and that has no flags"
        yield Guess(LIKELY, "no_flags.behind_a_decorator", decorators[0].lineno, text)


def _how(look: Look, said: Declared) -> str:
    """What has become of the flags, as far as it can be told."""
    if look.unchanged:
        return ".starter_unchanged"
    if said.value("async_capable") is False:
        return ".wrong_way_round" if said.value("sync_capable") else ".neither"
    if said.in_method:
        return ".on_instance"
    if said.on_inner:
        return ".on_inner"
    if said.on_module:
        return ".on_module"
    others = [name.lower() for name in said.other_names]
    near = difflib.get_close_matches("async_capable", others, 1, 0.75)
    if near:
        return ".misspelt"
    if said.value("sync_capable") is False:
        return ".one_flag"
    return ".mark_only" if said.marked else ""


def unmarked(look: Look) -> Iterator[Guess]:
    """The flags are there, and the object itself does not show that it is async."""
    plain = look.read.of("sync_handler")
    if not _concerned(look) or (plain and not plain[0].has("coroutine")):
        return
    said, seen = declared(look), look.seen
    if said.value("async_capable") is not True or said.mixin:
        return
    django_awaits = any(e.line is None and _NO_AWAIT in e.text for e in seen.errors)
    texts = (_NOT_MARKED, _TAKEN_FOR_SYNC, _NO_PLACE_FOR_IT)
    taken = any(text in seen.messages for text in texts)
    shown = taken or django_awaits
    escaped = "no response: PermissionDenied" in seen.messages
    entry, built = look.read.entry, seen.built
    plain_class = entry is not None and entry.kind == "class"
    known_by_python = built is None or built.kind in ("function", "method", "partial")
    if not (shown or escaped) or (known_by_python and not plain_class):
        return
    text = "nothing marks the object that Django gets"
    detail, line = "", said.line
    no_place = seen.error(_NO_PLACE_FOR_IT)
    if "__slots__" in said.other_names and (no_place or said.marked):
        detail, line = ".no_place", no_place.line if no_place else said.line
        text = "the object has no room for the mark, because of `__slots__`"
    elif said.marks:
        detail, line = f".{said.marks[0][1]}", said.marks[0][0]
        text = f"`markcoroutinefunction` {said.marks[0][2]}"
    elif said.marked:
        detail, line = ".not_run", said.marked
        text = "`markcoroutinefunction(self)` stands here, and it has not run"
    yield Guess(STRONG + 6, f"unmarked{detail}", line, text)


def untrue(look: Look) -> Iterator[Guess]:
    """A flag promises what the code does not do."""
    if not _concerned(look):
        return
    said, seen, read = declared(look), look.seen, look.read
    if read.of("async_factory"):
        return
    plain = read.of("sync_handler")
    if said.value("async_capable") is True and plain and not said.mixin:
        error = seen.error("'coroutine' object", "can't be used in 'await'")
        own = any(v.kind == "coroutine" and v.data != "view" for v in plain[0].values)
        if error is not None and not (said.branches or own):
            text = "async_capable is True, and what handles the request is a plain def"
            yield Guess(STRONG + 8, "false_flags.async_without_code", plain[0].line, text)
        return
    if said.value("sync_capable") is False or said.value("async_capable") is not True:
        if said.sync_only and not plain:
            text = "@sync_only_middleware, and what handles the request is async"
            yield Guess(CERTAIN, "false_flags.sync_only", said.line, text)
        return
    if plain or not any(t in seen.messages for t in (_NOT_SYNC, _NO_RESPONSE, _NO_AWAIT)):
        return
    left = said.value("sync_capable") is None
    text = "sync_capable is True" + (" where nothing else is said" if left else "")
    text += ", and there is no code for a sync get_response"
    line = said.line
    for where, name, value in look.flags():
        if name == "sync_capable" and isinstance(value, str) and value:
            line, text = where, "`sync_capable` is a text here, and a text counts as True"
    if method := said.methods_line("sync_capable"):
        line, text = method, "`sync_capable` is a method here, and a method counts as True"
    detail = "sync_capable_left" if left else "no_sync_code"
    if said.branches and not left and _chooses_inside(look):
        detail, text = (
            "chooses_inside",
            "an async def gives a coroutine, whatever it chooses inside",
        )
        line = read.handlers[0].line if read.handlers else line
    weight = STRONG + 4 if read.mixin is False else LIKELY
    yield Guess(weight, f"false_flags.{detail}", line, text)


def _chooses_inside(look: Look) -> bool:
    """Whether an async def asks something, on which it depends whether the view is awaited."""
    awaited = look.read.of("await_view")
    asked = any(fact.inside.conditions for fact in awaited)
    lost = any(not fact.values[0].awaited for fact in look.read.of("call_view"))
    return (
        bool(awaited)
        and (asked or lost)
        and any(
            isinstance(part, ast.If | ast.IfExp)
            for node in look.nodes()
            if isinstance(node, ast.AsyncFunctionDef)
            for part in ast.walk(node)
        )
    )


def marked_always(look: Look) -> Iterator[Guess]:
    """A hybrid that is marked also where it is sync."""
    if not _concerned(look) or not any(t in look.seen.messages for t in (_NOT_SYNC, _NO_RESPONSE)):
        return
    said = declared(look)
    both = said.value("async_capable") is True and said.value("sync_capable") is not False
    if not both or said.mixin or not look.read.of("sync_handler"):
        return
    if said.marked_always:
        text = "`self` is marked whatever get_response is"
        yield Guess(STRONG + 9, "false_flags.marked_always", said.marked_always, text)
    elif _NOT_SYNC in look.seen.messages:
        text = "around a sync get_response, it is marked all the same"
        yield Guess(LIKELY, "false_flags.marked_always", said.line, text)


def costs(look: Look) -> Iterator[Guess]:
    """An adapter works where none would be needed."""
    if not _concerned(look) or _MORE_CALLS not in look.seen.messages:
        return
    said = declared(look)
    line = said.line
    if look.unchanged:
        yield Guess(CERTAIN, "extra_adapter.starter_unchanged", line, "the code is the starter's")
    elif said.adapters:
        line, name = said.adapters[0]
        text = f"what {name} makes here is called for every request"
        yield Guess(CERTAIN + 1, "extra_adapter.by_hand", line, text)
    elif said.mixin and {"process_request", "process_response"} & said.methods:
        text = "each hook of the mixin is called in a thread where the stack is async"
        yield Guess(CERTAIN, "extra_adapter.mixin_hooks", line, text)
    elif said.value("sync_capable") is False:
        text = "sync_capable is False, so Django needs adapters in a sync stack"
        yield Guess(STRONG + 6, "extra_adapter.async_only", line, text)
    elif said.in_method and said.value("async_capable") is None:
        text = "the flags are set when there is an object, and Django has read them before"
        yield Guess(STRONG + 6, "no_flags.on_instance", said.in_method, text)
    elif said.value("async_capable") is not True:
        text = "async_capable is not True, so Django needs adapters in an async stack"
        yield Guess(STRONG + 6, "extra_adapter.sync_only", line, text)
    elif "process_view" in said.methods:
        line = said.methods_line("process_view")
        text = "`process_view` is an async def, so it needs an adapter where the stack is sync"
        if look.seen.any_failed("no_adapter_under_asgi"):
            text = "`process_view` is a plain def, so it needs a thread where the stack is async"
        yield Guess(STRONG, "extra_adapter.view_hook", line, text)
    else:
        yield Guess(POSSIBLE, "extra_adapter", line, "an adapter is called for every request")


_MORE_CALLS = "more than without it"


def half_a_mixin(look: Look) -> Iterator[Guess]:
    """A mixin whose work is only in ``__acall__``: with a sync get_response, it is not called."""
    said = declared(look)
    if not _concerned(look) or not said.mixin or said.value("sync_capable") is False:
        return
    if "__acall__" in said.methods and not {"__call__", "process_response"} & said.methods:
        text = "`__acall__` is not called when what is inside is sync"
        yield Guess(CERTAIN, "mixin_misuse.acall_only", said.methods_line("__acall__"), text)


def in_a_thread(look: Look) -> Iterator[Guess]:
    """It works, but as a sync middleware, with a thread that waits."""
    if not _concerned(look) or not look.seen.any_failed("stays_async"):
        return
    said = declared(look)
    for fact in look.read.of("sync_handler"):
        if said.value("async_capable") is True or said.mixin:
            return
        name = fact.name or "the function"
        text = f"`{name}` is a plain def, so Django calls it in a thread"
        weight = STRONG + 5 if not look.read.of("bridge") else POSSIBLE
        yield Guess(weight, "sync_call.in_a_thread", fact.line, text)


RULES = (no_flags, unmarked, untrue, marked_always, half_a_mixin, costs, in_a_thread)
