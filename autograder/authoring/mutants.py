"""Mutants: a reference with one small mistake in it, of the kinds that people make.

Each mutation is put into the one tree, written out, and taken back. What does not compile, what
compiles to the reference's own code, and what another mutant compiles to as well is left out.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from types import CodeType
from typing import Any

import msgspec

from autograder.authoring.operators import Names, is_docstring, of_list, of_node


class Mutant(msgspec.Struct, frozen=True):
    """A mutant. ``before`` and ``after`` are the lines that differ, from code without comments."""

    operator: str
    before: str
    after: str
    source: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What stays the same when the lines around it change."""
        return (self.operator, self.before, self.after)


def mutants(source: str) -> Iterator[Mutant]:
    """All mutants of a source, each once, in a fixed order.

    Raises SyntaxError.
    """
    tree = ast.parse(source)
    reference = ast.unparse(tree)
    known = {_code(reference)}
    for operator, text in _written(tree):
        code = _code(text)
        if code is not None and code not in known:
            known.add(code)
            yield Mutant(operator, *_difference(reference, text), text)


def _written(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Every change, as the text of the whole module."""
    for parent, function in _scopes(tree):
        if isinstance(parent, ast.Expr) and is_docstring(parent):
            continue
        for field, value in ast.iter_fields(parent):
            if field in ("annotation", "returns"):  # they decide nothing
                continue
            if isinstance(value, list):
                for operator, new in of_list(parent, field, value):
                    yield operator, _with(tree, parent, field, new)
                for index, child in enumerate(value):
                    for operator, new in of_node(child, function):
                        changed = [*value[:index], new, *value[index + 1 :]]
                        yield operator, _with(tree, parent, field, changed)
            else:
                for operator, new in of_node(value, function):
                    yield operator, _with(tree, parent, field, new)


def _scopes(node: ast.AST, names: Names = ()) -> Iterator[tuple[ast.AST, Names]]:
    """Each node with the names that its function knows: its own and those of functions around."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        found = [n.arg for n in ast.walk(node.args) if isinstance(n, ast.arg)]
        found += [
            n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        ]
        names = tuple(dict.fromkeys([*names, *found]))
    yield node, names
    for child in ast.iter_child_nodes(node):
        yield from _scopes(child, names)


def _with(tree: ast.Module, parent: ast.AST, field: str, new: object) -> str:
    old = getattr(parent, field)
    setattr(parent, field, new)
    try:
        return ast.unparse(tree)
    except (AttributeError, TypeError, ValueError):
        return "mutant that can't be written ("  # no code: it is left out
    finally:
        setattr(parent, field, old)


def _code(text: str) -> tuple[Any, ...] | None:
    """What a text does, if it compiles."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a mutant may do what no one should
            return _without_places(compile(text, "mutant", "exec"))
    except (SyntaxError, ValueError):
        return None


def _without_places(code: CodeType) -> tuple[Any, ...]:
    constants = [
        _without_places(c) if isinstance(c, CodeType) else (type(c), repr(c))
        for c in code.co_consts
    ]
    names = (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    return (code.co_name, code.co_flags, code.co_code, code.co_exceptiontable, names, *constants)


def _difference(reference: str, mutant: str) -> tuple[str, str]:
    """The lines from the first to the last that differ, of both, each in one line."""
    before = [line.strip() for line in reference.splitlines() if line.strip()]
    after = [line.strip() for line in mutant.splitlines() if line.strip()]
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return "; ".join(before), "; ".join(after)
