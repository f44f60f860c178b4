"""What an author has still to write."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from autograder import catalog
from autograder.authoring.verify import Finding, label
from autograder.catalog import CatalogError, Exercise
from autograder.notebook.build import TASK

_TODO = re.compile(r"\bTODO\b")
_SHOWN = 80
"""Characters of a line that are shown."""


def gaps(exercise: Exercise, solutions: Path) -> Iterator[Finding]:
    """What has to be there before anything can be judged, each once.

    Raises CatalogError for a file that can't be read.
    """
    folder = solutions / exercise.id
    shown, hidden = f"exercises/{exercise.id}", f"solutions/{exercise.id}"
    files = {
        f"{shown}/lesson.md": exercise.lesson,
        f"{shown}/exercise.toml": exercise.folder / "exercise.toml",
        f"{shown}/middleware.py": exercise.starter,
        f"{hidden}/middleware.py": folder / "middleware.py",
        f"{hidden}/answers.toml": folder / "answers.toml",
        f"checks/{exercise.checks.name}": exercise.checks,
    }
    for name, path in files.items():
        if path.is_file():
            yield from _to_write(name, path)
        elif path.name != "answers.toml":  # ``texts`` tells of it
            yield Finding(name, "is missing")
    if TASK not in exercise.lesson.read_text("utf-8"):
        yield Finding(f"{shown}/lesson.md", "has no section '## Your task'")
    if exercise.checks.is_file():
        yield from _checks(exercise.checks)
    yield from _services(exercise)
    wrong = sorted((folder / "wrong").glob("*.py"))
    if not wrong:
        yield Finding(f"{hidden}/wrong", "has no wrong answer: put mistakes there, one a file")
    for path in wrong:
        try:
            label(path)
        except CatalogError as error:
            yield Finding(f"{hidden}/wrong", str(error))


def _services(exercise: Exercise) -> Iterator[Finding]:
    """Services that students can't play with."""
    for path in exercise.beside:
        name = f"exercises/{exercise.id}/{path.name}"
        text = path.read_text("utf-8") if path.is_file() else ""
        for service in exercise.services:
            if not re.search(rf"^def {service}\(", text, re.MULTILINE):
                yield Finding(name, f"has no function {service}, which is in services")


def _to_write(name: str, path: Path) -> Iterator[Finding]:
    """The lines that still hold a placeholder."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if _TODO.search(line):
            shown = line.strip()[:_SHOWN]
            yield Finding(name, f"line {number} is still to be written: {shown}")


def _checks(path: Path) -> Iterator[Finding]:
    """Checks that would not be run, or have no title."""
    name = f"checks/{path.name}"
    try:
        tree = ast.parse(path.read_text("utf-8"))
    except SyntaxError as error:
        yield Finding(name, f"line {error.lineno}: {error.msg}")
        return
    functions = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(_is_check(decorator) for decorator in node.decorator_list)
    ]
    for function in functions:
        where = f"line {function.lineno}, {function.name}"
        if not (ast.get_docstring(function) or "").strip():
            yield Finding(name, f"{where}: its docstring, the title, is missing")
        if not function.name.startswith("test_"):
            yield Finding(name, f"{where}: its name has to begin with test_")
        if isinstance(function, ast.FunctionDef):
            yield Finding(name, f"{where}: it has to be an async def")
    if not functions and not any(_is_check(node) for node in ast.walk(tree)):
        yield Finding(name, "has no check")


def _is_check(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "check"
    )


def texts(exercise: Exercise, solutions: Path) -> Iterator[Finding]:
    """Texts that are empty, and a graded question without a key.

    Raises CatalogError for a file that can't be read.
    """
    where = f"{exercise.id}/exercise.toml"
    practice, question = exercise.practice, exercise.question
    shown = {
        "title": exercise.title,
        "goal": exercise.goal,
        "practice.text": practice.text,
        "practice.quick_check": practice.quick_check,
        "question.text": question.text,
        **{f"practice.options.{o.id}": o.text for o in practice.options},
        **{f"practice.options.{o.id}.explanation": o.explanation for o in practice.options},
        **{f"practice.steps.{i}": text for i, text in enumerate(practice.steps)},
        **{f"practice.common_mistakes.{i}": t for i, t in enumerate(practice.common_mistakes)},
        **{f"question.options.{o.id}": o.text for o in question.options},
    }
    for name, text in shown.items():
        if not text.strip():
            yield Finding(where, f"{name} is empty")
    answers = catalog.answers(solutions, exercise)
    if answers is None:
        yield Finding(f"{exercise.id}/answers.toml", "is missing")
        return
    for option, explained in answers.options.items():
        if not explained.explanation.strip():
            yield Finding(f"{exercise.id}/answers.toml", f"options.{option} is not explained")
        if (explained.misconception is None) != (option == answers.key):
            yield Finding(
                f"{exercise.id}/answers.toml",
                f"options.{option}: every wrong option names its misconception, and only those",
            )
