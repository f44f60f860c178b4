"""Mistakes in what the file offers: names, syntax, levels, flags."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterator

from autograder.diagnosis.loading import OTHER_CELL, capitals
from autograder.diagnosis.look import CERTAIN, LIKELY, POSSIBLE, STRONG, Guess, Look

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
NEXT = {"call_next", "handler", "next", "next_handler", "call_next_handler"}
"""What other frameworks call the next function."""
_HOOKS = ("process_request", "process_response", "process_view", "process_exception")


def not_found(look: Look) -> Iterator[Guess]:
    """The name that the exercise asks for is not there, or is nothing that can be called."""
    name = look.case.name
    if "it can't be called" in look.reason:
        yield Guess(CERTAIN, "async_factory_or_init.instance", None, f"{name} is no class")
    if f"there is no {name}" not in look.reason or look.read.tree is None:
        return
    defined = {
        node.name: node
        for node in look.nodes()
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    }
    top = {n.name: n for n in look.read.tree.body if getattr(n, "name", None) in defined}  # type: ignore[attr-defined]
    other = next((n for n in look.case.others if n in top), None)
    near = difflib.get_close_matches(name, top, n=1, cutoff=0.7)
    if name in defined:
        line = defined[name].lineno
        yield Guess(CERTAIN, "name_or_syntax.indentation", line, f"{name} is inside of another one")
    elif other is not None and near[:1] in ([], [other]):
        line = top[other].lineno
        yield Guess(
            CERTAIN, "name_or_syntax.other_exercise", line, f"{other} is another exercise's name"
        )
    elif top:
        found = near[0] if near else next(iter(top))
        text = f"looked for {name}, found {found}"
        yield Guess(CERTAIN, "name_or_syntax.class", top[found].lineno, text)
    else:
        text = f"looked for {name}, found no class and no function"
        yield Guess(CERTAIN, "name_or_syntax.missing", None, text)


def no_call(look: Look) -> Iterator[Guess]:
    """An object is made, and it can't be called."""
    for fact in look.read.of("no_call"):
        kind = fact.values[0].data
        names = {n: v[0] for one in look.methods(kind) for n, v in one.data[2].items()}
        hooks = [n for n in _HOOKS if n in names]
        nested = [
            node
            for node in ast.walk(kind.data[0])
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == "__call__"
        ]
        functions = {n: v for n, v in names.items() if v.kind == "function"}
        others = [n for n in functions if n != "__init__"]
        near = difflib.get_close_matches("__call__", others, n=1, cutoff=0.5)
        if outside := _outside(look, "__call__"):
            text = "__call__ stands outside of the class"
            yield Guess(CERTAIN, "name_or_syntax.indentation", outside, text)
        elif nested:
            yield Guess(
                CERTAIN,
                "name_or_syntax.indentation",
                nested[0].lineno,
                "__call__ stands inside of another function",
            )
        elif hooks:
            line = names[hooks[0]].line
            yield Guess(
                CERTAIN, "mixin_misuse.no_mixin", line, f"{hooks[0]} without MiddlewareMixin"
            )
        elif others:
            found = near[0] if near else others[0]
            text = f"looked for __call__, found {found}"
            yield Guess(STRONG + 5, "name_or_syntax.method", functions[found].line, text)
        else:
            text = "there is no __call__ in the class"
            yield Guess(STRONG + 5, "name_or_syntax.no_call", fact.line, text)


def _outside(look: Look, method: str) -> int | None:
    """The line of a method that is indented so little that it stands in no class."""
    body = look.read.tree.body if look.read.tree is not None else []
    found = (n.lineno for n in body if isinstance(n, FUNCTIONS) and n.name == method)
    return next(found, None)


