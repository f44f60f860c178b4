"""Mistakes with a hook: Django calls none, or what it gives back is not what was asked for."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterator

from autograder.diagnosis.look import CERTAIN, STRONG, Guess, Look
from autograder.protocol import HookCalled, HookEnded

_HOOK = "process_exception"
_CHECKS = ("payment", "other_errors", "body_is_json")
_STATUS = re.compile(r"the client got the status (\d+); it should be (\d+)")
_NO_RESPONSE = frozenset({"dict", "tuple", "list", "str", "int", "bool", "bytes"}) | {
    *("generator", "async_generator", "Task", "Future"),
}
_STARTS = frozenset({"create_task", "ensure_future"})
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def _named(look: Look) -> list[_Function]:
    """The functions of the file that have a name."""
    return [node for node in look.nodes() if isinstance(node, _Function)]


def _hook(look: Look) -> _Function | None:
    return next((node for node in _named(look) if node.name == _HOOK), None)


def _ended(look: Look) -> list[HookEnded]:
    return [e for e in look.seen.events if isinstance(e, HookEnded) and e.hook == _HOOK]


def no_hook(look: Look) -> Iterator[Guess]:
    """A view has raised, and Django has called no hook."""
    seen, read = look.seen, look.read
    if not seen.any_failed(*_CHECKS) or any(isinstance(e, HookCalled) for e in seen.events):
        return
    if seen.errors or seen.kinds:
        return  # it did not even pass the response on
    tries = read.of("except_swallows", "except_raises", "except_wraps")
    asked = [f for f in read.of("attribute") if f.name in ("status_code", "exception")]
    hook, near = _hook(look), _near(look)
    if hook is not None:
        text = f"{_HOOK} is not a method of the middleware: Django does not find it"
        yield Guess(STRONG + 3, "no_hook.elsewhere", hook.lineno, text)
    elif near is not None:
        text = f"Django looks for {_HOOK}, and finds {near.name}"
        yield Guess(STRONG + 3, "no_hook.misspelt", near.lineno, text)
    elif tries:
        text = "nothing is caught here: what comes is a response already"
        yield Guess(STRONG + 3, "no_hook.try_around", tries[0].line, text)
    elif asked or read.of("own"):
        line = asked[0].line if asked else look.line_of("own")
        text = "the response does not say which exception it was made of"
        yield Guess(STRONG + 3, "no_hook.response_asked", line, text)
    else:
        detail = ".starter_unchanged" if look.unchanged else ""
        line = read.entry.line if read.entry is not None else None
        yield Guess(STRONG + 3, f"no_hook{detail}", line, f"there is no {_HOOK}")


def _near(look: Look) -> _Function | None:
    """A function that was probably meant to be the hook."""
    known = {node.name.lower().replace("_", ""): node for node in _named(look)}
    close = difflib.get_close_matches(_HOOK.replace("_", ""), known, n=1, cutoff=0.7)
    if close:
        return known[close[0]]
    return next((n for n in _named(look) if n.name.startswith(("process_", "on_exc"))), None)


def view_called(look: Look) -> Iterator[Guess]:
    """The hook for views calls the view itself, and a plain view stops the loop."""
    for node in _named(look) if look.seen.blocked and look.seen.any_failed(*_CHECKS) else ():
        names = [argument.arg for argument in node.args.args]
        for call in ast.walk(node) if node.name == "process_view" and len(names) > 2 else ():
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == names[2]:
                text = "a plain view is called here, in the loop's thread"
                yield Guess(STRONG + 4, "no_hook.view_called", call.lineno, text)


def result(look: Look) -> Iterator[Guess]:
    """The hook was called, and it raised, or gave back something else than a response."""
    ended, hook = _ended(look), _hook(look)
    if hook is None or not look.seen.any_failed(*_CHECKS):
        return
    errors = [one.error for one in ended if one.error is not None]
    own = {n.name for n in look.nodes() if isinstance(n, ast.ClassDef)}
    for error in errors:
        text = f"the hook itself raised {error.type}: {error.text}"
        if "positional argument" in error.text:
            yield Guess(STRONG + 3, "hook_result.arguments", error.line or hook.lineno, text)
        elif error.type in own:
            text = "the hook raises the exception that it was called for"
            yield Guess(STRONG + 3, "hook_result.raised_again", error.line, text)
        else:
            yield Guess(STRONG + 3, "hook_result.raises", error.line or hook.lineno, text)
    for kind in dict.fromkeys(one.kind for one in ended if one.error is None):
        if kind == "coroutine":
            text = "the hook gave back a coroutine, and Django takes it for the response"
            yield Guess(STRONG + 3, "hook_result.coroutine", hook.lineno, text)
        elif kind in _NO_RESPONSE or kind in own:
            text = f"the hook gave back {kind}, which is no response"
            yield Guess(STRONG + 3, "hook_result.returned", hook.lineno, text)
    if "status 500; it should be" in look.seen.messages and not errors:
        yield from _silent(hook, {one.kind for one in ended})


def _silent(hook: _Function, kinds: set[str]) -> Iterator[Guess]:
    """The hook has said None, although it was its own exception."""
    names = [argument.arg for argument in (*hook.args.posonlyargs, *hook.args.args)]
    returns = [node.value for node in ast.walk(hook) if isinstance(node, ast.Return)]
    given = [v for v in returns if v is not None and not _is_none(v)]
    if any(name.startswith(("exc", "err")) for name in names[:2]) and len(names) > 2:
        text = f"the arguments are ({', '.join(names)}); Django gives the request first"
        yield Guess(STRONG + 3, "hook_result.arguments", hook.lineno, text)
    elif not given and kinds <= {"NoneType"}:
        text = "the hook makes a response, and gives back None"
        yield Guess(STRONG + 3, "hook_result.no_return", hook.lineno, text)
    elif "NoneType" in kinds:
        test = _test(hook)
        line = test.lineno if test is not None else hook.lineno
        text = "the hook said None, although a view had raised its exception"
        asked = ".request_asked" if _asks(test, names) else _asked(test)
        yield Guess(STRONG, f"wrong_condition{asked}", line, text)


def _asks(test: ast.expr | None, names: list[str]) -> bool:
    """Whether it is an attribute of the request on which it depends."""
    nodes = ast.walk(test) if test is not None else ()
    owners = (ast.unparse(node.value) for node in nodes if isinstance(node, ast.Attribute))
    return any(owner in {"request", *names[-2:-1]} for owner in owners)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _test(hook: _Function) -> ast.expr | None:
    return next((n.test for n in ast.walk(hook) if isinstance(n, ast.If | ast.IfExp)), None)


def _asked(test: ast.expr | None) -> str:
    """What the hook asks, in place of whether it is the right exception."""
    nodes = list(ast.walk(test)) if test is not None else []
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    if attributes & {"method", "path"}:
        return ".request_asked"
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return ".inverted"
    texts = [n for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    if texts or any(isinstance(n, ast.Name) and n.id in ("repr", "str") for n in nodes):
        return ".text"
    if any(isinstance(node, ast.Compare) for node in nodes):
        return ".class_compared"
    return ""


def others(look: Look) -> Iterator[Guess]:
    """Errors of views are answered that are Django's."""
    hook = _hook(look)
    if hook is None or not look.seen.any_failed("other_errors") or look.seen.any_failed("payment"):
        return
    test = _test(hook)
    if _asked(test) == ".text":
        text = "another exception has this text as well"
        yield Guess(STRONG, "wrong_condition.text", test.lineno if test else hook.lineno, text)
    elif any("Response" in one.kind for one in _ended(look)):
        text = "the hook answers exceptions that are not its own"
        yield Guess(STRONG, "exceptions.all_answered", hook.lineno, text)


