"""Mistakes with what was started: tasks, futures and callbacks that nobody waits for."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.diagnosis.look import FAINT, LIKELY, POSSIBLE, STRONG, Guess, Look


def background(look: Look) -> Iterator[Guess]:
    """Something was started, and nobody waits for what it gives."""
    seen, read = look.seen, look.read
    for fact in read.of("result_too_early"):
        text = "result() was asked before the task was done"
        yield Guess(STRONG + 5, "task_instead_of_await.result_too_early", fact.line, text)
    used = {id(v) for f in read.of("use") for v in f.values}
    for fact in read.of("answer"):
        for value in fact.values:
            if id(value) in used:
                continue
            if value.kind in ("task", "gathered", "future") and not read.of("sync_handler"):
                text = f"what {value.name}() gave was returned, not the response"
                yield Guess(STRONG + 5, "task_instead_of_await.returned", value.line, text)
            elif value.kind == "list" and "list" in seen.kinds and read.of("gather_awaited"):
                yield Guess(STRONG, "task_instead_of_await.list", value.line, "gather gives a list")
    for fact in read.of("use"):
        if fact.values[0].kind in ("task", "gathered", "future"):
            text = f"{fact.values[0].name}() gave a task, which is used as the response"
            yield Guess(STRONG + 3, "task_instead_of_await.used", fact.line, text)
    hit = seen.any_failed("prints_", "header_")
    for fact in read.of("gather_view"):
        if hit:
            text = "gather starts all of it at once, so nothing of it is before or after the view"
            yield Guess(STRONG + 2, "task_instead_of_await.gather", fact.line, text)
    late = [f for f in read.of("print", "header") if f.inside.background]
    for fact in read.of("spawn", "callback"):
        awaited = fact.kind == "spawn" and fact.values[0].awaited
        if awaited:
            continue
        if late and hit:
            text = f"{fact.name} starts it, and nobody waits for it"
            what = "print" if late[0].kind == "print" else "header"
            yield Guess(STRONG + 4, f"task_instead_of_await.background_{what}", fact.line, text)
        elif seen.tasks or seen.any_failed("nothing_is_kept"):
            text = "a task is still running when the request is over"
            weight = STRONG if seen.tasks or fact.name != "callback" else FAINT
            yield Guess(weight, "task_instead_of_await.left_running", fact.line, text)
        elif seen.wrong and not seen.blocked:  # or it is waited for, in a way that blocks
            text = f"{fact.name} starts something that nobody waits for"
            yield Guess(POSSIBLE, "task_instead_of_await", fact.line, text)
    if seen.error("InvalidStateError"):
        yield Guess(LIKELY, "task_instead_of_await.result_too_early", None, "InvalidStateError")


RULES = (background,)
