"""How code is mutated: a table of kinds of nodes, and the mistakes that people make with each.

The operators are our own. Those of mutmut and cosmic-ray know no ``await``, no dropped return and
no statements that have changed places, which are the mistakes of this course; both bring a
database, a runner or a terminal interface along.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

Names = tuple[str, ...]
"""The names that a function knows."""

Changed = Iterator[tuple[str, Any]]
"""What was changed, in words, and what stands there now."""


def of_list(parent: ast.AST, field: str, nodes: list[Any]) -> Changed:
    """Changes of a list of statements, decorators or arguments."""
    if not nodes or not isinstance(nodes[0], ast.stmt):
        if isinstance(parent, _WITH_LISTS) and field in _LISTS:
            for index in range(len(nodes)):
                yield f"{_LISTS[field]} dropped", nodes[:index] + nodes[index + 1 :]
            for index in range(len(nodes) - 1):
                yield f"{_LISTS[field]}s swapped", _swapped(nodes, index)
        return
    for index, node in enumerate(nodes):
        if not is_docstring(node):
            yield "statement dropped", (nodes[:index] + nodes[index + 1 :]) or [ast.Pass()]
        if isinstance(node, ast.Try | ast.With | ast.AsyncWith | ast.If):
            yield "block unwrapped", [*nodes[:index], *node.body, *nodes[index + 1 :]]
    for index in range(len(nodes) - 1):
        if not all(isinstance(node, _DEFINITIONS) for node in nodes[index : index + 2]):
            yield "statements swapped", _swapped(nodes, index)


_WITH_LISTS = (ast.Call, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_LISTS = {"args": "argument", "keywords": "argument", "decorator_list": "decorator"}

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
"""Their order among each other is a matter of taste."""


def _swapped(nodes: list[Any], index: int) -> list[Any]:
    return [*nodes[:index], nodes[index + 1], nodes[index], *nodes[index + 2 :]]


def is_docstring(node: ast.stmt) -> bool:
    """Whether a statement is a text that nobody uses."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


# --- one node in the place of another --------------------------------------------------------


def of_node(node: object, names: Names) -> Changed:
    """Other nodes in the place of one; ``names`` are those that its function knows."""
    for kind, operator in _OPERATORS:
        if isinstance(node, kind):
            yield from operator(node, names)


def _await(node: ast.Await, _: Names) -> Changed:
    yield "await removed", node.value


def _async(node: ast.AsyncFunctionDef, _: Names) -> Changed:
    fields: dict[str, Any] = {name: getattr(node, name, None) for name in node._fields}
    yield "async removed", ast.copy_location(ast.FunctionDef(**fields), node)


def _return(node: ast.Return, _: Names) -> Changed:
    if node.value is not None:
        yield "return dropped", ast.copy_location(ast.Expr(node.value), node)
        yield "return of nothing", ast.copy_location(ast.Return(None), node)


def _constant(node: ast.Constant, _: Names) -> Changed:
    value = node.value
    others: tuple[Any, ...] = ()
    if isinstance(value, bool):
        others = (not value,)
    elif isinstance(value, int):
        others = (value + 1, value - 1)
    elif isinstance(value, float):
        others = (value + 1, -value)
    elif isinstance(value, str) and value:
        others = (value + "x", value.swapcase(), "")
    elif isinstance(value, bytes) and value:
        others = (value + b"x", b"")
    elif value is None:
        others = (True,)
    for other in others:
        yield "constant changed", ast.Constant(other)


_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq, ast.LtE, ast.GtE),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}


def _compare(node: ast.Compare, _: Names) -> Changed:
    for index, operator in enumerate(node.ops):
        for other in _COMPARISONS[type(operator)]:
            operators = [*node.ops[:index], other(), *node.ops[index + 1 :]]
            yield "comparison changed", ast.Compare(node.left, operators, node.comparators)


def _condition(node: ast.If | ast.IfExp | ast.While, _: Names) -> Changed:
    for operator, test in (
        ("condition negated", ast.UnaryOp(ast.Not(), node.test)),
        ("condition always true", ast.Constant(value=True)),
        ("condition never true", ast.Constant(value=False)),
    ):
        fields = {name: getattr(node, name) for name in node._fields}
        yield operator, type(node)(**{**fields, "test": test})


def _boolean(node: ast.BoolOp, _: Names) -> Changed:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield "and, or changed", ast.BoolOp(other, node.values)
    for index in range(len(node.values)):
        rest = node.values[:index] + node.values[index + 1 :]
        left = rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
        yield "part of a condition dropped", left


def _not(node: ast.UnaryOp, _: Names) -> Changed:
    yield "sign dropped", node.operand


_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
}


def _arithmetic(node: ast.BinOp | ast.AugAssign, _: Names) -> Changed:
    other = _ARITHMETIC.get(type(node.op))
    if other is None:
        return
    fields = {name: getattr(node, name) for name in node._fields}
    yield "arithmetic changed", type(node)(**{**fields, "op": other()})


def _name(node: ast.Name, names: Names) -> Changed:
    if isinstance(node.ctx, ast.Load) and node.id in names:
        for name in names:
            if name != node.id:
                yield "name changed", ast.Name(name, node.ctx)


def _argument(node: ast.Call, _: Names) -> Changed:
    for index, argument in enumerate(node.args):
        if not isinstance(argument, ast.Constant):
            arguments = [*node.args[:index], ast.Constant(None), *node.args[index + 1 :]]
            yield "argument changed", ast.Call(node.func, arguments, node.keywords)
    if not node.args and not node.keywords:
        yield "call dropped", node.func


def _handler(node: ast.ExceptHandler, _: Names) -> Changed:
    wider = ast.Name("BaseException", ast.Load())
    yield "except widened", ast.ExceptHandler(wider, node.name, node.body)


def _jump(node: ast.Break | ast.Continue, _: Names) -> Changed:
    yield "break, continue changed", ast.Continue() if isinstance(node, ast.Break) else ast.Break()


_OPERATORS: tuple[tuple[Any, Callable[[Any, Names], Changed]], ...] = (
    (ast.Await, _await),
    (ast.AsyncFunctionDef, _async),
    (ast.Return, _return),
    (ast.Constant, _constant),
    (ast.Compare, _compare),
    (ast.If | ast.IfExp | ast.While, _condition),
    (ast.BoolOp, _boolean),
    (ast.UnaryOp, _not),
    (ast.BinOp | ast.AugAssign, _arithmetic),
    (ast.Name, _name),
    (ast.Call, _argument),
    (ast.ExceptHandler, _handler),
    (ast.Break | ast.Continue, _jump),
)
"""Kinds of nodes, and how each is mutated."""
