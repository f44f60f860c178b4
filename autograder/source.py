"""What is in a file that was handed in: its bytes, and its text. Nothing is executed."""

from __future__ import annotations

import io
import re
import stat
import tokenize
from pathlib import Path

SIZE_LIMIT = 200_000
"""Bytes of code. A submission is a few kilobytes; what is larger is something else, and to parse a
megabyte takes half a gigabyte."""

NOTEBOOK_LIMIT = 20_000_000
"""Bytes of a notebook: what its cells have printed is in it, and costs nobody a grade."""

_ENCODINGS = re.compile(r"utf-8|ascii|latin-1|iso-8859-\d+|cp125\d|utf-8-sig")
_ZIP = b"PK\x03\x04"
_NOTEBOOK = re.compile(r'\s*\{\s*"(cells|metadata|nbformat)"')


def is_notebook(path: Path) -> bool:
    """By its name."""
    return path.suffix.lower() == ".ipynb"


def content(path: Path) -> bytes:
    """What is in a file that was handed in.

    Raises ValueError if that can't be read or is too large to be a submission.
    """
    notebook = is_notebook(path)
    limit = NOTEBOOK_LIMIT if notebook else SIZE_LIMIT
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            next(path.iterdir(), None)  # a folder that nobody may open says so
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("it is not a file")
        if status.st_size > limit and notebook:
            raise ValueError("the notebook is larger than 20 megabytes: clear all outputs, save it")
        if status.st_size > limit:
            raise ValueError("the file is larger than 200 kilobytes")
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise ValueError(f"the file can't be read: {error.strerror or error}") from None


def text(data: bytes) -> str:
    """The text, in the encoding that the file declares (UTF-8 if none).

    Raises ValueError with one sentence on what else the file is.
    """
    if data.startswith(_ZIP):
        raise ValueError("it is a zip file: unpack it, and hand in what is in it")
    source = _decode(data)
    if not source.strip():
        raise ValueError("the file is empty")
    if _NOTEBOOK.match(source):
        raise ValueError("the file is a notebook: give it a name that ends in .ipynb")
    return source


def code_line(source: str, number: int | None) -> str:
    """A line of code, as Python counts them: a form feed, say, ends none. Nothing if there is no
    such line.
    """
    lines = source.split("\n")
    return lines[number - 1] if number is not None and 0 < number <= len(lines) else ""


def _decode(data: bytes) -> str:
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        if not _ENCODINGS.fullmatch(encoding.lower()):
            raise ValueError(f"the file is in the encoding {encoding}: save it as UTF-8")
        return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ValueError(f"the file is not UTF-8 text (line {line}): save it as UTF-8") from None
    except SyntaxError:
        line = _first_bad_line(data)
        raise ValueError(f"the file is not UTF-8 text (line {line}): save it as UTF-8") from None


def _first_bad_line(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data[: error.start].count(b"\n") + 1
    return 1
