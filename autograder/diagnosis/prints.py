"""Mistakes with two lines around the view: their text, order, number, stream, moment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from autograder import protocol
from autograder.diagnosis.look import LIKELY, POSSIBLE, STRONG, Guess, Look
from autograder.diagnosis.values import Fact

Lines = tuple[str, str]
"""What is to be printed before and after the view."""


def prints(look: Look) -> Iterator[Guess]:
    """Other lines were printed than asked for, or at another moment."""
    seen = look.seen
    lines = look.case.asks.prints
    if lines is None or not seen.any_failed("prints_"):
        return
    facts = look.read.of("print", "log")
    early = [f for f in facts if f.inside.place in ("import", "init") and f.kind == "print"]
    for fact in early:
        detail = "at_import" if fact.inside.place == "import" else "in_init"
        text = "this is printed when the file is loaded"
        if detail == "in_init":
            text = "this is printed when the object is made, not for a request"
        yield Guess(STRONG, f"wrong_print.{detail}", fact.line, text)
    started = [f for f in look.read.of("spawn", "callback") if not f.values[0].awaited]
    if started and any(f.inside.background for f in facts):
        return  # a task prints: ``task_instead_of_await``
    facts = [f for f in facts if not f.inside.background]
    if seen.any_failed("prints_surround"):
        yield from _surround(look, facts, lines)
    elif seen.any_failed("prints_nothing_else"):
        yield from _nothing_else(look, facts, lines)
    elif seen.any_failed("prints_overlap") and "expected" in seen.messages:
        yield Guess(POSSIBLE, "wrong_print", look.line_of("print"), "the lines of two requests")


def _surround(look: Look, facts: list[Fact], asked: Lines) -> Iterator[Guess]:
    seen = look.seen
    if "expected" not in seen.messages and seen.errors:
        return
    out = "".join(p.text for p in seen.printed if p.stream == "stdout")
    err = "".join(p.text for p in seen.printed if p.stream == "stderr")
    lines = out.split("\n")[:-1]
    handled = [f for f in facts if f.inside.place in ("handler", "hook")]
    other = next((f for f in handled if f.kind == "print" and _constant(f) not in asked), None)
    weight = STRONG - 2
    prints = [f for f in look.read.of("print") if f.inside.place in ("handler", "hook")]
    if any(f.kind == "log" for f in handled) and not prints:
        line = look.line_of("log")
        yield Guess(STRONG, "wrong_print.logging", line, "it is logged, not printed")
    elif err and not out:
        yield Guess(STRONG, "wrong_print.stream", _line(handled), "it is printed to stderr")
    elif look.read.of("unreachable") and asked[1] not in lines:
        line = look.line_of("unreachable")
        yield Guess(STRONG + 2, "wrong_print.after_return", line, "nothing runs after a return")
    elif "without a line end" in seen.messages or (out and not out.endswith("\n")):
        yield Guess(STRONG, "wrong_print.no_newline", _line(handled), "the line has no end")
    elif not out and not handled:
        if look.read.of("await_view"):
            yield Guess(POSSIBLE - 5, "wrong_print.missing", None, "nothing is printed")
    elif other is not None and not (set(lines) <= set(asked) or set(asked) <= set(lines)):
        if re.search(f'seen: +print "{asked[0]}" · print "(?!{asked[1]}")', seen.messages):
            yield Guess(weight, "wrong_print.extra", other.line, "one line too many is printed")
        else:
            detail = _text(lines, asked)
            yield Guess(weight, f"wrong_print.{detail}", other.line, _said(lines, asked))
    elif _moment(look, asked):
        detail, line, text = _moment(look, asked)  # type: ignore[misc]
        yield Guess(weight, f"wrong_print.{detail}", line, text)
    elif other is not None and not set(lines) <= set(asked):
        yield Guess(weight, "wrong_print.extra", other.line, "one line too many is printed")
    elif again := _again(look, asked):
        same = [f for f in handled if _constant(f) == again]
        detail, text = "extra", "one line too many is printed"
        went_on = any(isinstance(e, protocol.ViewReturned) for e in seen.events)
        if went_on and not set(asked) <= set(lines):
            detail, text = "text", "one of the two lines is printed twice, the other one never"
        yield Guess(weight, f"wrong_print.{detail}", _line(same[-1:]), text)
    elif not set(lines) <= set(asked):
        text = _said(lines, asked)
        yield Guess(weight, f"wrong_print.{_text(lines, asked)}", _line(handled), text)
    elif "expected" in seen.messages:
        yield Guess(POSSIBLE - 5, "wrong_print", _line(handled), "other lines than asked for")


def _constant(fact: Fact) -> str:
    """What a print prints, as far as it is written there."""
    if any(v.kind != "const" for v in fact.values):
        return ""
    return " ".join(str(v.data) for v in fact.values).removesuffix(
        "\n" if "write" in fact.name else ""
    )


def _line(facts: list[Fact]) -> int | None:
    return facts[0].line if facts else None


def _text(lines: list[str], asked: Lines) -> str:
    for line in lines:
        for wanted in asked:
            if line != wanted and line.strip() == wanted:
                return "trailing_space"
            if line not in asked and line.lower() == wanted.lower():
                return "case"
    return "text"


def _again(look: Look, asked: Lines) -> str | None:
    """Which of the two lines one request has printed more than once."""
    printed = [
        (number, event.exchange, line)
        for number, run in enumerate(look.case.runs)
        for event in run.trace.events
        if isinstance(event, protocol.Printed) and event.exchange is not None
        for line in event.text.splitlines()
        if line in asked
    ]
    return next((one[2] for one in printed if printed.count(one) > 1), None)


def _said(lines: list[str], asked: Lines) -> str:
    odd = next((line for line in lines if line not in asked), None)
    if odd is None:
        return "other lines than asked for"
    for wanted in asked:
        if odd.strip().lower() == wanted.lower():
            return f"printed {odd!r}; the task says {wanted!r}"
    return "the printed text is not that of the task"


def _moment(look: Look, lines: Lines) -> tuple[str, int | None, str] | None:
    """Where the two lines came in relation to the view."""
    first_line, second_line = lines
    for run in look.case.runs:
        where: dict[str, str] = {}
        phase = "before"
        for event in run.trace.events:
            if isinstance(event, protocol.ReachedView):
                phase = "while"
            elif isinstance(event, protocol.ViewReturned):
                phase = "after"
            elif isinstance(event, protocol.Printed) and event.exchange is not None:
                for line in event.text.splitlines():
                    where.setdefault(line, phase)
        before, after = where.get(first_line), where.get(second_line)
        handled = [f for f in look.read.of("print") if f.inside.place in ("handler", "hook")]
        first = {_constant(f): f.line for f in handled}
        if after == "before" and before != "before":
            return "swapped", first.get(second_line), "the two lines have changed places"
        if before == after == "before":
            return "both_before", first.get(second_line), "both lines come before the view"
        if after == "before":
            return "both_before", first.get(second_line), "the second line comes before the view"
        late = "before" not in where.values()
        if run.check == "test_prints_surround_the_view" and late:
            if first.get(first_line) is not None and look.read.of("await_view"):
                return "both_after", first[first_line], "no line comes before the view"
            collected = [f for f in handled if not _constant(f)]
            if collected:
                return "both_after", collected[0].line, "no line comes before the view"
            joined = next((f for f in handled if first_line in _constant(f)), None)
            if joined is not None:
                return "both_after", joined.line, "no line comes before the view"
    return None


def _nothing_else(look: Look, facts: list[Fact], lines: Lines) -> Iterator[Guess]:
    printed = {line for p in look.seen.printed for line in p.text.splitlines()}
    bent = sorted(line for line in printed - set(lines) if line.strip() in lines)
    handled = [f for f in facts if f.inside.place in ("handler", "hook") and f.kind == "print"]
    odd = next((f for f in handled if _constant(f) not in lines), None)
    asked = next((f for f in handled if f.inside.conditions), None)
    if odd is not None and bent:
        yield Guess(STRONG, f"wrong_print.{_text(bent, lines)}", odd.line, _said(bent, lines))
    elif odd is not None:
        yield Guess(STRONG, "wrong_print.extra", odd.line, "one line too many is printed")
    elif asked is not None:
        line = asked.inside.conditions[-1][0].lineno
        yield Guess(STRONG, "wrong_print.not_always", line, "it is printed for some requests only")
    else:
        yield Guess(
            LIKELY, "wrong_print.not_always", _line(handled), "not the same for all requests"
        )


RULES = (prints,)
