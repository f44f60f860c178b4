"""A file's text as the judge takes it, or the reason why it can't: encoding, size, pipe, link."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from collection import found, only, read
from commands import PRINT_ORDER, RIGHT, answered, write

from autograder.source import SIZE_LIMIT


def test_line_ends_are_made_one(tmp_path: Path) -> None:
    assert read(tmp_path, RIGHT.replace("\n", "\r\n")).source == RIGHT
    assert read(tmp_path, RIGHT.replace("\n", "\r")).source == RIGHT


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, RIGHT.encode("utf-8-sig")).source == RIGHT
    path = write(tmp_path / "ada.ipynb", answered("A").encode("utf-8-sig"))
    assert only(path).source == RIGHT


@pytest.mark.parametrize("encoding", ["latin-1", "iso-8859-15", "cp1252", "utf-8", "ascii"])
def test_a_declared_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    word = "plain" if encoding == "ascii" else "Grüße"
    source = f"# -*- coding: {encoding} -*-\nword = '{word}'\n"
    submission = read(tmp_path, source.encode(encoding))
    assert (submission.source, submission.problem) == (source, None)


@pytest.mark.parametrize("line", [1, 2, 3, 40])
def test_an_undeclared_encoding_names_the_line(tmp_path: Path, line: int) -> None:
    content = b"x = 1\n" * (line - 1) + b"y = 'Gr\xfc\xdfe'\n"
    submission = read(tmp_path, content)
    assert submission.problem == f"the file is not UTF-8 text (line {line}): save it as UTF-8"
    assert submission.source == ""


@pytest.mark.parametrize(
    "encoding", ["rot13", "zlib", "unicode_escape", "utf-7", "utf-16", "idna", "klingon"]
)
def test_an_encoding_that_could_hide_code_is_refused(tmp_path: Path, encoding: str) -> None:
    submission = read(tmp_path, f"# coding: {encoding}\nx = 1\n")
    assert "UTF-8" in str(submission.problem)
    assert submission.source == ""


def test_utf_16_is_refused(tmp_path: Path) -> None:
    assert "line 1" in str(read(tmp_path, RIGHT.encode("utf-16")).problem)


@pytest.mark.parametrize("content", [b"", b"\n\n", b" \t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_a_problem(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content).problem == "the file is empty"


def test_an_empty_notebook_is_a_problem(tmp_path: Path) -> None:
    assert only(write(tmp_path / f"{PRINT_ORDER}.ipynb", "\n")).problem == "the file is empty"


def test_another_kind_of_file_says_what_to_do(tmp_path: Path) -> None:
    assert "unpack it" in str(read(tmp_path, b"PK\x03\x04\x14\x00").problem)
    for text in (answered("A"), json.dumps(json.loads(answered("A")), indent=1)):
        assert "ends in .ipynb" in str(read(tmp_path, text).problem)


def test_a_nul_byte_is_left_to_the_compiler(tmp_path: Path) -> None:
    submission = read(tmp_path, RIGHT + "\0")
    assert (submission.source, submission.problem) == (RIGHT + "\0", None)


def test_200_kilobytes_are_the_limit(tmp_path: Path) -> None:
    comment = "#" * (SIZE_LIMIT - len(RIGHT))
    assert read(tmp_path, RIGHT + comment).problem is None
    assert read(tmp_path, RIGHT + comment + "#").problem == "the file is larger than 200 kilobytes"


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / f"ada_{PRINT_ORDER}.py"
    if os.geteuid() == 0:  # who may read everything, except this
        path.symlink_to("/proc/self/mem")
    else:
        write(path).chmod(0)
    write(tmp_path / "bob.py")
    broken, good = found(tmp_path)
    assert "the file can't be read" in str(broken.problem)
    assert (broken.student, broken.exercise, good.problem) == ("ada", PRINT_ORDER, None)


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raise TimeoutError if the body hangs."""

    def ring(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("suffix", [".py", ".ipynb"])
def test_a_pipe_does_not_hang(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"ada_{PRINT_ORDER}{suffix}"
    os.mkfifo(path)
    with at_most(20):
        assert only(tmp_path).problem == only(path).problem == "it is not a file"


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "class" / "ada.py")
    (tmp_path / "class" / "loop").symlink_to(tmp_path)
    (tmp_path / "class" / f"bob_{PRINT_ORDER}.py").symlink_to(tmp_path)
    ada, bob = found(tmp_path / "class")
    assert (ada.problem, bob.problem) == (None, "it is not a file")


def test_a_dangling_link_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / f"ada_{PRINT_ORDER}.py").symlink_to(tmp_path / "nowhere")
    assert only(tmp_path).problem == "the file can't be read: No such file or directory"
