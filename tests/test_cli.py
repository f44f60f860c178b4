"""The commands as a user runs them: what they show, how they end, what they leave behind."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import (
    AUTOGRADER,
    PRINT_ORDER,
    RIGHT,
    ROOT,
    SOLUTIONS,
    WRONG,
    answered,
    autograder,
    cell,
    notebook,
    write,
)

from autograder import catalog, grade
from autograder.cli import _COMMANDS
from autograder.limits import Limits
from autograder.submission import Submission

Done = subprocess.CompletedProcess[str]

MARKUP = "[red]x[/red] [/] [link=http://a.example]y[/link]"
ANSI = "\x1b[5;45m"
AS_TYPED = "\\x1b[5;45m"
PRINTS = RIGHT.replace('"Before response"', repr(MARKUP + ANSI))
RAISES = RIGHT.replace('print("After response")', f"raise ValueError({MARKUP + ANSI!r})")
ENDLESS = RIGHT.replace('print("After response")', "while True: pass")

Records = list[dict[str, Any]]


def records(out: Path) -> Records:
    return [json.loads(line) for line in (out / "results.jsonl").read_bytes().splitlines()]


def record(out: Path, student: str) -> dict[str, Any]:
    """The student's record that counts."""
    return [r for r in records(out) if r["student"] == student][-1]


