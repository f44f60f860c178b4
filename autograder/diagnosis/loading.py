"""Mistakes because of which a file can't be loaded, by what Python says of it."""

from __future__ import annotations

import ast
import difflib
import keyword
import re
from collections.abc import Iterator

from autograder.diagnosis.look import CERTAIN, LIKELY, STRONG, Guess, Look

_NOT_LOADED = re.compile(r"can't be loaded: (\w+)(?: in line (\d+))?:? ?(.*)", re.DOTALL)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def not_loaded(look: Look) -> Iterator[Guess]:
    """The file could not be loaded: a syntax error, or a name that is not there."""
    found = _NOT_LOADED.search(look.reason)
    if found is None:
        return
    kind, line, text = found[1], int(found[2]) if found[2] else None, found[3]
    if "outside async" in text or "asynchronous" in text:
        yield Guess(CERTAIN, "sync_call.await_in_def", line, f"Python refuses the file: {text}")
        if _in_the_factory(look, line):
            text = "this line runs once, when the factory is called"
            yield Guess(LIKELY, "async_factory_or_init.levels", line, text)
    elif "'await' outside function" in text and not _of_a_request(look, line):
        yield Guess(CERTAIN, "name_or_syntax.await_in_file", line, f"Python says: {text}")
    elif "outside function" in text:  # it stands in no function at all
        yield Guess(CERTAIN, "name_or_syntax.indentation", line, f"Python says: {text}")
        if "await" in text:
            yield Guess(LIKELY, "sync_call.await_in_def", line, f"Python says: {text}")
    elif kind in ("IndentationError", "TabError"):
        yield Guess(CERTAIN, "name_or_syntax.indentation", line, f"Python says: {text}")
    elif kind == "SyntaxError" and "await" in text:
        yield Guess(
            CERTAIN, "name_or_syntax.await_left_of_assignment", line, f"Python says: {text}"
        )
    elif kind == "SyntaxError":
        said = f"Python says: {text}"
        detail = "character" if "character" in text and "U+" in text else "syntax"
        code = re.sub(r"(['\"]).*?\1|#.*", "", look.line(line))
        foreign = next((own for sign, own in _FOREIGN.items() if re.search(sign, code)), None)
        pasted = next((w for sign, w in _PASTED.items() if re.match(sign, look.line(line))), None)
        if detail == "syntax" and pasted is not None:
            detail, said = "pasted", pasted
        elif detail == "syntax" and foreign is not None:
            detail, said = "other_language", foreign
        elif text == "invalid syntax" and (wrong := _keyword(code)):
            detail, said = "keyword", wrong
        yield Guess(CERTAIN, f"name_or_syntax.{detail}", line, said)
    elif look.read.entry is not None and look.read.entry.kind == "object":
        yield Guess(CERTAIN, "async_factory_or_init.instance", line, f"{kind}: {text}")
    elif "event loop" in text or any(fact.line == line for fact in look.read.of("bridge")):
        yield Guess(STRONG, "sync_bridge_in_loop", line, f"{kind}: {text}")
    else:
        detail = _RAISED.get(kind, "raises")
        name = re.search(r"name '(\w+)' is not defined", text)
        if "Settings already configured" in text:
            detail = "settings"
        elif OTHER_CELL in text:
            detail = "other_cell"
        elif name is not None and re.match(r"\s*class\b", look.line(line)):
            text += ": what an object gets, `__init__` takes"
        elif name is not None and name[1] in _IN_METHODS:
            detail = "indentation"
        elif name is not None:
            text += capitals(name[1])
        elif moved := re.match(r"cannot import name '(\w+)'", text):
            text += f": it is in `{_HOMES[moved[1]]}`" if moved[1] in _HOMES else ""
        if detail == "raises" and _in_a_function(look, line):
            detail = "raises_in_a_call"
        yield Guess(LIKELY, f"name_or_syntax.{detail}", line, f"{kind}: {text}")


_RAISED = {"AttributeError": "attribute", "ImportError": "import", "NameError": "undefined"}
_RAISED |= {"ModuleNotFoundError": "import", "UnboundLocalError": "undefined"}
"""Errors with words of their own, when a file is loaded."""

OTHER_CELL = "comes from another cell"
"""What is said of a name that another cell of the notebook has."""