def wrong_names(look: Look) -> Iterator[Guess]:
    """A name, an attribute or a number of arguments that does not fit, seen while it ran."""
    for error in look.seen.errors:
        text = f"{error.type}: {error.text}"
        if error.type in ("NameError", "UnboundLocalError"):
            if "finally" in {f.kind.partition("_")[0] for f in look.read.of("finally_uses")}:
                continue
            if "get_response" in error.text and look.read.of("arity"):
                yield Guess(STRONG, "name_or_syntax.arity", error.line, text)
            detail = "undefined" if error.type == "NameError" else "no_value_yet"
            if OTHER_CELL in look.seen.messages:
                detail = "other_cell"
            missing = re.search(r"name '(\w+)'", text)
            text += capitals(missing[1]) if missing is not None else ""
            yield Guess(LIKELY, f"name_or_syntax.{detail}", error.line, text)
        elif error.type == "AttributeError" and error.text.startswith("module "):
            yield Guess(CERTAIN, "name_or_syntax.undefined", error.line, text)
        elif error.type == "AttributeError" and look.case.name in error.text:
            yield Guess(STRONG, "name_or_syntax.attribute", error.line, text + _nearest(look, text))
        elif error.type == "TypeError" and re.search(r"positional|takes no arg|unexpected", text):
            line = error.line or look.line_of("arity")
            if "takes no arguments" in text:
                if outside := _outside(look, "__init__"):
                    how = "__init__ stands outside of the class"
                    yield Guess(CERTAIN, "name_or_syntax.indentation", outside, how)
                line = line or _like_init(look)
                text += ": is `__init__` spelt right?"
                yield Guess(STRONG, "name_or_syntax.method", line, text)
            elif look.seen.not_built == error and not _about_init(look):
                continue
            else:
                yield Guess(STRONG, "name_or_syntax.arity", line, text)
        elif error.type == "AttributeError" and "coroutine" not in error.text:
            detail = "another_kind" if _PLAIN.search(error.text) else "attribute"
            yield Guess(POSSIBLE - 20, f"name_or_syntax.{detail}", error.line, text)
            if "has no `content` attribute" in error.text and not look.seen.any_failed(
                "plain_resp"
            ):
                text = "`content` is read, and a stream has none"
                yield Guess(LIKELY, "response_replaced.reads_content", error.line, text)
        elif error.type == "TypeError" and "'NoneType' object is not callable" in text:
            text += ": nothing was stored under this name"
            yield Guess(LIKELY, "name_or_syntax.attribute", error.line, text)
        elif error.type == "TypeError" and _PLAIN_USE.search(error.text):
            yield Guess(POSSIBLE - 20, "name_or_syntax.another_use", error.line, text)
        elif error.type in ("ImportError", "ModuleNotFoundError"):
            yield Guess(STRONG, "name_or_syntax.import", error.line, text)


_PLAIN = re.compile(r"'(int|str|bool|list|tuple|set|dict|function|NoneType)' object")
"""What no student has made with an ``__init__`` of their own."""

_PLAIN_USE = re.compile(
    r"'(int|str|bool|HttpResponse|JsonResponse|StreamingHttpResponse)' object is not callable"
    r"|is not subscriptable|argument of type '\w+' is not (iterable|a container)"
)
"""What one kind of thing does, and another does not. (What is made of an iterable, say, is not
among it: there may be more to say.)"""


def _like_init(look: Look) -> int | None:
    """The line of a method whose name looks like that of ``__init__``."""
    entry = look.read.entry
    methods = {n.name: n for n in look.nodes() if isinstance(n, FUNCTIONS)} if entry else {}
    near = difflib.get_close_matches("__init__", set(methods) - {"__call__"}, 1, 0.7)
    return methods[near[0]].lineno if near else None


def _about_init(look: Look) -> bool:
    return look.read.entry is not None and look.read.entry.kind == "class"


def _nearest(look: Look, text: str) -> str:
    missing = re.search(r"no attribute '(\w+)'", text)
    known = [n for f in look.read.of("no_attribute") for n in f.values[0].attributes]
    near = difflib.get_close_matches(missing[1], known, n=1) if missing else []
    return f"; the nearest is {near[0]}" if near else ""