def is_one_error(done: Done, *words: str) -> bool:
    """Whether a command could not do its work, and says so in one line."""
    lines = done.stderr.splitlines()
    return (
        done.returncode == 2
        and done.stdout == ""
        and len(lines) == 1
        and lines[0].startswith("error: ")
        and all(word in lines[0] for word in words)
    )


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Submissions of every kind; nobody changes them."""
    folder = tmp_path_factory.mktemp("class")
    write(folder / "ada.py", RIGHT)
    write(folder / "bob.py", WRONG)
    write(folder / "eve[red].py", PRINTS)
    write(folder / "joe.py", RAISES)
    write(folder / "kim.py", "x = 1\n")
    write(folder / "liz.py", f"# exercise: {PRINT_ORDER}\n{MARKUP} =\n")
    return folder


@pytest.fixture(scope="module")
def graded(classroom: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """The output folder of ``grade``, which nobody changes, and how the command ended."""
    out = tmp_path_factory.mktemp("graded") / "out"
    return out, autograder("grade", classroom, "--out", out, "--jobs", "1", COLUMNS="400")


@pytest.fixture
def out(graded: tuple[Path, Done], tmp_path: Path) -> Path:
    """A copy of the output folder, to go on with."""
    return shutil.copytree(graded[0], tmp_path / "out")


# --- help and errors -------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(_COMMANDS))
def test_every_command_has_help_with_an_example(name: str) -> None:
    done = autograder(name, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Example: autograder {name}" in done.stdout


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_help_names_every_command(arguments: tuple[str, ...]) -> None:
    done = autograder(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Example: autograder check " in done.stdout
    for name in _COMMANDS:
        assert f"\n  {name} " in done.stdout


IDS = tuple(catalog.exercises())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chek"], ["chek", "check"]),
        (["check"], ["PATH"]),
        (["check", "nowhere"], ["nowhere"]),
        (["check", "no\nwhere\x1b[31m[/]"], ["no where\\x1b[31m[/]"]),
        (["check", "."], ["no .py file"]),
        (["check", ".", "--exercise", "poetry"], ["poetry", *IDS]),
        (["check", ".", "--exercise", "0"], ["more than one", *IDS]),
        (["check", ".", "--seed", "x"], ["--seed"]),
        (["grade"], ["PATH"]),
        (["grade", "."], ["--out"]),
        (["grade", "nowhere", "--out", "out"], ["nowhere"]),
        (["grade", ".", "--out", "out"], ["no .py file"]),
        (["grade", ".", "--out", "file"], ["file"]),
        (["grade", ".", "--out", "out", "--jobs", "0"], ["--jobs"]),
        (["grade", ".", "--out", "out", "--solutions", "nowhere"], ["nowhere"]),
        (["grade", ".", "--out", "out", "--solutions", "."], ["no ID/answers.toml", "keys"]),
        (["grade", ".", "--out", "file/out"], ["file/out"]),
        (["grade", ".", "--out", "out", "--exercise", "poetry"], ["poetry", *IDS]),
        (["show", "nowhere", "ada"], ["nowhere", "--out"]),
        (["show", "."], ["STUDENT"]),
        (["verify"], ["solutions", "clone"]),
        (["verify", "poetry", "--solutions", "."], ["poetry", *IDS]),
        (["build"], ["solutions", "clone"]),
        (["reset"], ["ID"]),
        (["reset", "poetry"], ["poetry", *IDS]),
        (["reset", "print_order"], ["go to the folder"]),
    ],
)
def test_what_cannot_be_done_is_one_line(
    tmp_path: Path, arguments: list[str], words: list[str]
) -> None:
    write(tmp_path / "file", "")
    done = autograder(*arguments, cwd=tmp_path)
    assert is_one_error(done, *words), done


# --- check -----------------------------------------------------------------------------------


def test_check_of_a_right_answer(tmp_path: Path) -> None:
    done = autograder("check", write(tmp_path / "ada.py"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Score: 14 of 14" in done.stdout


def test_check_of_a_wrong_answer_shows_what_was_seen_and_where(tmp_path: Path) -> None:
    source = RIGHT.replace("await self.get_response(request)", "nonsense")
    done = autograder("check", write(tmp_path / "ada.py", source))
    assert (done.returncode, done.stderr) == (1, "")
    assert "NameError: name 'nonsense' is not defined" in done.stdout
    assert "line 10:  response = nonsense" in done.stdout
    assert "This name does not exist here" in done.stdout
    steps = [line.strip() for line in done.stdout.splitlines()]
    first = steps.index("→  the request comes in")
    assert steps[first + 1 : first + 3] == [
        '▪  prints "Before response"',
        "✗  raises NameError in line 10",
    ]


def test_check_of_an_answer_that_waits_for_ever(tmp_path: Path) -> None:
    source = RIGHT.replace('print("After response")', 'await sleep(float("inf"))')
    done = autograder("check", write(tmp_path / "ada.py", "from asyncio import sleep\n" + source))
    assert (done.returncode, done.stderr) == (1, "")
    assert "Your response takes for ever" in done.stdout


def test_check_of_what_cannot_be_graded(classroom: Path) -> None:
    done = autograder("check", classroom / "kim.py", classroom / "liz.py")
    assert (done.returncode, done.stderr) == (1, "")
    assert "put the exercise's id into the file's name" in " ".join(done.stdout.split())
    assert "SyntaxError in line 2" in done.stdout


def test_check_of_a_class_in_another_cell_says_where_it_is(tmp_path: Path) -> None:
    cells = [cell(RIGHT), cell(f"# exercise: {PRINT_ORDER}\n", PRINT_ORDER)]
    done = autograder("check", write(tmp_path / "ada.ipynb", notebook(cells)))
    assert done.returncode == 1
    assert "there is no LogMiddleware in your file. It is in another cell: move it" in (
        " ".join(done.stdout.split())
    )


def test_check_names_the_exercise_by_a_part_of_its_id(tmp_path: Path) -> None:
    done = autograder("check", write(tmp_path / "ada.py", "x = 1\n"), "--exercise", "order")
    assert done.returncode == 1
    assert f"{PRINT_ORDER}  " in done.stdout


@pytest.mark.parametrize("source", [PRINTS, RAISES], ids=["printed", "raised"])
@pytest.mark.parametrize("colour", ["0", "1"])
def test_check_shows_markup_and_escapes_as_typed(tmp_path: Path, source: str, colour: str) -> None:
    environment = {"FORCE_COLOR": "1"} if colour == "1" else {}
    path = write(tmp_path / "[bold]e.py", source)
    done = autograder("check", path, COLUMNS="400", **environment)
    assert (done.returncode, done.stderr) == (1, "")
    assert MARKUP + AS_TYPED in done.stdout
    assert "[bold]e.py" in done.stdout
    assert ANSI not in done.stdout
    assert ("\x1b" in done.stdout) == (colour == "1")


# --- grade -----------------------------------------------------------------------------------


def test_grade_ends_well_whatever_the_marks(graded: tuple[Path, Done]) -> None:
    out, done = graded
    assert (done.returncode, done.stderr) == (0, "")
    scores = {r["student"]: (r["status"], r["score"]) for r in records(out)}
    assert scores.pop("ada") == ("graded", 14)
    assert scores.pop("kim") == scores.pop("liz") == ("ungradable", 0)
    assert {status for status, _ in scores.values()} == {"graded"}
    assert all(score < 14 for _, score in scores.values())
    assert "6 submissions of 6 students: 1 with full marks, 3 with less, 2 not gradable" in (
        done.stdout
    )


def test_grade_shows_markup_and_escapes_as_typed(graded: tuple[Path, Done]) -> None:
    shown = graded[1].stdout
    assert "eve[red]" in shown
    assert MARKUP not in shown  # it names mistakes; what was raised is in ``show``
    assert "\x1b" not in shown


FIELDS = {
    *("schema", "student", "submission", "exercise", "status", "reason", "score", "max_score"),
    *("checks", "quiz", "misconceptions", "diagnoses", "flags", "isolation", "kit", "seed"),
    *("content_sha256", "checks_sha256"),
}
CHECK_FIELDS = {"id", "title", "outcome", "drive", "points", "max_points", "message", "line"}


def test_a_record_has_the_fields_that_are_documented(graded: tuple[Path, Done]) -> None:
    for each in records(graded[0]):
        assert set(each) == FIELDS
        assert each["schema"] == 1
        for check in each["checks"]:
            assert set(check) == CHECK_FIELDS


def test_a_record_holds_what_a_grade_rests_on(graded: tuple[Path, Done]) -> None:
    out, _ = graded
    bob = record(out, "bob")
    failed = next(c for c in bob["checks"] if c["outcome"] == "failed")
    assert (bob["submission"], bob["exercise"], bob["max_score"]) == ("bob.py", PRINT_ORDER, 14)
    assert failed["id"] == "test_prints_surround_the_view"
    assert (failed["drive"], failed["points"], failed["max_points"]) == ("direct", 0, 2)
    assert bob["score"] == sum(check["points"] for check in bob["checks"])
    assert str(bob["seed"]) == (out / "seed").read_text().strip()
    assert len(bob["content_sha256"]) == len(bob["checks_sha256"]) == 64
    joe = next(c for c in record(out, "joe")["checks"] if c["outcome"] == "error")
    assert joe["message"].endswith(MARKUP + ANSI)  # in the record, text is as it was
    assert joe["line"] == 11


def test_a_second_run_judges_nothing(classroom: Path, out: Path) -> None:
    before = (out / "results.jsonl").read_bytes()
    done = autograder("grade", classroom, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert (out / "results.jsonl").read_bytes() == before
    assert "6 of them were judged before" in done.stdout


def test_a_second_run_judges_what_changed(classroom: Path, out: Path, tmp_path: Path) -> None:
    changed = shutil.copytree(classroom, tmp_path / "class")
    write(changed / "bob.py", RIGHT)
    before = records(out)
    assert autograder("grade", changed, "--out", out).returncode == 0
    assert records(out)[:-1] == before
    assert records(out)[-1]["student"] == "bob"
    assert records(out)[-1]["score"] == 14
    shown = autograder("show", out, "bob")
    assert "Score: 14 of 14" in shown.stdout
    assert "What happened" not in shown.stdout


def test_a_kit_error_is_tried_again(classroom: Path, out: Path) -> None:
    ada = {**record(out, "ada"), "status": "kit_error", "score": None}
    with (out / "results.jsonl").open("a") as file:
        file.write(json.dumps(ada) + "\n")
    assert autograder("grade", classroom, "--out", out).returncode == 0
    assert len(records(out)) == 8
    assert record(out, "ada")["score"] == 14


def test_a_torn_line_is_judged_again(classroom: Path, out: Path) -> None:
    path = out / "results.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    assert autograder("grade", classroom, "--out", out).returncode == 0
    assert sorted(r["student"] for r in records(out)) == [
        *("ada", "bob", "eve[red]", "joe", "kim", "liz")
    ]


def test_fresh_judges_all_again(classroom: Path, out: Path) -> None:
    before = records(out)
    assert autograder("grade", classroom, "--out", out, "--fresh").returncode == 0
    after = records(out)
    assert len(after) == len(before)
    assert {r["seed"] for r in before}.isdisjoint(r["seed"] for r in after)
    for one in (before, after):
        one.sort(key=lambda r: r["student"])
    assert [r["score"] for r in after] == [r["score"] for r in before]


def test_the_question_is_graded_as_soon_as_there_are_keys(tmp_path: Path) -> None:
    folder, out = tmp_path / "class", tmp_path / "out"
    for student, answer in (("ada", "b"), ("bob", "A"), ("eve", ""), ("liz", "A or B")):
        write(folder / f"{student}.ipynb", answered(answer))
    write(folder / "kim.py")
    assert autograder("grade", folder, "--out", out).returncode == 0
    assert [r["quiz"] for r in records(out)] == [None] * 5
    done = autograder("grade", folder, "--out", out, "--solutions", SOLUTIONS)
    assert done.returncode == 0
    assert "1/1" in done.stdout
    assert {r["student"]: r["quiz"] for r in records(out)} == {
        "ada": {"answer": "B", "points": 1, "max_points": 1},
        "bob": {"answer": "A", "points": 0, "max_points": 1},
        "eve": {"answer": None, "points": 0, "max_points": 1},
        "liz": {"answer": None, "points": None, "max_points": 1},
        "kim": None,
    }
    told = "Answers that can't be read (autograder check says why): liz (liz.ipynb)\n"
    assert told in done.stdout  # eve has none, which needs no person
    assert {(r["score"], r["max_score"]) for r in records(out)} == {(14, 14)}
    assert "1 of them were judged before" in done.stdout


def test_a_full_disk_is_one_line_and_loses_nothing(classroom: Path, tmp_path: Path) -> None:
    size = 3_500  # the first record has room, the second has not

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    folder = tmp_path / "class"
    for name in ("ada.py", "bob.py", "eve.py"):
        write(folder / name)
    done = subprocess.run(
        [AUTOGRADER, "grade", folder, "--out", tmp_path / "out", "--jobs", "1"],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == f"error: File too large: {tmp_path / 'out' / 'results.jsonl'}\n"
    assert [r["student"] for r in records(tmp_path / "out")] == ["ada"]


def test_what_breaks_the_kit_is_a_result_too() -> None:
    """Half a character can't be sent to a host; no notebook that is read has one."""
    works = [
        Submission(student, student, PRINT_ORDER, source)
        for student, source in (("ada", RIGHT), ("bob", "x = '\ud800'"), ("eve", RIGHT))
    ]
    results = {j.result.student: j.result for j in grade.judge(works, 0, Limits(), 1)}
    assert (results["ada"].score, results["eve"].score) == (14, 14)
    assert (results["bob"].status, results["bob"].score) == ("kit_error", None)
    assert "surrogates not allowed" in str(results["bob"].reason)


