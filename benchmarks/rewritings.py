"""Ways to write the same in another way, and how a source is written anew by some of them."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterator

import templates
from templates import FUNCTIONS, Rewriting, is_stored, parted

_counter = itertools.count(1)


def rewritten(source: str, steps: list[Rewriting]) -> str:
    """The source after some steps, one after the other.

    Raises SyntaxError.
    """
    tree = ast.parse(source)
    for step in steps:
        step(tree)
    used = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
    helpers = [
        node for name, text in templates.HELPERS.items() if name in used for node in _parsed(text)
    ]
    _put_first(tree, helpers)
    return ast.unparse(ast.fix_missing_locations(tree))


def _parsed(text: str) -> list[ast.stmt]:
    return ast.parse(text).body


def _put_first(tree: ast.Module, nodes: list[ast.stmt]) -> None:
    first = next((n for n, one in enumerate(tree.body) if not _stays_first(one)), 0)
    tree.body[first:first] = nodes


def _stays_first(node: ast.stmt) -> bool:
    future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
    return future or isinstance(node, ast.Expr)


def _formats(tree: ast.Module) -> None:
    """``"...".format(...)`` in the place of an f-string."""

    class Texts(ast.NodeTransformer):
        def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
            parts = [v for v in node.values if isinstance(v, ast.FormattedValue)]
            if any(part.conversion != -1 or part.format_spec for part in parts):
                return node
            text = "".join(
                str(v.value).replace("{", "{{").replace("}", "}}")
                if isinstance(v, ast.Constant)
                else "{}"
                for v in node.values
            )
            method = ast.Attribute(ast.Constant(text), "format", ast.Load())
            return ast.Call(method, [part.value for part in parts], [])

    Texts().visit(tree)


def _attributes_by_getattr(tree: ast.Module) -> None:
    class Attributes(ast.NodeTransformer):
        def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
            self.generic_visit(node)
            own = isinstance(node.value, ast.Name) and node.value.id == "self"
            if not own or not isinstance(node.ctx, ast.Load) or node.attr.startswith("__"):
                return node
            name = ast.Name("getattr", ast.Load())
            return ast.Call(name, [node.value, ast.Constant(node.attr)], [])

    Attributes().visit(tree)


def _sides_swapped(tree: ast.Module) -> None:
    for node in ast.walk(tree):
        match node:
            case ast.Compare(ops=[ast.Eq() | ast.NotEq()], comparators=[right]):
                node.left, node.comparators = right, [node.left]


# --- statements --------------------------------------------------------------------------------


def _statements(rewrite: Callable[[ast.stmt], Iterator[ast.stmt]]) -> Rewriting:
    def everywhere(tree: ast.Module) -> None:
        for node in list(ast.walk(tree)):
            for field, value in ast.iter_fields(node):
                if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                    setattr(node, field, [new for one in value for new in rewrite(one)])

    return everywhere


def _named(value: ast.expr) -> tuple[ast.stmt, ast.expr]:
    """A value that gets a name first."""
    name = f"_part{next(_counter)}"
    return ast.Assign([ast.Name(name, ast.Store())], value), ast.Name(name, ast.Load())


def _returns_named(node: ast.stmt) -> Iterator[ast.stmt]:
    if isinstance(node, ast.Return) and node.value is not None:
        first, node.value = _named(node.value)
        yield first
    yield node


def _conditions_named(node: ast.stmt) -> Iterator[ast.stmt]:
    if isinstance(node, ast.If):
        first, node.test = _named(node.test)
        yield first
    yield node


def _awaits_in_two_steps(node: ast.stmt) -> Iterator[ast.stmt]:
    value = getattr(node, "value", None)
    simple = isinstance(node, ast.Return | ast.Expr) or (
        isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    )
    if simple and isinstance(value, ast.Await) and isinstance(value.value, ast.Call):
        first, value.value = _named(value.value)
        yield first
    yield node


def _branches_swapped(node: ast.stmt) -> Iterator[ast.stmt]:
    if isinstance(node, ast.If) and node.orelse:
        node.test = ast.UnaryOp(ast.Not(), node.test)
        node.body, node.orelse = node.orelse, node.body
    yield node


def _items_by_method(node: ast.stmt) -> Iterator[ast.stmt]:
    target = node.targets[0] if isinstance(node, ast.Assign) and len(node.targets) == 1 else None
    if isinstance(target, ast.Subscript) and not isinstance(target.slice, ast.Slice):
        method = ast.Attribute(target.value, "__setitem__", ast.Load())
        yield ast.Expr(ast.Call(method, [target.slice, node.value], []))  # type: ignore[attr-defined]
    else:
        yield node


# --- the whole module --------------------------------------------------------------------------


def _inherited(tree: ast.Module) -> None:
    """Each class as an empty one that inherits everything."""
    body: list[ast.stmt] = []
    for node in tree.body:
        body.append(node)
        if isinstance(node, ast.ClassDef) and not node.decorator_list and not node.keywords:
            name = node.name
            if not any(isinstance(n, ast.Name) and n.id == name for n in ast.walk(node)):
                node.name = f"_Base{name}"
                body += _parsed(f"class {name}(_Base{name}):\n    pass")
    tree.body = body


def _wrapped(tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef):
            generates = any(isinstance(n, ast.Yield) for n in ast.walk(node))
            if not node.decorator_list and not generates:
                node.decorator_list = [ast.Name("_wrapped", ast.Load())]


def _imports_renamed(tree: ast.Module) -> None:
    taken = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and is_stored(n)}
    renamed: dict[str, str] = {}
    for node in ast.walk(tree):
        for alias in node.names if isinstance(node, ast.Import) else ():
            if alias.asname is None and "." not in alias.name and alias.name not in taken:
                renamed[alias.name] = alias.asname = f"their_{alias.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = renamed.get(node.id, node.id)


def _constants_named(tree: ast.Module) -> None:
    """Texts and numbers in functions as names at the top of the module."""
    names: dict[tuple[type, object], str] = {}

    class Constants(ast.NodeTransformer):
        def visit_Constant(self, node: ast.Constant) -> ast.AST:
            if type(node.value) not in (str, int, bytes):
                return node
            key = (type(node.value), node.value)
            return ast.Name(names.setdefault(key, f"_TEXT_{len(names)}"), ast.Load())

        def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
            return node

        def visit_Match(self, node: ast.Match) -> ast.AST:
            return node  # a name in a pattern is another thing

    for function in [n for n in ast.walk(tree) if isinstance(n, FUNCTIONS)]:
        head, rest = parted(function)
        function.body = [*head, *(Constants().visit(one) for one in rest)]
    _put_first(
        tree, _parsed("\n".join(f"{name} = {value!r}" for (_, value), name in names.items()))
    )


REWRITINGS: dict[str, Rewriting] = {
    **{name: templates.around_bodies(text) for name, text in templates.AROUND_A_BODY.items()},
    "returns named": _statements(_returns_named),
    "conditions named": _statements(_conditions_named),
    "awaits in two steps": _statements(_awaits_in_two_steps),
    "branches swapped": _statements(_branches_swapped),
    "items by method": _statements(_items_by_method),
    "sides swapped": _sides_swapped,
    "attributes by getattr": _attributes_by_getattr,
    "format": _formats,
    "print by helper": templates.around_prints("_say(HERE)"),
    "print by write": templates.around_prints("_sys.stdout.write(str(HERE) + '\\n')"),
    "inherited": _inherited,
    "imports renamed": _imports_renamed,
    "constants named": _constants_named,
}
"""What a wrong answer survives as well: it has the same mistake afterwards."""

DEEPER: dict[str, Rewriting] = {
    **{
        n: templates.around_bodies(t, only_async=True)
        for n, t in templates.AROUND_AN_ASYNC_BODY.items()
    },
    **{name: templates.around_awaits(text) for name, text in templates.AROUND_AN_AWAIT.items()},
    **{
        n: templates.around_awaits(t, only_the_view=True)
        for n, t in templates.AROUND_THE_VIEW.items()
    },
    "wrapped": _wrapped,
}
"""What only a right answer survives: a mistake may be another one afterwards."""