def levels(look: Look) -> Iterator[Guess]:
    """The factory or ``__init__`` is async, or the two levels are mixed up."""
    entry, seen = look.read.entry, look.seen
    where = entry.line if entry is not None else None
    node = entry.data[0] if entry is not None and entry.kind == "function" else None
    arguments = [a.arg for a in node.args.args] if isinstance(node, FUNCTIONS) else []
    for fact in look.read.of("async_init"):
        yield Guess(CERTAIN, "async_factory_or_init.async_init", fact.line, "`__init__` is async")
    if look.reason:
        return
    if made := _made_at_once(look):
        text = f"{look.case.name} is called here, and its name is given to what comes back"
        yield Guess(CERTAIN + 1, "async_factory_or_init.instance", made, text)
    built = seen.built
    foreign_form = bool(set(arguments[1:]) & NEXT)
    gives_coroutine = look.read.of("async_factory") and arguments[:1] != ["request"]
    if gives_coroutine and not foreign_form and isinstance(node, ast.FunctionDef):
        text = "calling it with get_response called the inner function, too"
        yield Guess(CERTAIN, "async_factory_or_init.inner_called", node.body[-1].lineno, text)
    elif gives_coroutine and not foreign_form:
        text = "calling it with get_response gave a coroutine"
        yield Guess(CERTAIN, "async_factory_or_init.async_factory", where, text)
    elif built is not None and built.awaitable:
        text = "calling it with get_response gave a coroutine"
        yield Guess(STRONG, "async_factory_or_init.levels", where, text)
    elif built is not None and built.kind == "type" and seen.any_failed("awaitable"):
        text = "calling it with get_response gave back a class"
        yield Guess(CERTAIN, "async_factory_or_init.class_returned", where, text)
    elif built is not None and not built.own:
        text = "calling it with get_response gave back get_response"
        yield Guess(CERTAIN, "async_factory_or_init.returns_get_response", where, text)
    elif entry is not None and entry.kind == "object" and entry.data != "shared":
        text = f"{look.case.name} is an object, made when the file is loaded"
        yield Guess(CERTAIN, "async_factory_or_init.instance", entry.line, text)
    elif built is not None and not built.callable and built.kind == "HttpResponse":
        yield Guess(STRONG, "async_factory_or_init.levels", where, "a response")
    yield from _wrong_level(look, where)
    for fact in look.answers("function"):
        for value in fact.values:
            if value.kind == "function":
                text = "calling it with a request gave one more function"
                yield Guess(CERTAIN, "async_factory_or_init.levels", value.line, text)


def _made_at_once(look: Look) -> int | None:
    """The line where the name that is asked for is given to what it makes: ``M = M(view)``."""
    for node in look.read.tree.body if look.read.tree is not None else []:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            names = [getattr(one, "id", "") for one in (*node.targets, node.value.func)]
            if set(names) == {look.case.name}:
                return node.lineno
    return None


def _wrong_level(look: Look, where: int | None) -> Iterator[Guess]:
    """One level gets what belongs to the other one."""
    error = look.seen.error("Request' object is not callable")
    if error is not None:
        text = f"{error.type}: what is called here is the request"
        yield Guess(STRONG, "async_factory_or_init.levels", error.line, text)
    error = look.seen.not_built
    if error is not None and "positional argument" in error.text and not _about_init(look):
        text = f"{error.type}: {error.text}"
        yield Guess(LIKELY, "async_factory_or_init.levels", where, text)


def flags(look: Look) -> Iterator[Guess]:
    """Capabilities are declared that the code does not have."""
    if not look.seen.any_failed("awaitable"):
        return
    for fact in look.read.of("flag_decorator"):
        if look.read.of("sync_handler"):
            text = f"@{fact.name} is on a function whose inner function is a plain def"
            yield Guess(CERTAIN, "false_flags.decorator", fact.line, text)
    for line, name, value in look.flags():
        if name == "async_capable" and value is False:
            text = "async_capable = False, and the code is async"
            if not look.read.of("sync_handler"):
                yield Guess(CERTAIN, "false_flags.sync_only", line, text)
            else:
                yield Guess(LIKELY, "false_flags.sync_only", line, text)
        elif value is True and name == "async_capable" and look.read.of("sync_handler"):
            text = f"{name} = True, and `__call__` is a plain def"
            yield Guess(STRONG + 2, "false_flags.async_without_code", line, text)


RULES = (not_found, no_call, wrong_names, levels, flags)