# --- Ctrl-C ----------------------------------------------------------------------------------


def press_ctrl_c(process: int) -> None:
    os.killpg(process, signal.SIGINT)  # as a terminal does


def terminate(process: int) -> None:
    os.kill(process, signal.SIGTERM)


def terminate_all(process: int) -> None:
    os.killpg(process, signal.SIGTERM)


def interrupt_when(
    ready: Callable[[int], bool],
    tmp_path: Path,
    *arguments: str | Path,
    kill: Callable[[int], None] = press_ctrl_c,
) -> tuple[int, str]:
    """Run a command, end it when it is ready; its exit code and what it wrote to stderr."""
    (tmp_path / "tmp").mkdir()
    with subprocess.Popen(
        [AUTOGRADER, *arguments],
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        while not ready(process.pid):
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.02)
        kill(process.pid)
        pressed = time.monotonic()
        _, errors = process.communicate(timeout=120)
        assert time.monotonic() - pressed < 30
    # A zygote that was still starting removes its folder by itself, when it finds its judge gone.
    while list((tmp_path / "tmp").iterdir()):
        assert time.monotonic() - pressed < 60
        time.sleep(0.05)
    return process.returncode, errors


def children(process: int) -> list[int]:
    text = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(child) for child in text.split()]


def endless(tmp_path: Path, count: int = 40) -> Path:
    """A right answer, and so many after it that each use up their CPU."""
    write(tmp_path / "class" / "ada.py")
    for number in range(count):
        write(tmp_path / "class" / f"z{number}.py", ENDLESS)
    return tmp_path / "class"