def answer(look: Look) -> Iterator[Guess]:
    """The hook gives back a response, and it is not the one that was asked for."""
    messages, hook = look.seen.messages, _hook(look)
    line = hook.lineno if hook is not None else look.line_of("own")
    if "Your file defines no exception" in messages:
        text = "views raise an exception of your file, and it is not there"
        yield Guess(CERTAIN, "name_or_syntax.exception_missing", None, text)
    if hook is not None and any("Response" in one.kind for one in _ended(look)):
        status = _STATUS.search(messages)
        if status is not None and "NoneType" not in {one.kind for one in _ended(look)}:
            text = f"the status is {status[1]}; it should be {status[2]}"
            yield Guess(STRONG, "wrong_answer.status", line, text)
        elif "Content-Type is" in messages:
            text = "Content-Type does not say that it is JSON"
            yield Guess(STRONG + 4, "wrong_answer.content_type", line, text)
        elif "the body is no JSON" in messages:
            text = "no program can read this body"
            yield Guess(STRONG, "wrong_answer.no_json", line, text)
        elif "the body is" in messages:
            text = "the body is another one than in the task"
            yield Guess(STRONG, "wrong_answer.body", line, text)


def kept(look: Look) -> Iterator[Guess]:
    """The hook keeps what it was called with, or leaves something running."""
    inside = [*ast.walk(hook)] if (hook := _hook(look)) is not None else []
    stores = [n for n in inside if isinstance(n, ast.Attribute | ast.Subscript)]
    if "one got the other's answer" in look.seen.messages:
        for node in (n for n in stores if isinstance(n.ctx, ast.Store)):
            text = f"`{ast.unparse(node)}` is there once: the next hook writes over it"
            yield Guess(STRONG, "shared_state", node.lineno, text)
    if look.seen.tasks:
        for node in (n for n in inside if isinstance(n, ast.Attribute) and n.attr in _STARTS):
            text = "a task is still running when the request is over"
            yield Guess(STRONG, "task_instead_of_await.left_running", node.lineno, text)
    elif look.seen.any_failed("nothing_is_kept"):
        for node in stores:
            adds = isinstance(node, ast.Attribute) and node.attr in ("append", "add")
            if isinstance(node.ctx, ast.Store) or adds:
                text = "the hook keeps the exception, and with it the whole request"
                yield Guess(STRONG, "shared_state.exception_kept", node.lineno, text)


RULES = (no_hook, view_called, result, others, answer, kept)
