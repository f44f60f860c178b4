"""The student's module: loaded from its text, and asked for lines."""

from __future__ import annotations

import ast
import asyncio
import inspect
import linecache
import sys
import traceback
from types import CodeType, FrameType, ModuleType, TracebackType
from typing import Any

from autograder.host import notebook
from autograder.protocol import Error, Load, Loaded

TEXT_LIMIT = 2000
"""Characters of an exception's text that are passed on."""

NAMES_LIMIT = 50
"""Names of the module that are passed on, for "did you mean"."""


def clean(text: str, limit: int = TEXT_LIMIT) -> str:
    """Text that can be sent: cut, and with lone surrogates written as escapes."""
    if type(text) is str and len(text) <= limit and text.isascii():
        return text
    return text[:limit].encode("utf-8", "backslashreplace").decode()


class Student:
    """The module that a submission is."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self.module = ModuleType("middleware")
        self.module.__file__ = load.filename
        self.target: Any = None

    @property
    def name(self) -> str:
        """The name that is asked for."""
        return self._load.name

    def compile(self) -> CodeType:
        """The code of the whole file.

        Raises SyntaxError, ValueError (a NUL byte), RecursionError or MemoryError.
        """
        source, filename = self._load.source, self._load.filename
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if self._load.cell else 0
        lines = [f"{line}\n" for line in source.split("\n")]  # as Python counts them
        linecache.cache[filename] = (len(source), None, lines, filename)
        code: CodeType = compile(source, filename, "exec", flags=flags, dont_inherit=True)
        return code

    def run(self, code: CodeType) -> Loaded:
        """Run the module's code and find the name that is asked for."""
        name = self._load.name
        sys.modules[self.module.__name__] = self.module
        notebook.offer(cell=self._load.cell)
        if code.co_flags & inspect.CO_COROUTINE:
            asyncio.run(eval(code, vars(self.module)))  # noqa: S307  # running it is the host's task
        else:
            exec(code, vars(self.module))  # noqa: S102  # running it is the host's task
        self.target = vars(self.module).get(name)
        names = [clean(n, 100) for n in vars(self.module) if not n.startswith("__")]
        return Loaded(
            found=name in vars(self.module),
            names=tuple(names[:NAMES_LIMIT]),
            callable=callable(self.target),
        )

    def error(self, exception: BaseException) -> Error:
        """The exception in words, with the last of the student's lines that it went through."""
        try:
            text = str(exception)
            if isinstance(exception, ImportError):  # it names a folder of this machine
                text = text.replace(f" ({exception.path})", "")
        except BaseException as broken:  # noqa: BLE001  # the student's __str__
            text = f"(its text can't be shown: {type(broken).__name__})"
        line = self._line(exception.__traceback__)
        if isinstance(exception, SyntaxError) and exception.filename == self._load.filename:
            line, text = exception.lineno, exception.msg
        return Error(clean(type(exception).__name__, 200), clean(text), line)

    def _line(self, trace: TracebackType | None) -> int | None:
        lines = [
            number
            for frame, number in traceback.walk_tb(trace)
            if frame.f_code.co_filename == self._load.filename
        ]
        return lines[-1] if lines else None

    def line_now(self) -> int | None:
        """The innermost of the student's lines that the caller was called from."""
        frame: FrameType | None = sys._getframe()
        while frame is not None:
            if frame.f_code.co_filename == self._load.filename:
                return frame.f_lineno
            frame = frame.f_back
        return None