@pytest.mark.parametrize("kill", [press_ctrl_c, terminate, terminate_all])
def test_ctrl_c_keeps_what_is_judged(tmp_path: Path, kill: Callable[[int], None]) -> None:
    out = tmp_path / "out"

    def one_is_judged(_: int) -> bool:
        return (out / "results.jsonl").is_file() and len(records(out)) > 0

    folder = endless(tmp_path, 3)
    grade = ("grade", folder, "--out", out)
    code, errors = interrupt_when(one_is_judged, tmp_path, *grade, kill=kill)
    judged = len(records(out))
    assert 0 < judged < 4
    assert code == 130
    assert errors == (
        f"error: stopped. {judged} of 4 are judged and kept in {out}; "
        "the same command goes on from there\n"
    )


@pytest.mark.parametrize("number", [1, 2, 3])
def test_ctrl_c_while_workers_start(tmp_path: Path, number: int) -> None:
    def started(process: int) -> bool:
        return len(children(process)) >= number

    arguments = ("grade", endless(tmp_path), "--out", tmp_path / "out", "--jobs", "2")
    code, errors = interrupt_when(started, tmp_path, *arguments)
    assert code == 130
    assert errors.startswith("error: stopped. 0 of 41 are judged")
    assert errors.count("\n") == 1


