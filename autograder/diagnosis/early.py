"""Mistakes with a response of one's own: when it is given, to whom, and what it is like."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from autograder.diagnosis.look import CERTAIN, LIKELY, POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.names import last_name
from autograder.diagnosis.values import Fact

_EARLY = ("answers_by_itself", "inside_is_not_run")
_WENT_ON = re.compile(r"the request went on|the view ran|layers of the kit's ran")
_STATUS = re.compile(r"the client got the status (\d+); it should be (\d+)")
_OTHER = re.compile(r"On a .*(the client got the status|the body became|another response came)")
_NO_HEADER = re.compile(r"there is no header ([\w-]+)")
_HEADER = re.compile(r"(?<!request\.)\b([\w-]+) is ('[^']*'|\"[^\"]*\"); it should be '([^']*)'")


def inside_runs(look: Look) -> Iterator[Guess]:
    """The middleware should answer by itself, and what is inside runs all the same."""
    seen, read = look.seen, look.read
    if not seen.any_failed(*_EARLY):
        return
    line = look.line_of("call_view")
    tasks = [f for f in read.of("spawn") if any(v.data == "view" for v in f.values)]
    if tasks:
        text = "the view is started here, also when its answer is not wanted"
        yield Guess(STRONG + 5, "inside_runs.in_background", tasks[0].line, text)
    elif "get_response" in seen.never_awaited or "get_response() was called" in seen.messages:
        if look.answers("own"):
            text = "get_response is called before it is clear that it is needed"
            yield Guess(STRONG + 4, "inside_runs.called", line, text)
    elif _WENT_ON.search(seen.messages):
        yield _went_on(look, line)


def _went_on(look: Look, line: int | None) -> Guess:
    """Why a request went on that should have been turned back."""
    read = look.read
    own = read.of("own")
    changed = [f for f in read.of("set_attribute") if f.name == "status_code"]
    late = [f for f in own if f.inside.phase == "after"] or read.of("gather_view") or changed
    given = [one for one in look.seen.returned if one.is_response and not one.same_response]
    hook, uncalled = _hook(look, "process_view"), _hook(look, "process_request")
    if uncalled is not None and not read.mixin:
        text = "process_request is called by MiddlewareMixin only"
        return Guess(STRONG, "mixin_misuse.nobody_calls", uncalled, text)
    if late or (given and look.seen.any_failed("inside_is_not_run")):
        text = "the view is asked first, and then its answer is thrown away"
        return Guess(STRONG, "inside_runs.asked_first", line, text)
    if hook is not None:
        text = "process_view is called when all the layers inside have let the request in"
        return Guess(STRONG, "inside_runs.hook_too_late", hook, text)
    unsaid = read.mixin and uncalled is not None and not _returns(look, "process_request")
    if own and (unsaid or (read.of("answer") and not look.answers("own"))):
        text = "a response is made here, and it is not returned"
        return Guess(STRONG, "inside_runs.not_returned", own[0].line, text)
    if own:
        return _condition(look, "the question was answered with no, although it holds")
    detail = ".starter_unchanged" if look.unchanged else ""
    return Guess(LIKELY, f"inside_runs{detail}", line, "every request is passed on")


def _hook(look: Look, name: str) -> int | None:
    """The line of a method of the student's class."""
    entry = look.read.entry
    if entry is None or entry.kind != "class":
        return None
    found = [one.data[2][name] for one in look.methods(entry) if name in one.data[2]]
    return found[-1][0].line if found else None


def _returns(look: Look, name: str) -> bool:
    """Whether a function of the file gives something back in so many words."""
    return any(
        isinstance(node, ast.Return) and node.value is not None
        for function in look.nodes()
        if isinstance(function, ast.FunctionDef) and function.name == name
        for node in ast.walk(function)
    )


