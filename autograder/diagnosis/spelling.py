"""One spelling for what can be spelt in two ways, so that the rules need to know only one."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from typing import cast

from autograder.diagnosis.names import last_name


def plain(tree: ast.Module) -> ast.Module:
    """The tree, with ``self.name`` in the place of ``getattr(self, "name")`` and its like, with
    what is imported under a name of the student's under its own, and with each condition where it
    is asked for, not where it was given a name.

    Raises RecursionError for one that is nested too deeply.
    """
    _unalias(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            _unname(node)
    return cast("ast.Module", _Plain().visit(tree))


def _unalias(tree: ast.Module) -> None:
    imports = [n for n in ast.walk(tree) if isinstance(n, ast.Import | ast.ImportFrom)]
    aliases = [alias for node in imports for alias in node.names]
    bound = Counter([alias.asname or alias.name for alias in aliases])
    bound.update(_bound(tree))
    own = {
        alias.asname: alias.name
        for alias in aliases
        if alias.asname and bound[alias.asname] == 1 and alias.name.isidentifier()
    }
    # Two under one name would be taken for each other.
    own = {a: name for a, name in own.items() if [*own.values()].count(name) + bound[name] == 1}
    for alias in aliases:
        if alias.asname in own:
            alias.asname = None
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = own.get(node.id, node.id)


def _bound(tree: ast.AST) -> Iterator[str]:
    """Every name that stands for something of the student's own, as often as it is given one."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.arg(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name) | ast.ExceptHandler(name=str(name)):
                yield name
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name


def _unname(function: ast.AST) -> None:
    """``if response.status_code == 200`` for ``ok = response.status_code == 200`` and ``if ok``."""
    given = Counter(_bound(function))
    questions: dict[str, ast.expr] = {}
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                if given[name] == 1 and _is_question(value):
                    questions[name] = value
    for node in ast.walk(function):
        if isinstance(node, ast.If | ast.IfExp):
            match node.test:
                case ast.Name(id=name) if name in questions:
                    node.test = questions[name]
                case ast.UnaryOp(op=ast.Not(), operand=ast.Name(id=name)) if name in questions:
                    node.test = ast.copy_location(
                        ast.UnaryOp(ast.Not(), questions[name]), node.test
                    )


def _is_question(value: ast.expr) -> bool:
    """Whether it only compares, so that it may be asked twice."""
    asks = isinstance(value, ast.Compare | ast.BoolOp | ast.UnaryOp)
    acts = (ast.Await, ast.NamedExpr, ast.Lambda, ast.Yield)
    calls = [n.func for n in ast.walk(value) if isinstance(n, ast.Call)]
    return (
        asks
        and not any(isinstance(n, acts) for n in ast.walk(value))
        and all(last_name(f) in _QUESTIONS for f in calls)
    )


_QUESTIONS = {
    *("get", "getattr", "hasattr", "isinstance", "issubclass", "len", "repr", "str", "type"),
    *("lower", "upper", "strip", "startswith", "endswith"),
}


class _Plain(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "getattr" and len(node.args) == 2:
            owner, name = node.args
            if (text := _identifier(name)) is not None:
                return ast.copy_location(ast.Attribute(owner, text, ast.Load()), node)
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        self.generic_visit(node)
        target = _assigned(node.value) if isinstance(node.value, ast.Call) else None
        if target is None:
            return node
        ast.copy_location(target, node.value)
        value = cast("ast.Call", node.value).args[-1]
        return ast.copy_location(ast.Assign([target], value), node)

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        if isinstance(node.test, ast.Constant) and node.test.value is True:
            return node.body
        return node


def _assigned(call: ast.Call) -> ast.expr | None:
    """What a call assigns its last argument to, if it does nothing else."""
    match call:
        case ast.Call(
            func=ast.Name(id="setattr")
            | ast.Attribute(value=ast.Name(id="object"), attr="__setattr__"),
            args=[owner, name, _],
            keywords=[],
        ):
            text = _identifier(name)
            return None if text is None else ast.Attribute(owner, text, ast.Store())
        case ast.Call(
            func=ast.Attribute(value=owner, attr="__setitem__"), args=[key, _], keywords=[]
        ):
            return ast.Subscript(owner, key, ast.Store())
    return None


def _identifier(node: ast.expr) -> str | None:
    """The name that a constant text is, if it is one."""
    text = node.value if isinstance(node, ast.Constant) else None
    return text if isinstance(text, str) and text.isidentifier() else None
