"""What is found in files and folders, and what is read from it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from commands import PRINT_ORDER, RIGHT, SOLUTIONS, answered, cell, notebook, write

from autograder import grade
from autograder.source import SIZE_LIMIT
from autograder.submission import Submission, collect, left_out

MARKER = f"# exercise: {PRINT_ORDER}\n"
UNMARKED = RIGHT.removeprefix(MARKER)
HELPER = "def helper():\n    return 1\n"


def found(*paths: Path, exercise: str | None = None) -> list[Submission]:
    return collect(paths, grade.names(exercise))


def only(*paths: Path, exercise: str | None = None) -> Submission:
    (submission,) = found(*paths, exercise=exercise)
    return submission


def read(tmp_path: Path, content: str | bytes) -> Submission:
    """The submission that a file with this content is."""
    return only(write(tmp_path / f"ada_{PRINT_ORDER}.py", content))


def keys(submissions: list[Submission]) -> list[tuple[str, str, str | None]]:
    return [(s.student, s.name, s.exercise) for s in submissions]


# --- what is found ---------------------------------------------------------------------------


def test_a_file_is_a_submission(tmp_path: Path) -> None:
    submission = only(write(tmp_path / "ada.py"))
    assert submission == Submission("ada", "ada.py", PRINT_ORDER, RIGHT)


def test_a_notebook_is_a_submission_of_its_coding_cell(tmp_path: Path) -> None:
    submission = only(write(tmp_path / "ada.ipynb", answered("b")))
    assert (submission.source, submission.answer) == (RIGHT, "B")
    assert (submission.cell, submission.asked, submission.problem) == (True, True, None)


def test_a_notebook_may_have_several_exercises(tmp_path: Path) -> None:
    other = (SOLUTIONS / "04_missing_await" / "middleware.py").read_text()
    text = notebook([cell(RIGHT, PRINT_ORDER), cell(other, "04_missing_await")])
    path = write(tmp_path / "ada.ipynb", text)
    assert [s.exercise for s in found(path)] == [PRINT_ORDER, "04_missing_await"]


def test_a_folder_of_files_has_a_student_a_file(tmp_path: Path) -> None:
    for name in ("eve.py", "ada.py", "bob.ipynb"):
        write(tmp_path / name, answered("A") if name.endswith("ipynb") else RIGHT)
    assert keys(found(tmp_path)) == [
        ("ada", "ada.py", PRINT_ORDER),
        ("bob", "bob.ipynb", PRINT_ORDER),
        ("eve", "eve.py", PRINT_ORDER),
    ]


def test_a_folder_of_folders_has_a_student_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "bob" / "work.py")
    write(tmp_path / "ada" / "deep" / "down" / "mine.py")
    assert keys(found(tmp_path)) == [
        ("ada", "ada/deep/down/mine.py", PRINT_ORDER),
        ("bob", "bob/work.py", PRINT_ORDER),
    ]


def test_the_submitted_tree_of_nbgrader(tmp_path: Path) -> None:
    for student in ("bob", "ada"):
        name = f"{PRINT_ORDER}.ipynb"
        write(tmp_path / "submitted" / student / PRINT_ORDER / name, answered("A"))
    assert keys(found(tmp_path / "submitted")) == [
        ("ada", f"ada/{PRINT_ORDER}/{PRINT_ORDER}.ipynb", PRINT_ORDER),
        ("bob", f"bob/{PRINT_ORDER}/{PRINT_ORDER}.ipynb", PRINT_ORDER),
    ]


def test_a_students_own_folder(tmp_path: Path) -> None:
    write(tmp_path / "ada" / PRINT_ORDER / "middleware.py")
    write(tmp_path / "ada" / "04_missing_await.py", "x = 1\n")
    assert keys(found(tmp_path / "ada")) == [
        ("ada", f"{PRINT_ORDER}/middleware.py", PRINT_ORDER),
        ("ada", "04_missing_await.py", "04_missing_await"),
    ]


def test_an_exercise_folder_is_its_owners(tmp_path: Path) -> None:
    write(tmp_path / "ada" / PRINT_ORDER / "middleware.py", UNMARKED)
    folder = tmp_path / "ada" / PRINT_ORDER
    assert keys(found(folder)) == [("ada", "middleware.py", PRINT_ORDER)]
    assert found(folder / "middleware.py") == found(folder)


def test_a_folder_for_each_exercise_has_the_students_in_it(tmp_path: Path) -> None:
    for name in ("ada.py", "bob/work.py", f"{PRINT_ORDER}_kim.ipynb"):
        write(tmp_path / PRINT_ORDER / name, answered("A") if name.endswith("ipynb") else RIGHT)
    assert sorted(work.student for work in found(tmp_path)) == ["ada", "bob", "kim"]


def test_a_relative_path_is_as_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "ada" / PRINT_ORDER / "middleware.py", UNMARKED)
    expected = found(tmp_path / "ada" / PRINT_ORDER)
    monkeypatch.chdir(tmp_path / "ada" / PRINT_ORDER)
    assert found(Path()) == found(Path("middleware.py")) == expected


def test_a_folder_may_be_named_like_a_file(tmp_path: Path) -> None:
    write(tmp_path / "x.py" / "ada.py")
    assert keys(found(tmp_path)) == [("x.py", "x.py/ada.py", PRINT_ORDER)]
    assert keys(found(tmp_path / "x.py")) == [("ada", "ada.py", PRINT_ORDER)]


@pytest.mark.parametrize(
    "folder", [".venv", ".git", ".ipynb_checkpoints", "__pycache__", "venv", "site-packages"]
)
def test_folders_that_nobody_hands_in_are_left_out(tmp_path: Path, folder: str) -> None:
    write(tmp_path / "ada" / "work.py")
    write(tmp_path / "ada" / folder / "lib" / "other.py")
    write(tmp_path / folder / "other.py")
    assert keys(found(tmp_path)) == [("ada", "ada/work.py", PRINT_ORDER)]


def test_other_files_are_left_out(tmp_path: Path) -> None:
    for name in ("notes.txt", "ada.pyc", "ada.py.orig", ".ada.py", "ada"):
        write(tmp_path / name)
    assert found(tmp_path) == []


def test_an_ending_in_capitals_is_as_good(tmp_path: Path) -> None:
    write(tmp_path / "ADA.PY")
    write(tmp_path / "BOB.IPYNB", answered("A"))
    assert [(w.student, w.cell, w.problem) for w in found(tmp_path)] == [
        ("ADA", False, None),
        ("BOB", True, None),
    ]
    assert left_out([tmp_path]) == []


def test_what_could_not_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path / "ada" / "work.py")
    write(tmp_path / "bob" / "work.zip")
    write(tmp_path / "kim\x1b.docx")
    write(tmp_path / ".hidden")
    write(tmp_path / "__pycache__" / "x.pyc")
    (tmp_path / "liz").mkdir()
    (tmp_path / "mia").symlink_to(tmp_path / "ada")
    told = [path.name for path in left_out([tmp_path, tmp_path / "ada" / "work.py"])]
    assert told == [
        "bob",
        "kim\x1b.docx",
        "liz",
        "mia",
    ]


def test_a_folder_that_nobody_may_open_costs_only_its_owner(tmp_path: Path) -> None:
    write(tmp_path / "ada" / "work.py")
    write(tmp_path / "bob" / "work.py")
    (tmp_path / "ada").chmod(0)
    code = (
        "from pathlib import Path; from autograder.grade import names\n"
        "from autograder.submission import collect\n"
        f"for w in collect([Path({str(tmp_path)!r})], names()): print(w.student, w.problem)"
    )
    # Root may open it, unless it has given that up.
    powerless = ("setpriv", "--bounding-set", "-all") if os.geteuid() == 0 else ()
    done = subprocess.run(
        [*powerless, sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    (tmp_path / "ada").chmod(0o755)
    assert done.stdout.splitlines() == [
        "ada the file can't be read: Permission denied",
        "bob None",
    ], done.stderr


@pytest.mark.parametrize("place", ["", PRINT_ORDER])
def test_helper_modules_are_not_submissions(tmp_path: Path, place: str) -> None:
    write(tmp_path / "ada" / place / "middleware.py")
    write(tmp_path / "ada" / place / "helpers.py", HELPER)
    write(tmp_path / "ada" / place / "broken.py", b"\xff")
    forced = PRINT_ORDER
    assert [s.name.rsplit("/", 1)[-1] for s in found(tmp_path)] == ["middleware.py"]
    assert [s.name.rsplit("/", 1)[-1] for s in found(tmp_path, exercise=forced)] == [
        "middleware.py"
    ]


def test_what_reset_keeps_is_no_submission(tmp_path: Path) -> None:
    for name in ("middleware.py", "middleware.mine.py", "middleware.mine2.py"):
        write(tmp_path / PRINT_ORDER / name)
    assert [s.name for s in found(tmp_path / PRINT_ORDER)] == ["middleware.py"]


def test_a_student_without_anything_that_fits_is_not_lost(tmp_path: Path) -> None:
    write(tmp_path / "ada" / "one.py", HELPER)
    write(tmp_path / "ada" / "two.py", HELPER)
    submission = only(tmp_path)
    assert (submission.student, submission.exercise) == ("ada", None)
    assert submission.problem is not None


def test_works_that_could_not_be_told_apart_are_refused(tmp_path: Path) -> None:
    paths = [write(tmp_path / section / "ada.py") for section in ("one", "two")]
    with pytest.raises(FileExistsError, match=r"ada has ada\.py twice"):
        found(*paths)
    with pytest.raises(FileExistsError, match=r"ada has ada\.py twice"):
        found(*(path.parent for path in paths))


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        found(tmp_path / "nowhere")


def test_the_same_folder_gives_the_same_order_and_hashes(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(20)]
    for order, copy in ((names, "one"), (names[::-1], "two")):
        for name in order:
            write(tmp_path / copy / name / f"{PRINT_ORDER}.py", RIGHT + f"# {name}\n")
    one, two = found(tmp_path / "one"), found(tmp_path / "two")
    assert one == two
    assert [s.content_sha256 for s in one] == [s.content_sha256 for s in two]
    assert len({s.content_sha256 for s in one}) == len(names)


def test_the_hash_is_over_code_and_answer(tmp_path: Path) -> None:
    texts = {
        "a.ipynb": answered("A"),
        "same.ipynb": answered("a"),
        "b.ipynb": answered("B"),
        "c.ipynb": answered("A", RIGHT + "\n"),
    }
    hashes = [only(write(tmp_path / name, text)).content_sha256 for name, text in texts.items()]
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3


# --- for which exercise ----------------------------------------------------------------------


def test_modules_that_students_are_given_are_not_submissions(tmp_path: Path) -> None:
    (given,) = grade.names().given
    write(tmp_path / given, HELPER)
    write(tmp_path / "middleware.py", RIGHT)
    (work,) = collect([tmp_path], grade.names("03_print_order"))
    assert work.name == "middleware.py"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (f"{PRINT_ORDER}.py", "x = 1\n"),
        (f"ada-{PRINT_ORDER}.py", "x = 1\n"),
        (f"{PRINT_ORDER}/work.py", "x = 1\n"),
        ("work.py", MARKER + "x = 1\n"),
        ("work.py", "class LogMiddleware:\n    pass\n"),
        ("work.py", "def LogMiddleware(get_response):\n    pass\n"),
        ("work.py", "LogMiddleware = object\n"),
    ],
)
def test_the_exercise_is_told(tmp_path: Path, name: str, source: str) -> None:
    assert only(write(tmp_path / "ada" / name, source)).exercise == PRINT_ORDER


def test_the_path_counts_more_than_the_code(tmp_path: Path) -> None:
    submission = only(write(tmp_path / "04_missing_await.py"))
    assert submission.exercise == "04_missing_await"


def test_the_marker_counts_more_than_the_name(tmp_path: Path) -> None:
    source = "# exercise: 04_missing_await\n" + UNMARKED
    assert only(write(tmp_path / "ada.py", source)).exercise == "04_missing_await"


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\n",
        "    class LogMiddleware: pass\n",
        "class LogMiddlewareTwo: pass\n",
        "# class LogMiddleware\n",
        "class LogMiddleware: pass\nclass HeaderMiddleware: pass\n",
        "# exercise: 99_other\n",
    ],
)
def test_nobody_guesses_the_exercise(tmp_path: Path, source: str) -> None:
    submission = only(write(tmp_path / "ada.py", source))
    assert submission.exercise is None
    assert "--exercise" in str(submission.problem)


def test_a_misspelt_id_is_named(tmp_path: Path) -> None:
    problem = only(write(tmp_path / "ada.py", "# exercise: 03_print_oder\nx = 1\n")).problem
    assert problem == f"there is no exercise 03_print_oder; did you mean {PRINT_ORDER}?"


def test_the_option_tells_what_the_file_does_not(tmp_path: Path) -> None:
    silent, telling = write(tmp_path / "ada.py", "x = 1\n"), write(tmp_path / "bob.py")
    assert only(silent, exercise="missing_await").exercise == "04_missing_await"
    assert only(telling, exercise="missing_await").exercise == PRINT_ORDER


def test_the_option_does_not_overrule_a_notebook(tmp_path: Path) -> None:
    telling = write(tmp_path / "ada.ipynb", notebook([cell(RIGHT)]))
    assert only(telling, exercise="missing_await").exercise == PRINT_ORDER
    silent = write(tmp_path / "bob.ipynb", notebook([cell("x = 1")]))
    submission = only(silent, exercise="missing_await")
    assert submission.exercise == "04_missing_await"
    assert "coding cell is not in the notebook" in str(submission.problem)
    assert only(silent).exercise is None


# --- whose it is -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "student"),
    [
        (f"ada_{PRINT_ORDER}.py", "ada"),
        (f"{PRINT_ORDER}-ada.py", "ada"),
        (f"Ada Lovelace - {PRINT_ORDER}.py", "Ada Lovelace"),
        ("ada.lovelace.py", "ada.lovelace"),
        (f"ada/{PRINT_ORDER}.py", "ada"),
        (f"{PRINT_ORDER}/ada/work.py", "ada"),
        ("Ünal Öz.py", "Ünal Öz"),
        ("[red]ada[bold].py", "[red]ada[bold]"),
        ("a\x1b[31mda.py", "a\\x1b[31mda"),
        ("a\nda.py", "a\\x0ada"),
        ("a\u202eda.py", "a\\x202eda"),
        (os.fsdecode(b"a\xffda.py"), "a\\udcffda"),
    ],
)
def test_the_students_name(tmp_path: Path, name: str, student: str) -> None:
    write(tmp_path / "class" / name)
    folder = tmp_path / "class"
    top = folder / PRINT_ORDER if name.startswith(f"{PRINT_ORDER}/") else folder
    submission = only(top)
    assert submission.student == student
    assert (submission.student + submission.name).isprintable()
    json.dumps([submission.student, submission.name]).encode("utf-8")


# --- what is read ----------------------------------------------------------------------------


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


# --- notebooks (their cells: test_notebooks.py) ----------------------------------------------


@pytest.mark.parametrize("content", ["not json", "{}", "[]", "[" * 100_000, b"\xff\xfe"])
def test_what_is_no_notebook_is_a_problem(tmp_path: Path, content: str | bytes) -> None:
    submission = only(write(tmp_path / f"ada_{PRINT_ORDER}.ipynb", content))
    assert "the file is not a notebook" in str(submission.problem)
    assert submission.exercise == PRINT_ORDER


def test_a_coding_cell_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    submission = only(write(tmp_path / f"{PRINT_ORDER}.ipynb", notebook([cell("x = 1")])))
    assert submission.problem == "the coding cell is not in the notebook any more"


def test_a_file_has_no_question(tmp_path: Path) -> None:
    submission = only(write(tmp_path / "ada.py"))
    assert (submission.asked, submission.answer) == (False, None)
