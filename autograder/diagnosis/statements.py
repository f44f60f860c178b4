"""Reads statements, in the order in which they would run, into every branch. See ``reader``."""

from __future__ import annotations

import ast

from autograder.diagnosis.calls import Calls
from autograder.diagnosis.values import ClassScope, Value, Values, join


class Statements(Calls):
    """Walks through statements."""

    def block(self, body: list[ast.stmt], scopes: list[dict[str, Values]]) -> bool:
        """Read statements in order; False if the end is never reached."""
        for place, statement in enumerate(body):
            self.step()
            if not self.statement(statement, scopes):
                rest = body[place + 1 :]
                if rest and isinstance(statement, ast.Return | ast.Raise):
                    self.note("unreachable", rest[0].lineno, "", ())
                    self._look_at_unreachable(rest)
                return False
        return True

    def _look_at_unreachable(self, rest: list[ast.stmt]) -> None:
        for statement in rest:
            for node in ast.walk(statement):
                self.step()
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    self.note("unreachable_call", node.lineno, node.func.id, ())

    def statement(self, node: ast.stmt, scopes: list[dict[str, Values]]) -> bool:
        """Read one statement; False if what stands below it is not reached."""
        visit = getattr(self, "_" + type(node).__name__.lower(), None)
        if visit is None:
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.expr):
                    self.value(child, scopes)
            return True
        return visit(node, scopes) is not False

    def _return(self, node: ast.Return, scopes: list[dict[str, Values]]) -> bool:
        values: Values = (Value("const", data=None, line=node.lineno),)
        if node.value is not None:
            values = self.value(node.value, scopes)
        self.returns[-1].append((node.lineno, values))
        return False

    def _raise(self, node: ast.Raise, scopes: list[dict[str, Values]]) -> bool:
        name = ""
        if node.exc is not None:
            raised = self.value(node.exc, scopes)
            name = raised[0].name
        self.note("raise", node.lineno, name or ("bare" if node.exc is None else ""))
        return False

    def _break(self, _: ast.Break, __: list[dict[str, Values]]) -> bool:
        return True  # the loop is walked through once: what follows it is reached

    def _functiondef(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef, scopes: list[dict[str, Values]]
    ) -> None:
        seen = [scope for scope in scopes if not isinstance(scope, ClassScope)]
        made: Values = (Value("function", node.name, data=(node, seen, None), line=node.lineno),)
        for decorator in reversed(node.decorator_list):
            made = self.decorated(decorator, made, scopes)
        scopes[-1][node.name] = made

    _asyncfunctiondef = _functiondef

    def _classdef(self, node: ast.ClassDef, scopes: list[dict[str, Values]]) -> None:
        made = Value("class", node.name, line=node.lineno)
        bases = [self.value(base, scopes) for base in node.bases]
        body: dict[str, Values] = ClassScope()
        made.data = (node, bases, body)
        scopes[-1][node.name] = (made,)
        self.block(node.body, [*scopes, body])
        made.attributes = body
        for decorator in node.decorator_list:
            self.value(decorator, scopes)

    def _assign(self, node: ast.Assign, scopes: list[dict[str, Values]]) -> None:
        values = self.value(node.value, scopes)
        for target in node.targets:
            self.assign(target, values, scopes)

    def _annassign(self, node: ast.AnnAssign, scopes: list[dict[str, Values]]) -> None:
        if node.value is not None:
            self.assign(node.target, self.value(node.value, scopes), scopes)

    def _augassign(self, node: ast.AugAssign, scopes: list[dict[str, Values]]) -> None:
        self.assign(node.target, self.value(node.value, scopes), scopes)

    def _delete(self, node: ast.Delete, scopes: list[dict[str, Values]]) -> None:
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                of = self.value(target.value, scopes)
                key = self.value(target.slice, scopes)
                self.note("delete_item", node.lineno, str(key[0].data), of)

    def _global(self, node: ast.Global, scopes: list[dict[str, Values]]) -> None:
        del scopes  # they are those of functions
        for name in node.names:
            self.outer[-1][name] = self.globals

    def _nonlocal(self, node: ast.Nonlocal, scopes: list[dict[str, Values]]) -> None:
        for name in node.names:
            for scope in reversed(scopes[:-1]):
                if name in scope:
                    self.outer[-1][name] = scope
                    break

    def _import(self, node: ast.Import, scopes: list[dict[str, Values]]) -> None:
        for alias in node.names:
            name = alias.name if alias.asname else alias.name.partition(".")[0]
            scopes[-1][alias.asname or name] = (Value("external", name),)

    def _importfrom(self, node: ast.ImportFrom, scopes: list[dict[str, Values]]) -> None:
        for alias in node.names:
            name = f"{node.module or ''}.{alias.name}"
            scopes[-1][alias.asname or alias.name] = (Value("external", name),)

    def _if(self, node: ast.If, scopes: list[dict[str, Values]]) -> bool:
        self.value(node.test, scopes)
        self.truth(node.test, scopes)
        before = dict(scopes[-1])
        outside = self.inside
        self.inside = outside.but(conditions=(*outside.conditions, (node.test, True)))
        goes_on = self.block(node.body, scopes)
        phase = self.inside.phase
        after, scopes[-1] = dict(scopes[-1]), self._again(scopes[-1], before)
        self.inside = outside.but(conditions=(*outside.conditions, (node.test, False)))
        else_goes_on = self.block(node.orelse, scopes)
        other = self.inside.phase
        if goes_on and else_goes_on:
            self._merge(scopes[-1], after)
            self.inside = outside.but(phase=max(phase, other, key=("before", "after").index))
        elif goes_on:
            self._again(scopes[-1], after)
            self.inside = outside.but(
                phase=phase, conditions=(*outside.conditions, (node.test, True))
            )
        else:
            self.inside = outside.but(
                phase=other, conditions=(*outside.conditions, (node.test, False))
            )
        return goes_on or else_goes_on

    @staticmethod
    def _again(scope: dict[str, Values], before: dict[str, Values]) -> dict[str, Values]:
        """Put a scope back to what it was."""
        scope.clear()
        scope.update(before)
        return scope

    @staticmethod
    def _merge(scope: dict[str, Values], other: dict[str, Values]) -> None:
        for name, values in other.items():
            scope[name] = join(values, scope[name]) if name in scope else values

    def _while(self, node: ast.While, scopes: list[dict[str, Values]]) -> None:
        tested = self.value(node.test, scopes)
        self.truth(node.test, scopes)
        self.note("loop", node.lineno, "while", tested)
        self.block(node.body, scopes)
        self.block(node.orelse, scopes)

    def _for(self, node: ast.For | ast.AsyncFor, scopes: list[dict[str, Values]]) -> None:
        over = self.value(node.iter, scopes)
        self.note("iterate", node.lineno, type(node).__name__, over)
        self.assign(node.target, self.items(over), scopes)
        self.note("loop", node.lineno, "for", over)
        self.block(node.body, scopes)
        self.block(node.orelse, scopes)

    _asyncfor = _for

    def _with(self, node: ast.With | ast.AsyncWith, scopes: list[dict[str, Values]]) -> bool:
        outside = self.inside
        suppressed: int | None = None
        first = len(self.reading.facts)
        for item in node.items:
            values = self.value(item.context_expr, scopes)
            if any(value.kind == "lock" for value in values):
                self.inside = self.inside.but(lock=node.lineno)
            if any(value.name.startswith("contextlib.suppress") for value in values):
                suppressed = node.lineno
            if item.optional_vars is not None:
                self.assign(item.optional_vars, values, scopes)
        groups = self.inside.place == "handler" and isinstance(node, ast.AsyncWith)
        goes_on = self.block(node.body, scopes)
        for fact in self.reading.facts[first:] if groups and "TaskGroup" in _context(node) else ():
            if fact.kind == "spawn":  # the end of the block waits for its tasks
                self.wait(fact.values[:1], node.lineno, quiet=True)
        if suppressed and any(f.kind == "await_view" for f in self.reading.facts[first:]):
            self.note("except_swallows", suppressed, "suppress")
        self.inside = outside.but(phase=self.inside.phase)
        return goes_on

    _asyncwith = _with

    def _try(self, node: ast.Try, scopes: list[dict[str, Values]]) -> bool:
        outside = self.inside
        self.inside = outside.but(tries=(*outside.tries, node))
        views = len(self.reading.facts)
        goes_on = self.block(node.body, scopes)
        covered = any(f.kind == "await_view" for f in self.reading.facts[views:])
        phase = self.inside.phase
        if goes_on:
            goes_on = self.block(node.orelse, scopes)
        after = dict(scopes[-1])
        handled = False
        for handler in node.handlers:
            self.inside = outside.but(phase=phase)
            handled = self._handler(handler, scopes, covered=covered) or handled
        self._merge(scopes[-1], after)
        self.inside = outside.but(phase=phase)
        finals = len(self.reading.facts)
        reached = self.block(node.finalbody, scopes)
        if node.finalbody and covered:
            returned = not reached and isinstance(node.finalbody[-1], ast.Return)
            self.note(
                "finally_returns" if returned else "finally", node.finalbody[0].lineno, "", ()
            )
            for fact in self.reading.facts[finals:]:
                if fact.kind in ("header", "use"):
                    self.note("finally_uses", fact.line, fact.name, fact.values)
        return reached and (goes_on or handled)

    _trystar = _try

    def _handler(
        self, node: ast.ExceptHandler, scopes: list[dict[str, Values]], *, covered: bool
    ) -> bool:
        caught = self.dotted(node.type, scopes) if node.type is not None else "BaseException"
        if node.name:
            scopes[-1][node.name] = (Value("unknown", "exception"),)
        first = len(self.reading.facts)
        goes_on = self.block(node.body, scopes)
        raised = [f.name for f in self.reading.facts[first:] if f.kind == "raise"]
        if not covered:
            kind = "except_elsewhere"
        elif not goes_on and raised:
            kind = "except_raises" if raised[-1] in ("bare", "exception") else "except_wraps"
        else:
            kind = "except_swallows"
        self.note(kind, node.lineno, caught, ())
        return goes_on

    def _match(self, node: ast.Match, scopes: list[dict[str, Values]]) -> None:
        self.value(node.subject, scopes)
        outside = self.inside
        for case in node.cases:
            self.inside = outside.but(
                conditions=(*outside.conditions, (node.subject, True)), phase=self.inside.phase
            )
            before = dict(scopes[-1])
            self.block(case.body, scopes)
            self._merge(scopes[-1], before)
        self.inside = outside.but(phase=self.inside.phase)


def _context(node: ast.With | ast.AsyncWith) -> str:
    return " ".join(ast.unparse(item.context_expr) for item in node.items)
