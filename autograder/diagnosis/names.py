"""The names that a syntax tree writes down."""

from __future__ import annotations

import ast


def last_name(node: ast.AST) -> str:
    """The last part of a name: ``b`` for ``a.b``, and for ``b``; nothing of any other node."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