def condition(look: Look) -> Iterator[Guess]:
    """Requests are turned back that should go on."""
    stored = look.read.of("store_self", "store_class", "store_outer")
    never = not look.read.of("call_view")  # no question is to blame for that
    if "was turned back" in look.seen.messages and not (stored or never):
        yield _condition(look, "a request was turned back that should go on")


def _condition(look: Look, text: str) -> Guess:
    made = [f for f in look.read.of("own") if f.inside.place == "handler"]
    tests = [test for fact in made for test in fact.inside.conditions]
    line = tests[-1][0].lineno if tests else next((f.line for f in made), None)
    return Guess(STRONG, f"wrong_condition{_detail(look, made)}", line, text)


def _detail(look: Look, made: list[Fact]) -> str:
    """What the question asks for, in place of what was wanted."""
    tests = [test for fact in made for test in fact.inside.conditions]
    nodes = [node for test, _ in tests for node in ast.walk(test)]
    asked = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    turned = "was turned back" in look.seen.messages
    for names, detail in (
        ({"method"}, ".by_method"),
        ({"path", "path_info"}, ".by_path"),
        ({"GET"}, ".query"),
        ({"COOKIES"}, ".cookie"),
        ({"META"}, ".meta"),
        ({*_OF_CAPITALS}, ".capitals"),
        ({"startswith", "endswith", "find"}, ".part_of_value"),
    ):
        if asked & names and not (names == {"META"} and "headers" in asked):
            return detail
    compared = {type(op) for node in nodes if isinstance(node, ast.Compare) for op in node.ops}
    texts = [str(node.value) for node in nodes if isinstance(node, ast.Constant)]
    if "headers" in asked and any(text.startswith("HTTP_") for text in texts):
        return ".name_of_meta"
    if not turned and ast.Is in compared:
        return ".identity"
    if any(not holds for _, holds in tests) and turned and look.seen.any_failed(*_EARLY):
        return ".inverted"
    if turned and _CAPITALS.search(look.seen.messages) and _changes_capitals(look):
        return ".capitals"
    if ast.In in compared:
        names_only = any(_has_header_name(node) for node in nodes if isinstance(node, ast.Compare))
        if names_only:
            return ".any_value" if turned else ""
        containers = [n.comparators[0] for n in nodes if isinstance(n, ast.Compare)]
        if any(_holds_several(look, container) for container in containers):
            return ".other_values"
        return ".part_of_value"
    if turned and not compared & {ast.Eq, ast.Is}:
        return ".any_value"
    return ""


_CAPITALS = re.compile(r"With [\w-]+: [A-Z]+, the request was turned back")
_OF_CAPITALS = ("lower", "upper", "casefold", "capitalize", "title", "swapcase", "IGNORECASE")


def _changes_capitals(look: Look) -> bool:
    """Whether something in the file makes other letters of them, or takes them for equal."""
    return any(isinstance(n, ast.Attribute) and n.attr in _OF_CAPITALS for n in look.nodes())


def _holds_several(look: Look, container: ast.expr) -> bool:
    """Whether this is a collection that stands in the file, and no text itself."""
    given = [container]
    for node in look.nodes() if last_name(container) else ():
        if isinstance(node, ast.Assign) and last_name(container) in map(last_name, node.targets):
            given.append(node.value)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            given += [node.value] * (last_name(container) == last_name(node.target))
    kinds = ast.Tuple | ast.List | ast.Set | ast.Dict
    return any(isinstance(part, kinds) for one in given for part in ast.walk(one))


def _has_header_name(node: ast.Compare) -> bool:
    """Whether it asks if a name is among the headers."""
    container = node.comparators[0]
    return isinstance(container, ast.Attribute) and container.attr in ("headers", "META")


