"""What a person should look at: code that could reach into the process that runs it.

A process can lie about its own inside. To rewrite the kit's channel in memory, code has to get
at objects that nobody gave it: by the garbage collector, by frames, by ctypes, by the kit's own
names or by descriptors that are not its own. Such code is found by reading its syntax tree. It
keeps its score; a person decides. Imports of inspect, logging or traceback are no reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

_MODULES = {
    "gc": "the garbage collector",
    "ctypes": "memory, by ctypes",
    "_ctypes": "memory, by ctypes",
    "cffi": "memory, by cffi",
    "forbiddenfruit": "memory, by forbiddenfruit",
    "autograder": "the kit's own modules",
    "_posixsubprocess": "processes",
}
"""Modules that nobody needs to write middleware."""

_LESSONS = frozenset(f"autograder.notebook.{name}" for name in ("demo", "practice", "check"))
"""What the cells of our notebooks import from, and students copy: a host has empty ones. (After an
``import`` of such a module, the name ``autograder`` would stand for all of the kit.)"""

_NAMES = {
    **dict.fromkeys(("_getframe", "_current_frames", "currentframe"), "frames"),
    **dict.fromkeys(("f_back", "gi_frame", "cr_frame", "ag_frame", "tb_frame"), "frames"),
    **dict.fromkeys(("settrace", "setprofile", "settrace_all_threads"), "frames, by tracing"),
    **dict.fromkeys(("get_objects", "get_referrers", "get_referents"), "the garbage collector"),
    "_warn_unawaited_coroutine": "the kit's own hooks",
}
"""Attributes, or names in a text, for instance for getattr."""

_DESCRIPTORS = frozenset(
    (
        *("write", "writev", "pwrite", "read", "readv", "pread", "dup", "dup2", "fdopen"),
        *("sendfile", "close", "closerange", "fstat"),
    )
)
"""Functions of ``os`` that take a descriptor: a middleware is given none."""

_OS = ("os", "posix")
_FOREIGN = "descriptors that are not its own"

_HIDES = ("exec", "eval", "compile", "__import__")


@lru_cache(maxsize=256)
def of(source: str) -> tuple[str, ...]:
    """What to look at in a source text, each with its line: ``frames, by tracing (line 7)``."""
    try:
        tree = ast.parse(source)
        found = dict.fromkeys(item for node in ast.walk(tree) for item in _in(node))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()  # it can't be loaded either
    return tuple(f"{what} (line {line})" for what, line in found)


def _in(node: ast.AST) -> Iterator[tuple[str, int]]:
    line = getattr(node, "lineno", 0)
    if isinstance(node, ast.Import):
        found = [what for alias in node.names for what in _module(alias.name)]
    elif isinstance(node, ast.ImportFrom):
        module = "" if node.module in _LESSONS else node.module or ""
        found = [*_module(module), *(_NAMES.get(a.name, "") for a in node.names)]
        if node.module in _OS:
            found += [_FOREIGN for alias in node.names if alias.name in _DESCRIPTORS]
    elif isinstance(node, ast.Attribute):
        found = [_NAMES.get(node.attr, "")]
        if _name(node.value) in _OS and node.attr in _DESCRIPTORS:
            found.append(_FOREIGN)
    elif isinstance(node, ast.Call):
        found = [what for argument in node.args for what in _text(argument)]
        if _name(node.func) in _HIDES and node.args and not isinstance(node.args[0], ast.Constant):
            found.append(f"code that can't be read, by {_name(node.func)}")
    elif isinstance(node, ast.Subscript):
        found = _text(node.slice)
    elif isinstance(node, ast.Constant) and str(node.value).startswith("autograder."):
        found = _text(node)  # also in a list of names to import
    else:
        found = [_NAMES.get(_name(node), "")]
    yield from ((what, line) for what in found if what)


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _module(name: str) -> list[str]:
    return [_MODULES[top]] if (top := name.partition(".")[0]) in _MODULES else []


def _text(node: ast.AST) -> list[str]:
    """A name that is given as a text: to getattr, to import_module, to sys.modules."""
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        return []
    return [_NAMES[node.value]] if node.value in _NAMES else _module(node.value)
