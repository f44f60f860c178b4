"""Reads what a middleware tells Django of itself: flags, decorators, marks.

A flag counts where Django would find it: on the class or the function that it is given, on a
base class of the file, by a decorator of Django's, or by an assignment to its attribute.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from autograder.diagnosis.look import Look
from autograder.diagnosis.names import last_name

FLAGS = ("async_capable", "sync_capable")
_DECORATORS = {
    "async_only_middleware": (True, False),
    "sync_only_middleware": (False, True),
    "sync_and_async_middleware": (True, True),
}
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Declared:
    """What was read. A value is None where nothing is said, and ``...`` if it can't be told."""

    def __init__(self) -> None:
        self._values: dict[str, object] = {}
        self.line: int | None = None
        """Where the class or function begins."""
        self.mixin = False
        self.sync_only = False
        self.branches = False
        """Whether it asks what kind of function get_response is."""
        self.in_method: int | None = None
        """The line where a flag is set only when there is an object, or a request."""
        self.on_module: int | None = None
        """The line where a flag is set outside of everything."""
        self.on_inner: int | None = None
        """The line of a function within that has flags of its own."""
        self.other_names: list[str] = []
        """Other names that are set in the class."""
        self.marks: list[tuple[int, str, str]] = []
        """Calls of markcoroutinefunction that do not mark ``self`` when it is made: line,
        detail, and what is wrong in words."""
        self.marked: int | None = None
        """The line where ``self`` is marked when it is made."""
        self.marked_always: int | None = None
        """The line where ``self`` is marked under no condition."""
        self.adapters: list[tuple[int, str]] = []
        """Calls of asgiref's adapters: line, name."""
        self._methods: dict[str, int] = {}

    def value(self, flag: str) -> object:
        """The value of a flag."""
        return self._values.get(flag)

    def set(self, flag: str, value: object) -> None:
        """Note a flag."""
        self._values[flag] = value

    @property
    def methods(self) -> frozenset[str]:
        """The methods of the class and its bases."""
        return frozenset(self._methods)

    def methods_line(self, name: str) -> int | None:
        """Where a method begins."""
        return self._methods.get(name)

    def body(self, node: ast.ClassDef) -> None:
        """Take in a class body."""
        for statement in node.body:
            if isinstance(statement, _FUNCTIONS):
                self._methods[statement.name] = statement.lineno
                if statement.name in FLAGS:  # a method is a thing, and things are true
                    self.set(statement.name, True)
            for name, value in _assigned(statement):
                if name in FLAGS:
                    self.set(name, value)
                else:
                    self.other_names.append(name)

    def decorators(self, node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Take in Django's decorators."""
        for decorator in node.decorator_list:
            name = _last(decorator)
            if name in _DECORATORS:
                for flag, value in zip(FLAGS, _DECORATORS[name], strict=True):
                    self.set(flag, value)
                self.sync_only = name == "sync_only_middleware"


def declared(look: Look) -> Declared:
    """What the class or function of a case tells Django."""
    said = Declared()
    entry, tree = look.read.entry, look.read.tree
    if entry is None or tree is None:
        return said
    said.line = entry.line
    said.branches = any(_last(node) == "iscoroutinefunction" for node in ast.walk(tree))
    if entry.kind == "class":
        kinds = look.methods(entry)
        said.mixin = any(_last(b) == "MiddlewareMixin" for k in kinds for b in k.data[0].bases)
        if said.mixin:
            said.set("async_capable", True)
            said.set("sync_capable", True)
        for kind in kinds:
            said.body(kind.data[0])
        said.decorators(entry.data[0])
    elif isinstance(entry.data, tuple) and isinstance(entry.data[0], _FUNCTIONS):
        said.decorators(entry.data[0])
    inner = dict(_inner(entry.data[0])) if isinstance(entry.data, tuple) else {}
    said.on_inner = next((node.lineno for node in inner.values() if _flagged(node)), None)
    late = list(_in_functions(inner.values())) if entry.kind == "class" else []
    said.in_method = min(late, default=None)
    said.on_module = next((n.lineno for n in tree.body if _names(n) & {*FLAGS}), None)
    for line, name, flag, value in _from_outside(tree):
        if name == look.case.name and line not in late:
            said.set(flag, value)
        elif name in inner:
            said.on_inner = inner[name].lineno
    said.marks = list(_marks(tree))
    said.marked = next(_marks_of_self(tree), None) if not said.marks else None
    said.marked_always = next(_unconditional_marks(tree), None)
    said.adapters = [
        (node.lineno, _last(node))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _last(node) in ("async_to_sync", "sync_to_async")
    ]
    return said


def _inner(node: object) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """The functions within a class or a function, by name."""
    for one in ast.walk(node) if isinstance(node, ast.AST) else ():
        if isinstance(one, _FUNCTIONS) and one is not node:
            yield one.name, one


def _names(statement: ast.stmt) -> set[str]:
    return {name for name, _ in _assigned(statement)}


def _in_functions(
    functions: Iterable[ast.FunctionDef | ast.AsyncFunctionDef],
) -> Iterator[int]:
    """The lines in functions where a flag is set, on whatever."""
    for function in functions:
        for node in ast.walk(function):
            if isinstance(node, ast.stmt) and _names(node) & {*FLAGS}:
                yield node.lineno


def _flagged(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(_last(decorator) in _DECORATORS for decorator in node.decorator_list)


def _marks_of_self(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node) == f"{_MARK}(self)":
            yield node.lineno


def _unconditional_marks(tree: ast.Module) -> Iterator[int]:
    """The lines of functions' bodies, outside of every ``if``, where ``self`` is marked."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for statement in node.body:
                simple = isinstance(statement, ast.Expr | ast.Assign)
                if simple and "markcoroutinefunction(self)" in ast.unparse(statement):
                    yield statement.lineno


def _assigned(statement: ast.stmt) -> Iterator[tuple[str, object]]:
    """Names that a statement gives a value, with the value."""
    if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
        return
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    for target in targets:
        if isinstance(target, ast.Tuple) and isinstance(statement.value, ast.Tuple):
            pairs = zip(target.elts, statement.value.elts, strict=False)
            yield from ((_last(one), _constant(value)) for one, value in pairs)
        else:
            yield _last(target), _constant(statement.value)


def _from_outside(tree: ast.Module) -> Iterator[tuple[int, str, str, object]]:
    """``Name.async_capable = value``, wherever it stands."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            parts = target.elts if isinstance(target, ast.Tuple) else [target]
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for part, value in zip(parts, values * len(parts), strict=False):
                if isinstance(part, ast.Attribute) and part.attr in FLAGS:
                    yield node.lineno, _last(part.value), part.attr, _constant(value)


def _marks(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Marks on other things than the object, or at another time; none if one is right."""
    late = _of_requests(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if any(_last(decorator) == _MARK for decorator in node.decorator_list):
            yield node.lineno, "on_the_method", f"is not given the object: `{node.name}` is marked"
        if not isinstance(node, ast.ClassDef):
            yield from _marks_in(node, late=node.name in late)


def _of_requests(tree: ast.Module) -> set[str]:
    """``__call__``, and the functions that are called in it and in no plain function."""
    functions = [node for node in ast.walk(tree) if isinstance(node, _FUNCTIONS)]
    called: dict[bool, set[str]] = {True: set(), False: set()}
    for function in functions:
        on_request = function.name == "__call__" or isinstance(function, ast.AsyncFunctionDef)
        called[on_request] |= {_last(n) for n in ast.walk(function) if isinstance(n, ast.Call)}
    return {"__call__"} | called[True] - called[False]


_MARK = "markcoroutinefunction"


def _marks_in(function: ast.AST, *, late: bool) -> Iterator[tuple[int, str, str]]:
    for node in ast.walk(function):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Name | ast.Attribute):
            if _last(node.value) == _MARK:
                yield node.lineno, "not_called", "is not called at all"
        elif isinstance(node, ast.Call) and _last(node) == _MARK:
            what = ast.unparse(node.args[0]) if node.args else "nothing"
            if what.endswith(".__call__"):
                yield node.lineno, "on_the_method", f"is not given the object: `{what}` is marked"
            elif what != "self":
                yield node.lineno, "something_else", f"is not given the object: `{what}` is marked"
            elif late:
                yield node.lineno, "too_late", "runs only when a request is there"


def _constant(node: ast.expr) -> object:
    if isinstance(node, ast.Constant):
        return bool(node.value)
    # A comma behind `False` makes a tuple, and Django takes a tuple with something in it for yes.
    return bool(node.elts) if isinstance(node, ast.Tuple | ast.List | ast.Set) else ...


def _last(node: ast.AST) -> str:
    """The last part of a name, of what is called or where it is from."""
    return _last(node.func) if isinstance(node, ast.Call) else last_name(node)
