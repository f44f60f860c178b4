"""The text of a Python file that was handed in, from its bytes; nothing is executed."""

from __future__ import annotations

import io
import re
import tokenize

_ENCODINGS = re.compile(r"utf-8|ascii|latin-1|iso-8859-\d+|cp125\d|utf-8-sig")
_ZIP = b"PK\x03\x04"
_NOTEBOOK = re.compile(r'\s*\{\s*"(cells|metadata|nbformat)"')


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
