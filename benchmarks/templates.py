"""Rewritings by templates, around a function's body or around an expression."""

from __future__ import annotations

import ast
from collections.abc import Callable

Rewriting = Callable[[ast.Module], None]
"""Changes a module's tree, as far as it can."""

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

# Templates: ``HERE`` stands for the statements or the expression that were there before.
AROUND_A_BODY = {
    "if": "if True:\n    HERE",
    "try finally": "try:\n    HERE\nfinally:\n    pass",
    "try and raise": "try:\n    HERE\nexcept Exception:\n    raise",
    "else of try": "try:\n    pass\nexcept Exception:\n    raise\nelse:\n    HERE",
    "with": "with _contextlib.nullcontext():\n    HERE",
    "for": "for _once in range(1):\n    HERE",
    "match": "match 0:\n    case _:\n        HERE",
    "guard": "if __debug__ is None:\n    raise RuntimeError\nHERE",
    "log": "_logging.getLogger(__name__).debug('here')\nHERE",
}
AROUND_AN_ASYNC_BODY = {
    "async with": "async with _around():\n    HERE",
    "timeout": "async with _asyncio.timeout(None):\n    HERE",
    "inner function": "async def _work():\n    HERE\nreturn await _work()",
}
AROUND_AN_AWAIT = {"helper that awaits": "await _waited(HERE)"}
AROUND_THE_VIEW = {
    "task": "await _asyncio.create_task(HERE)",
    "future": "await _asyncio.ensure_future(HERE)",
    "gather": "(await _asyncio.gather(HERE))[0]",
    "wait_for": "await _asyncio.wait_for(HERE, 600)",
}
HELPERS = {
    "_contextlib": "import contextlib as _contextlib",
    "_logging": "import logging as _logging",
    "_asyncio": "import asyncio as _asyncio",
    "_sys": "import sys as _sys",
    "_waited": "async def _waited(thing):\n    return await thing",
    "_say": "def _say(*words, **how):\n    print(*words, **how)",
    "_around": (
        "import contextlib as _contextlib\n"
        "@_contextlib.asynccontextmanager\nasync def _around():\n    yield"
    ),
    "_wrapped": (
        "import functools as _functools\ndef _wrapped(function):\n"
        "    @_functools.wraps(function)\n    async def wrapped(*args, **kwargs):\n"
        "        return await function(*args, **kwargs)\n    return wrapped"
    ),
}
"""What a template needs, by the name that it has in it."""


# --- bodies ------------------------------------------------------------------------------------


class _Filled(ast.NodeTransformer):
    """Puts statements, or an expression, into a template."""

    def __init__(self, what: list[ast.stmt] | ast.expr) -> None:
        self._what = what

    def visit_Expr(self, node: ast.Expr) -> ast.AST | list[ast.stmt]:
        if isinstance(self._what, list) and ast.unparse(node) == "HERE":
            return self._what
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return self._what if isinstance(self._what, ast.expr) and node.id == "HERE" else node


def around_bodies(template: str, *, only_async: bool = False) -> Rewriting:
    def rewrite(tree: ast.Module) -> None:
        for function in [n for n in ast.walk(tree) if isinstance(n, FUNCTIONS)]:
            head, body = parted(function)
            if not body or (only_async and not _can_move(function, body)):
                continue
            filled = ast.parse(template)
            function.body = [*head, *_Filled(body).visit(filled).body]

    return rewrite


def parted(function: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[list[ast.stmt], ...]:
    """What has to stay at the top of a function's body, and the rest of it."""
    head = [n for n in function.body if _is_head(n)]
    return head, function.body[len(head) :]


def _is_head(node: ast.stmt) -> bool:
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return docstring or isinstance(node, ast.Global | ast.Nonlocal)


def _can_move(function: ast.AST, body: list[ast.stmt]) -> bool:
    """Whether it is async, and its body does the same in a function of its own."""
    nodes = [n for one in body for n in ast.walk(one)]
    names = {a.arg for a in ast.walk(function) if isinstance(a, ast.arg)}
    changed = any(
        isinstance(n, ast.Name) and (n.id == "super" or (n.id in names and is_stored(n)))
        for n in nodes
    )
    generates = any(isinstance(n, ast.Yield | ast.YieldFrom | ast.Nonlocal) for n in nodes)
    return isinstance(function, ast.AsyncFunctionDef) and not changed and not generates


def is_stored(name: ast.Name) -> bool:
    return not isinstance(name.ctx, ast.Load)


# --- expressions -------------------------------------------------------------------------------


def around_awaits(template: str, *, only_the_view: bool = False) -> Rewriting:
    class Awaits(ast.NodeTransformer):
        def visit_Await(self, node: ast.Await) -> ast.AST:
            self.generic_visit(node)
            callee = ast.unparse(node.value.func) if isinstance(node.value, ast.Call) else ""
            if only_the_view and "get_response" not in callee:
                return node
            return _Filled(node.value).visit(ast.parse(template, mode="eval").body)

    return lambda tree: Awaits().visit(tree)


def around_prints(template: str) -> Rewriting:
    class Prints(ast.NodeTransformer):
        def visit_Call(self, node: ast.Call) -> ast.AST:
            self.generic_visit(node)
            plain = len(node.args) == 1 and not node.keywords
            if ast.unparse(node.func) != "print" or not plain:
                return node
            return _Filled(node.args[0]).visit(ast.parse(template, mode="eval").body)

    return lambda tree: Prints().visit(tree)
