"""Mistakes with a header: on the wrong responses, or not the header that was asked for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder.diagnosis.look import FAINT, LIKELY, POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.names import last_name
from autograder.diagnosis.shapes import FUNCTIONS
from autograder.diagnosis.values import Fact


def condition(look: Look) -> Iterator[Guess]:
    """The header is right, and on the wrong set of responses."""
    wanted = look.case.asks.header
    if wanted is None:
        return
    name, value = wanted.name, wanted.value
    told = f"no header {name}" in look.seen.messages and not look.case.completes_flags
    if not (look.seen.any_failed("header_") or (told and _asks_the_response(look))):
        return
    having = [(s, h.get(name.lower())) for s, h in look.seen.answers]
    right = {status for status, v in having if v == value}
    lacking = {status for status, v in having if v is None}
    facts = [f for f in look.read.of("header") if _is_right(f, name)]
    line = _deciding(facts)
    if wanted.only_on is not None:
        yield from _only_on(wanted.only_on, value, look, having, facts, line)
    elif right and lacking:
        text = f"there without it: {_few(lacking)}"
        yield Guess(STRONG, f"wrong_condition{_detail(look, facts)}", line, text)
    elif facts and line is not None and not look.seen.errors and lacking:
        text = "the header is set under a condition, and it did not hold"
        yield Guess(LIKELY, f"wrong_condition{_detail(look, facts)}", line, text)
    early = [f for f in look.read.of("header") if f.has("own") and f.inside.phase == "before"]
    if early and not look.answers("own"):
        text = "decided on a response of your own, before the view has answered"
        yield Guess(STRONG, "wrong_condition.before_response", early[0].line, text)


def _only_on(
    only: int,
    value: str,
    look: Look,
    having: list[tuple[int, str | None]],
    facts: list[Fact],
    line: int | None,
) -> Iterator[Guess]:
    extra = {status for status, v in having if v is not None and status != only}
    right = {status for status, v in having if v == value and status == only}
    missing = any(status == only and v is None for status, v in having)
    sequential = not look.seen.only_failed("follows_its_own", "overlap", "kept", "independent")
    if extra and sequential:
        text = f"it was set on {_few(extra)} as well" if right else f"it was set on {_few(extra)}"
        other = right and all(v != value for status, v in having if v and status != only)
        detail = ".value_on_others" if other else _set_of(having, only) or _detail(look, facts)
        yield Guess(STRONG, f"wrong_condition{detail}", line, text)
    elif missing and right and sequential:
        text = f"some responses with status {only} went out without it"
        yield Guess(STRONG, f"wrong_condition{_detail(look, facts)}", line, text)
    elif missing and facts and line is not None and not look.seen.errors and sequential:
        text = f"the condition did not hold for a response with status {only}"
        yield Guess(LIKELY + 2, f"wrong_condition{_detail(look, facts)}", line, text)


def _set_of(having: list[tuple[int, str | None]], only: int) -> str:
    """The set of responses that has the header, if it has a name."""
    on = {status for status, v in having if v is not None}
    off = {status for status, v in having if v is None}
    if not off and not all(200 <= status < 300 for status in on):
        return ".all"
    if len(on) > 1 and on >= {s for s in on | off if 200 <= s < 300}:
        if max(on) < 300:
            return ".any_2xx"
        if max(on) < 400 and not any(s < 400 for s in off):
            return ".below_400"
    if only not in on and on and off == {only}:
        return ".inverted"
    return ""


def _is_right(fact: Fact, name: str) -> bool:
    if not fact.has("response", "headers", "own") or fact.has("request"):
        return False
    names = [v.data for v in fact.values[1:2]]
    return not names or not isinstance(names[0], str) or names[0].lower() == name.lower()


def _deciding(facts: list[Fact]) -> int | None:
    """The line of the question under which the header is set; of the setting, if there is none."""
    for fact in facts:
        if fact.inside.conditions:
            return fact.inside.conditions[-1][0].lineno
    return facts[0].line if facts else None


def _detail(look: Look, facts: list[Fact]) -> str:
    """What the condition asks for instead of what was wanted."""
    given = look.case.starter.replace('"', "'")  # what it asks is no mistake of the student's
    tests = [
        test
        for fact in facts
        for test, _ in fact.inside.conditions
        if ast.unparse(test) not in given
    ]
    tests += [part for test in tests for part in _behind(look, test)]
    asked = {name for test in tests for part in ast.walk(test) for name in _asked(part)}
    strings = [
        p for t in tests for p in ast.walk(t) if isinstance(p, ast.Constant) and p.value == "200"
    ]
    if strings:
        return ".string"
    for names, detail in (
        ({"method"}, ".by_method"),
        ({"path", "path_info", "get_full_path"}, ".by_path"),
        ({"streaming", "is_async", "streaming_content"}, ".not_streaming"),
        ({"isinstance", "type", "__class__"}, ".by_class"),
        ({"reason_phrase"}, ".reason_phrase"),
        ({"content"}, ".by_content"),
        ({"headers", "META", "get", "has_header"}, ".by_headers"),
        ({"status_code"}, ".status"),
    ):
        if asked & names:
            return detail
    kept = {f.name for f in look.read.of("store_self", "store_class", "store_outer")}
    return ".first_only" if asked & kept else ""


_PLAIN = (ast.Constant, ast.Tuple, ast.List, ast.Set)


def _behind(look: Look, test: ast.expr) -> Iterator[ast.expr]:
    """What the functions of the file return that a condition calls, and the values it names."""
    called = {last_name(p.func) for p in ast.walk(test) if isinstance(p, ast.Call)}
    named = {last_name(p) for p in ast.walk(test)} - called
    for node in look.nodes():
        if isinstance(node, FUNCTIONS) and node.name in called:
            returns = (p for p in ast.walk(node) if isinstance(p, ast.Return))
            yield from (p.value for p in returns if p.value is not None)
        elif isinstance(node, ast.Assign) and isinstance(node.value, _PLAIN):
            yield from (node.value for target in node.targets if last_name(target) in named)


def _asked(part: ast.AST) -> Iterator[str]:
    """The names that a part of a condition asks for, also by ``getattr`` and ``hasattr``."""
    if isinstance(part, ast.Attribute | ast.Name):
        yield last_name(part)
    elif isinstance(part, ast.Call) and getattr(part.func, "id", "") in ("getattr", "hasattr"):
        yield from (str(a.value) for a in part.args[1:2] if isinstance(a, ast.Constant))


def _asks_the_response(look: Look) -> bool:
    """Whether the header is set under a question about the response or the request."""
    asked = _detail(look, look.read.of("header"))
    return asked not in ("", ".first_only", ".string")


def _few(statuses: set[int]) -> str:
    shown = [str(status) for status in sorted(statuses)]
    return ", ".join(shown[:6]) + (" …" if len(shown) > 6 else "")


def header(look: Look) -> Iterator[Guess]:
    """It is not the header that was asked for, or not on the response."""
    wanted, seen = look.case.asks.header, look.seen
    told = wanted is not None and (
        f"no header {wanted.name}" in seen.messages
        or f"; it should be {wanted.value!r}" in seen.messages
    )
    if wanted is None or not (
        told or seen.any_failed("header_", "rest_is_untouched", "comes_back")
    ):
        return
    name, value = wanted.name, wanted.value
    missing = f"no header {name}" in seen.messages
    given = {n: v for _, h in seen.answers for n, v in h.items()}
    for fact in look.read.of("header"):
        target, key = fact.values[0], fact.values[1].data if len(fact.values) > 1 else None
        if target.kind in ("request", "meta") or (
            target.kind == "headers" and target.name == "request"
        ):
            if missing or seen.errors:
                yield Guess(
                    STRONG + 2, "wrong_header.on_request", fact.line, "it is set on the request"
                )
        elif isinstance(key, str) and key.lower() != name.lower() and target.kind != "own":
            if missing and key.lower() in given:
                text = f"the header is called {key!r} here, and {name!r} in the task"
                yield Guess(STRONG + 2, "wrong_header.name", fact.line, text)
            elif missing:
                text = f"the header is called {key!r} here, and {name!r} in the task"
                yield Guess(LIKELY, "wrong_header.name", fact.line, text)
            else:
                text = f"nobody asked for {key!r}"
                yield Guess(STRONG, "wrong_header.extra", fact.line, text)
        elif f"; it should be {value!r}" in seen.messages:
            told_value = re.search(rf"{re.escape(name)} is (.*?); it should be", seen.messages)
            said = told_value[1] if told_value is not None else "another"
            detail = "value_case" if said.lower() == repr(value).lower() else "value"
            text = f"the value came out as {said}; it should be {value!r}"
            yield Guess(STRONG + 2, f"wrong_header.{detail}", fact.line, text)
    if f"; it should be {value!r}" in seen.messages and not look.read.of("header"):
        yield Guess(LIKELY, "wrong_header.value", None, "the header has another value")
    error = seen.error("BadHeaderError", "Header values can't contain", "newline")
    if error is not None:
        text = f"{error.type}: a header's value is one line"
        yield Guess(STRONG + 3, "wrong_header.line_end", error.line, text)
    error = seen.error(f"KeyError: {name.lower()!r}", f"KeyError: {name!r}")
    if error is not None and "request.headers" not in look.line(error.line):
        text = f"the header {name} is read here, and there is none yet"
        yield Guess(STRONG, "wrong_header.read", error.line, text)
    if missing and look.read.of("unreachable"):
        line = look.line_of("unreachable")
        yield Guess(STRONG, "wrong_header.after_return", line, "nothing runs after a return")
    if missing:
        for fact in look.read.of("set_attribute"):
            if fact.values[0].kind == "response" and fact.name not in ("status_code", "headers"):
                text = f"`{fact.name}` is set as an attribute of the response"
                yield Guess(STRONG, "wrong_header.attribute", fact.line, text)
        for fact in look.read.of("set_attribute"):
            if fact.values[0].kind == "request":
                yield Guess(LIKELY, "wrong_header.on_request", fact.line, "set on the request")
        for fact in look.read.of("cookie"):
            yield Guess(STRONG, "wrong_header.cookie", fact.line, "set_cookie sets a cookie")
        for fact in look.read.of("delete_item"):
            if fact.name.lower() == name.lower():
                text = "the header is taken away again"
                yield Guess(STRONG + 3, "wrong_header.removed", fact.line, text)
        if not look.case.completes_flags and look.read.of("header"):
            text = "it is set on one way through the code, and not on another"
            weight = FAINT if _asks_the_response(look) else POSSIBLE  # ``condition`` knows more
            yield Guess(weight, "wrong_header.not_always", _in_a_choice(look, name), text)
        nothing = not look.read.of("header", "set_attribute", "cookie") and not seen.errors
        if nothing and look.read.of("await_view"):
            yield Guess(POSSIBLE - 5, "wrong_header.missing", None, "no header is set")
    if "a header was added that nobody asked for" in seen.messages:
        yield Guess(LIKELY, "wrong_header.extra", look.line_of("header"), "one header too many")
    for fact in look.read.of("set_attribute"):
        if fact.name == "headers" and seen.any_failed("rest_is_untouched"):
            text = "the other headers are lost with the old `headers`"
            yield Guess(POSSIBLE, "wrong_header.others_lost", fact.line, text)
    if "cookie was added" in seen.messages and not missing:
        yield Guess(LIKELY, "wrong_header.cookie", look.line_of("cookie"), "a cookie was added")
    for fact in look.read.of("header"):
        if fact.inside.phase == "before" and fact.has("response") and missing:
            yield Guess(FAINT, "wrong_header", fact.line, "set before the response was there")


def _in_a_choice(look: Look, name: str) -> int | None:
    """The line that sets the header in a function that asks something, or else the first one."""
    for function in look.nodes():
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            parts = [part for node in function.body for part in ast.walk(node)]
            around = any(isinstance(p, ast.FunctionDef | ast.AsyncFunctionDef) for p in parts)
            if around or not any(isinstance(p, ast.If | ast.IfExp) for p in parts):
                continue
            for part in parts:
                if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Store):
                    key = part.slice
                    if isinstance(key, ast.Constant) and str(key.value).lower() == name.lower():
                        return part.lineno
    return look.line_of("header")


RULES = (condition, header)