def answer(look: Look) -> Iterator[Guess]:
    """The response of one's own has another status than was asked for."""
    seen, read = look.seen, look.read
    told = _STATUS.search(seen.messages)
    if told is None or _WENT_ON.search(seen.messages) or not read.of("own"):
        return
    if all(one.same_response for one in seen.returned):
        return  # the response of one's own was not given at all
    line = look.line_of("own")
    numbers = [
        node
        for node in look.nodes()
        if isinstance(node, ast.Call)
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and str(node.args[0].value) == told[2]
    ]
    if numbers and told[1] == "200":
        text = f"{told[2]} is the text of this response; its status is 200"
        yield Guess(STRONG, "wrong_answer.number_as_text", numbers[0].lineno, text)
    else:
        text = f"the status is {told[1]}; it should be {told[2]}"
        yield Guess(STRONG, "wrong_answer.status", line, text)


def header(look: Look) -> Iterator[Guess]:
    """A header of the response of one's own is not the one that was asked for."""
    seen, read = look.seen, look.read
    if look.case.asks.header is not None:
        return
    other, missing = _HEADER.search(seen.messages), _NO_HEADER.search(seen.messages)
    line = look.line_of("header", "own")
    pairs = seen.error("dictionary update sequence")
    if pairs is not None:
        text = "the headers are no dictionary: between name and value stands a colon"
        yield Guess(STRONG, "wrong_header.no_dictionary", pairs.line, text)
    elif other is not None and other[1] != "Content-Type":  # of that, ``hooks`` knows more
        text = f"the value came out as {other[2]}; it should be '{other[3]}'"
        yield Guess(STRONG, "wrong_header.value", line, text)
    elif missing is not None:
        detail, where = "missing", line
        on_request = [f for f in read.of("header") if f.values[0].kind in ("request", "meta")]
        attributes = [f for f in read.of("set_attribute") if f.values[0].kind == "own"]
        for facts, what in (
            (on_request, "on_request"),
            (read.of("cookie"), "cookie"),
            ([f for f in attributes if f.name != "status_code"], "attribute"),
        ):
            if facts:
                detail, where = what, facts[0].line
        text = f"the response has no header {missing[1]}"
        yield Guess(STRONG, f"wrong_header.{detail}", where, text)
    elif "a header was added that nobody asked for" in seen.messages:
        theirs = [f.line for f in read.of("header") if f.has("response", "headers")]
        where = theirs[0] if theirs else line
        yield Guess(STRONG, "wrong_header.extra", where, "responses from inside get a header, too")


def replaced(look: Look) -> Iterator[Guess]:
    """A response from inside makes way for another one of one's own."""
    if not look.seen.any_failed("lets_others_in") or not _OTHER.search(look.seen.messages):
        return
    for fact in look.read.of("own"):
        if fact.inside.phase == "after":
            text = "a response is made here when the view has answered"
            yield Guess(STRONG, "response_replaced.rebuilt", fact.line, text)


def plainly(look: Look) -> Iterator[Guess]:
    """A plain def hands a coroutine on, or else a response: one of the two can't be awaited."""
    if "there is nothing to await" not in look.seen.messages or not look.answers("own"):
        return
    for fact in look.read.of("sync_handler"):
        text = f"`{fact.name}` is a plain def, and what it returns early can't be awaited"
        yield Guess(CERTAIN, "sync_call.answers_plainly", fact.line, text)


def shared(look: Look) -> Iterator[Guess]:
    """One response, made once, is the answer to everybody; or an answer is raised."""
    if look.seen.any_failed("nothing_is_kept"):
        for fact in look.read.of("own"):
            if fact.inside.place in ("import", "init") and look.answers("own"):
                text = "this response is made once, for all visitors"
                yield Guess(STRONG + 3, "shared_state.one_response", fact.line, text)
    error = look.seen.error("exceptions must derive from BaseException")
    if error is not None and look.read.of("own"):
        text = "a response is raised, and only exceptions can be"
        yield Guess(STRONG + 3, "exceptions.response_raised", error.line, text)
    elif error is not None:
        yield Guess(POSSIBLE, "exceptions.raises", error.line, f"{error.type}: {error.text}")


RULES = (inside_runs, condition, answer, header, replaced, plainly, shared)
