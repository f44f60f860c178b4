"""Reads calls of what is not in the file: Python's own, asyncio, Django. See ``reader``."""

from __future__ import annotations

from autograder.diagnosis import known
from autograder.diagnosis.assignments import Assignments
from autograder.diagnosis.expressions import UNUSED
from autograder.diagnosis.values import RESPONSE, Value, Values, join, taint, unknown

Arguments = list[Values]
Keywords = dict[str, Values]


class Outside(Assignments):
    """Knows what others' functions and methods mean."""

    def _call_external(
        self, name: str, arguments: Arguments, keywords: Keywords, line: int | None
    ) -> Values:
        short = name.rpartition(".")[2]
        handler = getattr(self, f"_on_{known.ROLES.get(name) or known.ROLES.get(short, '')}", None)
        if handler is not None:
            result: Values = handler(name, arguments, keywords, line)
            return result
        if known.blocks(name):
            self.note("block", line, name)
        if name.startswith(("logging.", "django.utils.log")):
            self.note("log", line, short, tuple(v for a in arguments for v in a))
        return (Value("external", f"{name}()", line=line, taint=taint(*arguments)),)

    def _on_print(self, name: str, arguments: Arguments, keywords: Keywords, line: int) -> Values:
        kind = "stderr" if "stderr" in name else "stdout"
        if "file" in keywords:
            kind = "stderr" if "stderr" in keywords["file"][0].name else "file"
        if "end" in keywords:
            kind += " end"
        if "write" in name:
            kind += " write"
        self.note("print", line, kind, tuple(v for a in arguments for v in a))
        return (Value("const", data=None),)

    def _on_bridge(self, name: str, arguments: Arguments, _: Keywords, line: int) -> Values:
        given = arguments[0] if arguments else ()
        if name.endswith("async_to_sync"):
            return (Value("bridge", "async_to_sync", of=given, line=line),)
        self.note("bridge", line, name.rpartition(".")[2], given)
        for value in given:
            value.awaited += 1
        return (Value("response", taint=RESPONSE),)

    def _on_spawn(self, name: str, arguments: Arguments, _: Keywords, line: int) -> Values:
        coroutine = arguments[0] if arguments else (unknown(),)
        task = Value("task", name.rpartition(".")[2], of=coroutine, line=line)
        self.note("spawn", line, task.name, (task, *coroutine))
        for one in coroutine:
            if one.kind == "coroutine" and isinstance(one.data, tuple):
                self._look_into(one, line)
        return (task,)

    def _look_into(self, coroutine: Value, line: int) -> None:
        outside = self.inside
        self.inside = outside.but(background=True)
        self.run(Value("coroutine", coroutine.name, data=coroutine.data, line=coroutine.line), line)
        self.inside = outside

    def _on_gather(self, _: str, arguments: Arguments, __: Keywords, line: int) -> Values:
        return (Value("gathered", "gather", of=tuple(v for a in arguments for v in a), line=line),)

    def _on_wrap(self, name: str, arguments: Arguments, _: Keywords, line: int) -> Values:
        """``wait_for``, ``shield``, ``wait``: awaiting them awaits what is inside."""
        inside = arguments[0] if arguments else (unknown(),)
        inside = tuple(
            v for value in inside for v in (value.of if value.kind == "list" else (value,))
        )
        if name.endswith("as_completed"):  # it is gone over, and each item is awaited
            return (Value("list", "as_completed", of=inside, line=line),)
        return (Value("coroutine", name.rpartition(".")[2], of=inside or (unknown(),), line=line),)

    def _on_coroutine(self, name: str, _: Arguments, __: Keywords, line: int) -> Values:
        made = Value("coroutine", name.rpartition(".")[2], line=line)
        self.note("call_own", line, name, (made,))
        return (made,)

    def _on_thread(self, name: str, arguments: Arguments, _: Keywords, line: int) -> Values:
        """``to_thread(function, ...)`` and ``run_in_executor(None, function, ...)``."""
        rest = arguments[1:] if name.endswith("run_in_executor") else arguments
        callee = rest[0] if rest else (unknown(),)
        if any(v.kind == "get_response" for v in callee):
            self.note("bridge", line, name.rpartition(".")[2], callee)
        call = Value("coroutine", name.rpartition(".")[2], of=callee, data=rest[1:], line=line)
        if not name.endswith("run_in_executor"):
            self.note("call_own", line, name, (call,))
            return (call,)
        task = Value("task", call.name, of=(call,), line=line)  # it runs, awaited or not
        self.note("spawn", line, task.name, (task,))
        outside = self.inside
        self.inside = outside.but(background=True)
        self.call(callee, rest[1:], {}, line)
        self.inside = outside
        return (task,)

    def _on_threaded(self, name: str, arguments: Arguments, _: Keywords, line: int) -> Values:
        callee = arguments[0] if arguments else (unknown(),)
        if any(v.kind == "get_response" for v in callee):
            self.note("bridge", line, name.rpartition(".")[2], callee)
        return (Value("threaded", name, of=callee, line=line),)

    def _on_newthread(self, _: str, arguments: Arguments, keywords: Keywords, line: int) -> Values:
        target = keywords.get("target") or (arguments[0] if arguments else ())
        given = keywords.get("args", ())
        if target:
            self._later(target, [(v,) for value in given for v in value.of], line, "thread")
        return (Value("thread", "Thread", line=line),)

    def _on_callback(self, name: str, arguments: Arguments, _: Keywords, line: int) -> Values:
        callee = next((a for a in arguments if a and a[0].kind != "const"), None)
        if callee is not None:
            rest = arguments[arguments.index(callee) + 1 :]
            self._later(callee, rest, line, name.rpartition(".")[2])
        return (unknown("handle"),)

    def _on_lock(self, name: str, _: Arguments, __: Keywords, line: int) -> Values:
        return (Value("lock", name, line=line),)

    def _on_event(self, name: str, _: Arguments, __: Keywords, line: int) -> Values:
        return (Value("event", name, line=line),)

    def _on_copy(self, name: str, arguments: Arguments, _: Keywords, line: int) -> Values:
        if arguments and any(v.kind == "response" for v in arguments[0]):
            self.note("copy", line, name, arguments[0])
            return (Value("copy", name, taint=RESPONSE, line=line),)
        return arguments[0] if arguments else (unknown(),)

    def _on_own(self, name: str, arguments: Arguments, keywords: Keywords, line: int) -> Values:
        made = taint(*arguments, *keywords.values())
        self.note("own", line, name.rpartition(".")[2], (Value("own", taint=made),))
        return (Value("own", name.rpartition(".")[2], taint=made, line=line),)

    def _on_partial(self, _: str, arguments: Arguments, __: Keywords, line: int) -> Values:
        if not arguments:
            return (unknown(),)
        return (Value("partial", of=arguments[0], data=arguments[1:], line=line),)

    def _on_same(self, _: str, arguments: Arguments, __: Keywords, ___: int) -> Values:
        """``staticmethod``, ``cast`` and their like give back what they get."""
        return arguments[-1] if arguments else (unknown(),)

    def _on_setattr(self, _: str, arguments: Arguments, __: Keywords, line: int) -> Values:
        if len(arguments) > 2:
            name = str(arguments[1][0].data)
            for owner in arguments[0]:
                self.set_attribute(owner, name, arguments[2], line)
        return (unknown(),)

    def _on_getattr(self, _: str, arguments: Arguments, __: Keywords, line: int) -> Values:
        name = arguments[1][0].data if len(arguments) > 1 else None
        early = tuple(v for v in arguments[0] if v.kind in UNUSED) if arguments else ()
        if early and isinstance(name, str):
            self.used(line, f".{name}", early)
        for owner in arguments[0] if arguments else ():
            if owner.kind == "response" and name in known.FOREIGN:
                self.note("foreign", line, f"response.{name}", (owner,))
        if len(arguments) > 2 or not isinstance(name, str):
            default = arguments[2] if len(arguments) > 2 else ()
            return (unknown("getattr", taint(*arguments[:1])), *default)
        found: Values = ()
        for owner in arguments[0]:
            found = join(found, self.attribute(owner, name, line))
        return found

    def _on_container(self, _: str, arguments: Arguments, __: Keywords, line: int) -> Values:
        return (Value("dict", line=line, taint=taint(*arguments)),)

    # --- methods of responses and tasks ----------------------------------------------------

    def _of_response(
        self, owner: Value, name: str, arguments: Arguments, line: int
    ) -> Values | None:
        self.note("method", line, name, (owner, *(v for a in arguments for v in a)))
        if name in ("setdefault", "__setitem__") and len(arguments) > 1:
            self.note("header", line, owner.kind, (owner, *arguments[0][:1], *arguments[1]))
        elif name == "__delitem__" and arguments:
            self.note("delete_item", line, str(arguments[0][0].data), (owner,))
        elif name == "set_cookie":
            self.note("cookie", line, name, (owner, *(v for a in arguments for v in a)))
        elif not known.has(owner.kind, name):
            self.note("foreign", line, f"{owner.kind}.{name}()", (owner,))
        return (unknown(name, owner.taint),)

    def _of_task(self, owner: Value, name: str, arguments: Arguments, line: int) -> Values:
        if name == "add_done_callback" and arguments:
            self._later(arguments[0], [(owner,)], line, name)
        elif name == "result":
            if not owner.awaited:
                self.note("result_too_early", line, owner.name, (owner,))
            return self.run(owner, line) if owner.awaited else (unknown("", owner.taint),)
        elif name == "__await__":
            return (owner,)
        return (unknown(name),)

    def _later(self, callee: Values, arguments: Arguments, line: int, how: str) -> None:
        """Read a callback: it runs when nobody waits for it."""
        outside = self.inside
        self.note("callback", line, how, callee)
        self.inside = outside.but(background=True)
        result = self.call(callee, arguments, {}, line)
        if any(v.kind == "coroutine" for v in result):
            self.wait(result, line, quiet=True)
        self.inside = outside
