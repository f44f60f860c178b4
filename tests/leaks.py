"""What must not be in anything that a student gets: how to find it in a text."""

from __future__ import annotations

import ast
import re

DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def one_line(text: str) -> str:
    return " ".join(text.split())


def sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?;])\s", one_line(text)) if s]


def definitions(source: str) -> set[str]:
    tree = ast.parse(source)
    return {ast.dump(node) for node in ast.walk(tree) if isinstance(node, DEFINITIONS)}


def outer_definitions(source: str) -> set[str]:
    return {ast.dump(node) for node in ast.parse(source).body if isinstance(node, DEFINITIONS)}
