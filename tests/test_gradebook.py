"""nbgrader's gradebook in SQLite and in a PostgreSQL that the test starts."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from commands import AUTOGRADER, PRINT_ORDER
from nbgrader.api import Gradebook
from school import EXERCISE

from autograder.export import Graded, gradebook
from autograder.feedback import feedback
from autograder.result import CheckResult, Quiz, Result
from autograder.verdicts import KitError

CHECKS = f"{PRINT_ORDER}-checks"


def postgres_programs() -> Path | None:
    found = shutil.which("postgres")
    places = [Path(found).parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "postgres").exists()), None)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server of an ordinary user, without a database's name."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("there is no PostgreSQL server")
    user = "postgres" if os.getuid() == 0 else None  # the server refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if user is not None:
        shutil.chown(folder, user)

    def run(*command: str | Path) -> None:
        subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    data = folder / "data"
    run(programs / "initdb", "--no-sync", "-U", "kit", "-A", "trust", "-D", data)
    control = (programs / "pg_ctl", "-D", data, "-w")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    run(*control, "-l", folder / "log", "-o", options, "start")
    try:
        with closing(psycopg.connect(f"host={folder} user=kit dbname=postgres")) as connection:
            connection.autocommit = True
            for number in range(2):
                connection.cursor().execute(f"CREATE DATABASE course{number}")
        yield f"postgresql://kit@/course{{}}?host={folder}"
    finally:
        run(*control, "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def urls(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of databases: one for each number that is put into it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/course{{}}.db"
    return str(request.getfixturevalue("server"))


def graded(student: str, score: int | None, **fields: Any) -> Graded:
    result = Result(
        **{
            "student": student,
            "submission": "a.py",
            "exercise": PRINT_ORDER,
            "score": score,
            "status": "graded" if score is not None else "kit_error",
            "max_score": 14,
            "checks": (CheckResult("test_a", "A title", "failed", 2, 0, None, "seen: 1", 7),),
            **fields,
        }
    )
    return Graded(result, "a.py", feedback(result))


def rows(url: str, name: str = PRINT_ORDER) -> dict[str, tuple[Any, ...]]:
    with Gradebook(url) as book:
        found = {}
        for student in book.students:
            grade = book.find_grade(f"{name}-checks", name, name, student.id)
            comment = book.find_comment(name, name, name, student.id)
            found[student.id] = (
                *(grade.auto_score, grade.manual_score, grade.score, grade.needs_manual_grade),
                *(comment.auto_comment, comment.manual_comment, comment.comment),
            )
        return found


def export(url: str, folder: Path) -> dict[str, tuple[str, str]]:
    """Score and maximum by student, from nbgrader's own command."""
    bin_folder = str(Path(sys.executable).parent)
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "export", f"--CourseDirectory.db_url={url}"],
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "PATH": f"{bin_folder}:{os.environ['PATH']}"},
        check=True,
        capture_output=True,
    )
    with (folder / "grades.csv").open(newline="") as file:
        return {row["student_id"]: (row["score"], row["max_score"]) for row in csv.DictReader(file)}


def test_an_answer_that_cant_be_read_waits_for_a_person(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/course.db"
    works = [graded("ada", 14, quiz=Quiz(None, None, 1)), graded("bob", 14, quiz=Quiz(None, 0, 1))]
    assert gradebook.write(works, url) == 2
    with Gradebook(url) as book:
        name = f"{PRINT_ORDER}-question"
        ada, bob = (book.find_grade(name, PRINT_ORDER, PRINT_ORDER, s) for s in ("ada", "bob"))
        assert (ada.auto_score, ada.needs_manual_grade) == (None, True)
        assert (bob.auto_score, bob.needs_manual_grade) == (0, False)
    assert rows(url)["ada"][:4] == (14, None, 14, False)


def test_written_twice_it_is_the_same_and_a_persons_work_stays(urls: str, tmp_path: Path) -> None:
    url = urls.format(0)
    first = [graded("ada", 2, quiz=Quiz("B", 1, 1)), graded("bob", 14, status="review")]
    for _ in range(2):
        assert gradebook.write([*first, graded("kim", None)], url) == 2
    said = "A title (line 7)\nseen: 1"
    assert rows(url) == {
        "ada": (2, None, 2, False, said, None, said),
        "bob": (14, None, 14, True, said, None, said),
    }
    with Gradebook(url) as book:
        book.find_grade(CHECKS, PRINT_ORDER, PRINT_ORDER, "ada").manual_score = 9
        comment = book.find_comment(PRINT_ORDER, PRINT_ORDER, PRINT_ORDER, "ada")
        comment.manual_comment = "Well argued."
        book.db.commit()
    again = [graded("ada", 4), graded("ada", 3, submission="b.py"), graded("bob", None)]
    gradebook.write(again, url)
    assert rows(url) == {
        "ada": (4, 9, 9, False, said, "Well argued.", "Well argued."),
        "bob": (14, None, 14, True, said, None, said),  # a kit error takes nothing away
    }
    assert export(url, tmp_path) == {"ada": ("10.0", "15.0"), "bob": ("14.0", "15.0")}


def test_two_graders_write_at_once(
    urls: str, graded_class: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    folder, expected = graded_class
    url = urls.format(1)
    graders = []
    for name in ("one", "two"):
        out = shutil.copytree(folder.parent / "out", tmp_path / name)
        graders.append(
            subprocess.Popen(
                [AUTOGRADER, "grade", folder, "--out", out, "--gradebook", url],
                stdout=subprocess.DEVNULL,
            )
        )
    assert [grader.wait() for grader in graders] == [0, 0]
    found = {student: (row[0], row[3]) for student, row in rows(url, EXERCISE).items()}
    # What could not be judged is no zero: a person is asked.
    unknown = {s for s, record in expected.items() if record["status"] == "ungradable"}
    assert unknown
    assert found == {
        student: (None, True) if student in unknown else (record["score"], False)
        for student, record in expected.items()
    }


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////no/such/folder/book.db", "sqlite:///"])
def test_a_gradebook_that_is_none_is_one_line(url: str) -> None:
    with pytest.raises(KitError, match="gradebook"):
        gradebook.write([graded("ada", 2)], url)