def test_ctrl_c_ends_a_check(tmp_path: Path) -> None:
    def judges(process: int) -> bool:
        return children(process) != []

    code, errors = interrupt_when(judges, tmp_path, "check", endless(tmp_path))
    assert (code, errors.strip()) == (130, "error: stopped")


# --- show ------------------------------------------------------------------------------------


def test_show_gives_a_grade_and_what_it_rests_on(graded: tuple[Path, Done]) -> None:
    done = autograder("show", graded[0], "joe", COLUMNS="400")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Your code raised ValueError: {MARKUP}{AS_TYPED}" in done.stdout
    assert "What was seen: " in done.stdout
    assert "Score: " in done.stdout


def test_show_of_an_unknown_student_names_the_students(graded: tuple[Path, Done]) -> None:
    done = autograder("show", graded[0], "zoe")
    assert is_one_error(done, "zoe", "ada, bob, eve[red], joe, kim, liz"), done
    done = autograder("show", graded[0], "Ada")
    assert is_one_error(done, "Ada", "did you mean ada?"), done


# --- verify ----------------------------------------------------------------------------------


def trimmed(tmp_path: Path, *wrong: str) -> Path:
    """A folder of solutions with these known wrong answers of one exercise, and no other."""
    exercise = "02_async_call"
    kept = {"middleware.py", "answers.toml", *wrong}
    return shutil.copytree(
        SOLUTIONS / exercise,
        tmp_path / "solutions" / exercise,
        ignore=lambda _, names: [n for n in names if n not in kept | {"wrong"}],
    )


