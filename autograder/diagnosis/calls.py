"""Reads calls: into functions and classes of the file, and what is known of others.

See ``reader``.
"""

from __future__ import annotations

import ast

from autograder.diagnosis import known
from autograder.diagnosis.expressions import UNUSED, Expressions, Scopes
from autograder.diagnosis.values import RESPONSE, Value, Values, join, taint, unknown

DEPTH = 12
"""Calls inside of each other that are followed."""

Arguments = list[Values]
Keywords = dict[str, Values]
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class Calls(Expressions):
    """Walks into calls."""

    def _call(self, node: ast.Call, scopes: Scopes) -> Values:
        arguments: Arguments = []
        for argument in node.args:
            arguments.append(self.value(argument, scopes))
        keywords = {k.arg or "**": self.value(k.value, scopes) for k in node.keywords}
        if isinstance(node.func, ast.Attribute):
            return self._method_call(node, node.func, arguments, keywords, scopes)
        return self.call(self.value(node.func, scopes), arguments, keywords, node.lineno)

    def _method_call(
        self,
        node: ast.Call,
        func: ast.Attribute,
        arguments: Arguments,
        keywords: Keywords,
        scopes: Scopes,
    ) -> Values:
        found: Values = ()
        for owner in self.value(func.value, scopes):
            special = self.method_of(owner, func, arguments, keywords, scopes)
            if special is None:
                if owner.kind in UNUSED and func.attr not in known.TASK_METHODS:
                    self.used(node.lineno, f".{func.attr}()", (owner,))
                special = self.call(
                    self.attribute(owner, func.attr, node.lineno), arguments, keywords, node.lineno
                )
            found = join(found, special)
        return found

    def method_of(
        self,
        owner: Value,
        func: ast.Attribute,
        arguments: Arguments,
        keywords: Keywords,
        scopes: Scopes,
    ) -> Values | None:
        """What a method gives that is known; None if it is not."""
        name, line = func.attr, func.lineno
        if owner.kind in ("response", "request", "own", "copy"):
            return self._of_response(owner, name, arguments, line)
        if owner.kind in ("headers", "meta"):
            if name in ("setdefault", "__setitem__") and len(arguments) > 1:
                self.note("header", line, owner.kind, (owner, *arguments[0][:1], *arguments[1]))
            elif name not in known.HEADERS_METHODS:
                self.note("foreign", line, f"headers.{name}", (owner,))
            return (unknown("", owner.taint),)
        if owner.kind in UNUSED and name in known.TASK_METHODS:
            return self._of_task(owner, name, arguments, line)
        if owner.kind == "lock":
            if name == "acquire":
                self.inside = self.inside.but(lock=line)
            elif name == "release":
                self.inside = self.inside.but(lock=None)
            return (Value("coroutine", f"lock.{name}", of=(unknown(),), line=line),)
        if name == "add_done_callback" and arguments:
            self._later(arguments[0], [(owner,)], line, name)
            return (unknown(name),)
        if owner.kind == "event":
            if name == "wait":
                self.note("await_event", line, owner.name, (owner,))
            return (unknown(name),)
        if owner.kind in ("list", "dict", "unknown", "shared") and name in known.KEEPING:
            where = self.lives(func.value, scopes)
            if where:
                self._store(
                    where, name, arguments[-1] if arguments else (), line, taint(*arguments)
                )
            if name == "setdefault" and len(arguments) > 1:
                owner.attributes["[]"] = arguments[1]
                return arguments[1]
            return (unknown("", owner.taint | taint(*arguments)),)
        return None

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

    def block(self, body: list[ast.stmt], scopes: Scopes) -> bool:
        """Read statements: ``reader`` knows how."""
        raise NotImplementedError

    # --- calling -----------------------------------------------------------------------------

    def call(
        self, callee: Values, arguments: Arguments, keywords: Keywords, line: int | None
    ) -> Values:
        """What calling gives; functions of the file are read with these arguments."""
        self.step()
        found: Values = ()
        for value in callee:
            found = join(found, self._call_one(value, arguments, keywords, line))
        return found or (unknown(),)

    def _call_one(
        self, value: Value, arguments: Arguments, keywords: Keywords, line: int | None
    ) -> Values:
        if value.kind == "get_response":
            return self._call_view(value, arguments, line)
        if value.kind == "function":
            return self._call_function(value, arguments, keywords, line)
        if value.kind == "class":
            return self._make(value, arguments, keywords, line)
        if value.kind == "partial":
            return self.call(value.of, [*value.data, *arguments], keywords, line)
        if value.kind == "object":
            method = self.method(value.data, "__call__")
            if method is not None:
                return self.call(self.bound(method, value), arguments, keywords, line)
        if value.kind == "bridge":
            self.note("bridge", line, value.name, value.of)
            return (Value("response", taint=RESPONSE),) if value.of[:1] else (unknown(),)
        if value.kind == "threaded":  # sync_to_async(...)
            return (Value("coroutine", value.name, of=value.of, data=arguments, line=line),)
        if value.kind == "external":
            return self._call_external(value.name, arguments, keywords, line)
        if value.kind in UNUSED or value.kind in ("response", "request", "const"):
            self.note("call_other", line, value.kind, (value,))
        return (unknown(value.name, taint(*arguments) | value.taint),)

    def _call_view(self, value: Value, arguments: Arguments, line: int | None) -> Values:
        made = Value("coroutine", "get_response", data="view", line=line, taint=RESPONSE)
        self.note("call_view", line, "", (made, *(v for a in arguments[:1] for v in a)))
        for argument in arguments[:1]:
            for one in argument:
                if one.kind != "request":
                    self.note("view_argument", line, one.kind, (one,))
        return (made,)

    def _call_function(
        self, value: Value, arguments: Arguments, keywords: Keywords, line: int | None
    ) -> Values:
        node: Function = value.data[0]
        if isinstance(node, ast.AsyncFunctionDef):
            made = Value("coroutine", node.name, data=(value, arguments, keywords), line=line)
            if not _generates(node):
                self.note("call_own", line, node.name, (made,))
            return (made,)
        return self.enter(value, arguments, keywords, line)

    def enter(
        self, value: Value, arguments: Arguments, keywords: Keywords, line: int | None
    ) -> Values:
        """Read a function's body; what it returns."""
        if self.depth >= DEPTH:
            return (unknown(),)
        node, scopes, owner = value.data
        scope = self._parameters(node, owner, arguments, keywords, line)
        self.depth += 1
        if isinstance(node, ast.Lambda):
            result = self.value(node.body, [*scopes, scope])
            self.depth -= 1
            return result
        self.returns.append([])
        self.outer.append({})
        outside = self.inside
        goes_on = self.block(node.body, [*scopes, scope])
        # How the function was called is as before; whether the view was awaited stays known.
        self.inside = outside.but(phase=self.inside.phase, lock=self.inside.lock)
        self.outer.pop()
        returned = self.returns.pop()
        self.depth -= 1
        result = ()
        for _, values in returned:
            result = join(result, values)
        if goes_on and not _generates(node):
            result = join(result, (Value("const", "end", data=None, line=node.lineno),))
        return result or (unknown("yield"),)

    def _parameters(
        self,
        node: Function,
        owner: Value | None,
        arguments: Arguments,
        keywords: Keywords,
        line: int | None,
    ) -> dict[str, Values]:
        spec = node.args
        names = [a.arg for a in (*spec.posonlyargs, *spec.args)]
        given = [(owner,), *arguments] if owner is not None else list(arguments)
        scope: dict[str, Values] = dict(zip(names, given, strict=False))
        if len(given) > len(names) and spec.vararg is None and "**" not in keywords:
            self.note("arity", node.lineno, getattr(node, "name", "lambda"), given[-1])
        for name in [*names, *(a.arg for a in spec.kwonlyargs)]:
            if name in keywords:
                scope[name] = keywords[name]
        without = len(names) - len(spec.defaults)
        for place, name in enumerate(names):
            if name in scope:
                continue
            if place < without and "**" not in keywords:
                self.note("arity", node.lineno, getattr(node, "name", "lambda"))
            default = spec.defaults[place - without] if place >= without else None
            scope[name] = (
                (Value("const", data=default.value),)
                if isinstance(default, ast.Constant)
                else (unknown(name),)
            )
        if spec.vararg is not None:
            rest = tuple(v for a in given[len(names) :] for v in a)
            scope[spec.vararg.arg] = (Value("list", of=rest, taint=taint(rest)),)
        for name in [a.arg for a in spec.kwonlyargs] + ([spec.kwarg.arg] if spec.kwarg else []):
            scope.setdefault(name, (unknown(name),))
        return scope

    def run(self, value: Value, line: int | None) -> Values:
        """What a coroutine gives when it is awaited: its body is read now."""
        if value.kind == "task" or (value.kind == "coroutine" and value.data is None):
            return self.wait(value.of, line, quiet=True) if value.of else (unknown(),)
        if value.data == "view":
            self.note("await_view", line, "", (value,))
            self.inside = self.inside.but(phase="after")
            if value.awaited > 1 and value.attributes.get("response"):
                return value.attributes["response"]
            value.attributes["response"] = (Value("response", taint=RESPONSE, line=line),)
            return value.attributes["response"]
        if isinstance(value.data, list):  # a function in a thread
            given = self.call(value.of, value.data, {}, line)
            for one in given:
                if one.kind == "coroutine" and one.data == "view" and not one.awaited:
                    self.note("thread_view", value.line, value.name, (one,))
            return given
        function, arguments, keywords = value.data
        return self.enter(function, arguments, keywords, value.line)

    # --- classes -----------------------------------------------------------------------------

    def _make(
        self, kind: Value, arguments: Arguments, keywords: Keywords, line: int | None
    ) -> Values:
        made = Value("object", kind.name, data=kind, line=kind.line)
        new = self.method(kind, "__new__")
        if new is not None and isinstance(new[0].data[0], ast.FunctionDef):
            result = self.call(new, [(kind,), *arguments], keywords, line)
            if any(v.kind not in ("unknown", "object") for v in result):
                return result
        init = self.method(kind, "__init__")
        if init is not None:
            if isinstance(init[0].data[0], ast.AsyncFunctionDef):
                self.note("async_init", init[0].line, kind.name)
                self.enter(self.bound(init, made)[0], arguments, keywords, line)
            else:
                self.call(self.bound(init, made), arguments, keywords, line)
        else:
            self._fields(kind, made, arguments, keywords)
        return (made,)

    def _fields(self, kind: Value, made: Value, arguments: Arguments, keywords: Keywords) -> None:
        """A dataclass, a NamedTuple or a base from elsewhere has an ``__init__`` of its own."""
        names = [
            s.target.id
            for s in kind.data[0].body
            if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)
        ]
        for name, argument in zip(names, arguments, strict=False):
            made.attributes[name] = argument
        made.attributes.update({k: v for k, v in keywords.items() if k in names})
        if self.is_mixin(kind) and arguments:
            made.attributes["get_response"] = arguments[0]
        after = self.method(kind, "__post_init__")
        if after is not None:
            self.call(self.bound(after, made), [], {}, kind.line)

    def bases(self, kind: Value) -> list[Value]:
        """The classes of the file that a class inherits from, itself first."""
        found: list[Value] = []
        queue = [kind]
        while queue and len(found) < DEPTH:
            one = queue.pop(0)
            if one.kind == "class" and one not in found:
                found.append(one)
                queue += [v for base in one.data[1] for v in base]
        return found

    def is_mixin(self, kind: Value) -> bool:
        """Whether a class inherits from Django's MiddlewareMixin."""
        return any(
            v.kind == "external" and v.name.endswith("MiddlewareMixin")
            for one in self.bases(kind)
            for base in one.data[1]
            for v in base
        )

    def method(self, kind: Value, name: str) -> Values | None:
        """A function of a class or of one that it inherits from; None if there is none."""
        for one in self.bases(kind):
            if name in one.data[2]:
                found: Values = one.data[2][name]
                if found and found[0].kind == "function":
                    return found
        return None

    @staticmethod
    def bound(method: Values, owner: Value) -> Values:
        """The method of one object."""
        made = []
        for value in method:
            node, scopes, _ = value.data
            static = any(
                isinstance(d, ast.Name) and d.id == "staticmethod"
                for d in getattr(node, "decorator_list", ())
            )
            bound = None if static else owner
            made.append(Value("function", value.name, data=(node, scopes, bound), line=value.line))
        return tuple(made)

    def attribute(self, value: Value, name: str, line: int) -> Values:
        """What an attribute stands for: of an object, a class, a module, a response."""
        if name in value.attributes:
            return value.attributes[name]
        if value.kind in ("object", "class"):
            kind = value.data if value.kind == "object" else value
            for one in self.bases(kind):
                if name in one.attributes or name in one.data[2]:
                    found: Values = one.attributes.get(name) or one.data[2][name]
                    if value.kind == "object" and found[0].kind == "function":
                        return self._bound_or_property(found, value, line)
                    return found
            if name not in ("__class__", "__dict__", "__name__", "get_response"):
                self.note("no_attribute", line, name, (value,))
            return (value.data,) if name == "__class__" else (unknown(name),)
        if value.kind == "external":
            return (Value("external", f"{value.name}.{name}"),)
        if value.kind in ("response", "own", "copy", "request"):
            if name in ("headers", "META", "_headers"):
                what = "headers" if value.kind != "request" and name == "headers" else "meta"
                return (Value(what, value.kind, taint=value.taint, of=(value,)),)
            if not known.has(value.kind, name):
                self.note("foreign", line, f"{value.kind}.{name}", (value,))
            return (unknown(f"{value.kind}.{name}", value.taint),)
        return (unknown(f"{value.name}.{name}", value.taint),)

    def _bound_or_property(self, found: Values, value: Value, line: int) -> Values:
        node = found[0].data[0]
        names = {
            d.id if isinstance(d, ast.Name) else getattr(d, "attr", "")
            for d in getattr(node, "decorator_list", ())
        }
        bound = self.bound(found, value)
        if names & {"property", "cached_property"}:
            return self.enter(bound[0], [], {}, line)
        return bound

    def decorated(self, decorator: ast.expr, made: Values, scopes: Scopes) -> Values:
        """What a decorator makes of a function."""
        values = self.value(decorator, scopes)
        name = values[0].name
        if values[0].kind == "function":
            result = self.call(values, [made], {}, decorator.lineno)
            return result if result[0].kind in ("function", "object", "partial") else made
        if name.endswith(("only_middleware", "sync_and_async_middleware")):
            self.note("flag_decorator", decorator.lineno, name.rpartition(".")[2], made)
        if name.endswith(("lru_cache", "cache", "cached", "lru_cache()", "cached()")):
            self.note("cached", decorator.lineno, name, made)
        if name.endswith("async_to_sync"):
            return (Value("bridge", "async_to_sync", of=made, line=decorator.lineno),)
        if name.endswith("sync_to_async"):
            return (Value("threaded", name, of=made, line=decorator.lineno),)
        return made

    # --- what is known of others -------------------------------------------------------------

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
        return (Value("coroutine", name.rpartition(".")[2], of=callee, data=rest[1:], line=line),)

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

    def _on_getattr(self, _: str, arguments: Arguments, __: Keywords, ___: int) -> Values:
        return (unknown("getattr", taint(*arguments[:1])),)

    def _on_container(self, _: str, arguments: Arguments, __: Keywords, line: int) -> Values:
        return (Value("dict", line=line, taint=taint(*arguments)),)


def _generates(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Yield | ast.YieldFrom) for part in ast.walk(node))