_IN_METHODS = {"self", "request", "get_response"}
"""Names that only the methods have, or the function that handles requests."""

_CAPITALS = {"true": "True", "false": "False", "none": "None", "null": "None"}
_CAPITALS |= dict.fromkeys(("console", "System", "printf", "println", "echo"), "print")

_FOREIGN = {
    r"===": "Python writes `==`",
    r"!==": "Python writes `!=`",
    r"&&": "Python writes `and`",
    r"\|\|": "Python writes `or`",
    r"\belse if\b": "Python writes `elif`",
    r"^\s*(const|let|var)\s+\w+\s*=": "a name needs no word in front of it",
    r"=\s*new\s+\w|\breturn new\s+\w": "Python makes an object without `new`",
    r"\bfunction\b": "Python writes `def`",
    r"\w\s*=>": "Python writes `def` or `lambda`",
    r"^\s*(class|if|else|for|while|def|async def|try)\b[^#\"']*\{\s*$": "a colon opens a block",
}
"""What other languages write, and what is right here."""

_HOMES = {
    **dict.fromkeys(("iscoroutinefunction", "markcoroutinefunction"), "asgiref.sync"),
    **dict.fromkeys(("sync_to_async", "async_to_sync"), "asgiref.sync"),
    "async_only_middleware": "django.utils.decorators",
    "sync_and_async_middleware": "django.utils.decorators",
    "MiddlewareMixin": "django.utils.deprecation",
    "PermissionDenied": "django.core.exceptions",
    "HttpResponse": "django.http",
}
"""Where names are that lessons use, for who looks elsewhere."""

_ORDER = {
    r"\bdef\s+async\b": "`async` comes before `def`",
    r"\basync\s+(?!def\b|with\b|for\b)\w": "only `def`, `for` and `with` can follow `async`",
    r"\bawait\s+return\b": "`return` comes before `await`",
}


def capitals(name: str) -> str:
    """How Python writes a name that other languages write so; nothing if it is another one."""
    return f": Python writes it `{_CAPITALS[name]}`" if name in _CAPITALS else ""


def _keyword(line: str) -> str | None:
    """Which of Python's own words is misspelt in a line, or in the wrong place."""
    for pattern, said in _ORDER.items():
        if re.search(pattern, line):
            return said
    for word in re.findall(r"(?<![.\w])([A-Za-z]\w*)(?=\s+\w)", line):
        near = difflib.get_close_matches(word.lower(), _OWN_WORDS, 1, 0.75)
        if near and not keyword.iskeyword(word):
            return f"`{word}` is no word of Python's; `{near[0]}` is"
    return None


_OWN_WORDS = ("async", "await", "class", "def", "else", "from", "import", "return")


_PASTED = {
    r"(<{7}|={7}|>{7})": "git has marked a conflict here",
    r"\s*```": "these are the quotes around code in a text",
    r"\s*(>>> |\.\.\. )": "this is the prompt of Python's shell",
    r"\s*\d+[ :|]+[A-Za-z@#]": "this is the number of a line",
    r"[A-Z][a-z']+,?( [a-z']+,?){2,}": "this is a sentence",
}
"""What comes along when code is copied, and is none."""


def _in_a_function(look: Look, line: int | None) -> bool:
    """Whether a line stands in a function: then a line outside of all has called that."""
    functions = [n for n in look.nodes() if isinstance(n, _FUNCTIONS)]
    return line is not None and any(n.lineno < line <= (n.end_lineno or 0) for n in functions)


def _of_a_request(look: Look, line: int | None) -> bool:
    """Whether a line uses what only the function has that handles requests."""
    names = {n.id for n in look.nodes() if isinstance(n, ast.Name) and n.lineno == line}
    return bool(names & _IN_METHODS)


def _in_the_factory(look: Look, line: int | None) -> bool:
    """Whether a line stands in the outer function itself, beside an inner one."""
    entry = look.read.entry
    if entry is None or entry.kind != "function" or line is None:
        return False
    inner = [n for n in ast.walk(entry.data[0]) if isinstance(n, _FUNCTIONS)][1:]
    return bool(inner) and not any(n.lineno <= line <= (n.end_lineno or 0) for n in inner)


RULES = (not_loaded,)