def test_verify_of_one_exercise_names_what_is_to_be_mended(tmp_path: Path) -> None:
    folder = trimmed(tmp_path, "called_twice.py", "retried.py")
    path = folder / "wrong" / "called_twice.py"
    write(path, "# called_twice: test_of_nothing\n" + path.read_text().split("\n", 1)[1])
    answers = folder / "answers.toml"
    write(answers, answers.read_text().replace("misconception", "# misconception", 1))
    done = autograder("verify", "async_call", "--solutions", folder.parent, COLUMNS="400")
    assert done.returncode == 1
    errors = [line for line in done.stdout.splitlines() if line.startswith("error: ")]
    assert len(errors) == 3
    assert "every wrong option names its misconception" in errors[0]
    assert "wrong/called_twice.py: says test_of_nothing; fails test_" in errors[1]
    assert "is called_twice; what is named is double_call" in errors[2]
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["02_async_call", "fails", "passes", "2", "1"] in rows


# --- reset and build -------------------------------------------------------------------------


def test_reset_keeps_the_old_work_beside_it_each_time(tmp_path: Path) -> None:
    work = write(tmp_path / PRINT_ORDER / "middleware.py", "first\n")
    assert autograder("reset", "order", cwd=tmp_path).returncode == 0
    starter = work.read_text()
    assert starter.startswith(f"# exercise: {PRINT_ORDER}\n")
    assert "To do" in starter
    write(work, "second\n")
    done = autograder("reset", PRINT_ORDER, cwd=work.parent.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert "middleware.mine2.py" in done.stdout
    kept = {path.name: path.read_text() for path in work.parent.iterdir()}
    assert kept == {
        "middleware.py": starter,
        "middleware.mine.py": "first\n",
        "middleware.mine2.py": "second\n",
    }


def test_reset_of_a_starter_keeps_no_copy(tmp_path: Path) -> None:
    work = write(tmp_path / PRINT_ORDER / "middleware.py", "first\n")
    for _ in range(3):
        assert autograder("reset", "order", cwd=tmp_path).returncode == 0
    assert len(list(work.parent.iterdir())) == 2


def test_reset_says_how_to_get_a_fresh_notebook(tmp_path: Path) -> None:
    write(tmp_path / f"{PRINT_ORDER}.ipynb", "mine")
    done = autograder("reset", "order", cwd=tmp_path)
    assert is_one_error(done, "stays as it is", "rename yours", "autograder lab"), done
    write(tmp_path / "exercises" / PRINT_ORDER / "middleware.py", "mine")
    done = autograder("reset", "order", cwd=tmp_path)
    assert done.returncode == 0
    assert "Your notebook stays as it is. For a fresh notebook rename yours" in done.stdout


def test_build_writes_what_is_stale_and_check_only_tells(tmp_path: Path) -> None:
    out = shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    arguments = ("--solutions", SOLUTIONS, "--out", out)
    stale = out / "release" / PRINT_ORDER / f"{PRINT_ORDER}.ipynb"
    fresh = stale.read_text()
    write(stale, "{}")
    done = autograder("build", "--check", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    name = f"notebooks/release/{PRINT_ORDER}/{PRINT_ORDER}.ipynb"
    assert done.stderr == f"error: {name} is stale: run autograder build\n"
    assert stale.read_text() == "{}"
    done = autograder("build", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 file written;")
    assert stale.read_text() == fresh
