"""The walls stand, each limit has a name in the result, and what is read is flagged."""

from __future__ import annotations

import platform
import re
from pathlib import Path
from typing import Any

import pytest
from commands import RIGHT, autograder, write

from autograder import flags, grade, sandbox
from autograder.cli.walls import WORDS
from autograder.limits import Limits
from autograder.result import Result
from autograder.sandbox import launch, plain, remedy, tiers
from autograder.submission import Submission
from autograder.walls import syscalls

HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
GIVEN = [
    pytest.param(tier, marks=pytest.mark.skipif(bool(why), reason=f"no tier {tier} here: {why}"))
    for tier in ("A", "B")
    for why in (tiers.missing(tier),)
]


def judged(source: str, **limits: Any) -> Result:
    work = Submission("ada", "ada.py", "03_print_order", source)
    (one,) = grade.judge_here([work], 0, Limits(**limits))
    return one.result


def messages(result: Result) -> str:
    return " | ".join([result.reason or "", *(check.message for check in result.checks)])


def calling(statement: str, **limits: Any) -> Result:
    """A right answer that does something else as well, at each request."""
    return judged(RIGHT.replace("print(", f"{statement}\n        print(", 1), **limits)


# --- tiers -----------------------------------------------------------------------------------


@pytest.mark.parametrize("machine", HEADERS)
def test_numbers_of_system_calls_are_the_kernels(machine: str) -> None:
    header = HEADERS[machine]
    if not header.exists():
        pytest.skip(f"the kernel's headers are not installed: {header}")
    found = dict(re.findall(r"#define __NR(?:3264)?_(\w+) (\d+)", header.read_text()))
    found.setdefault("newfstatat", found.get("fstatat", ""))
    for name, number in syscalls.numbers(machine).items():
        assert found[name] == str(number), name


def test_a_machine_that_is_not_known_has_no_filter() -> None:
    with pytest.raises(KeyError):
        syscalls.numbers("pdp11")


@pytest.mark.skipif(platform.system() != "Linux", reason="there are walls on Linux alone")
def test_this_machine_gives_at_least_one_tier() -> None:
    assert tiers.best() in ("A", "B"), {tier: tiers.missing(tier) for tier in "AB"}


@pytest.mark.parametrize("tier", GIVEN)
def test_a_right_answer_passes_and_names_its_tier(tier: str) -> None:
    result = judged(RIGHT, isolation=tier)
    assert result.passed, messages(result)
    assert result.isolation == tier


ATTEMPTS = {
    "write": "open('/tmp/autograder-was-here', 'w')",
    "write here": "open('here', 'w')",
    "read": "open('/etc/passwd').read()",
    "read the checks": "open({checks!r}).read()",
    "start": "__import__('os').fork()",
    "signal": "__import__('os').kill(__import__('os').getppid(), 0)",
    "network": "__import__('socket').socket()",
    "descriptors": "__import__('fcntl').fcntl(0, __import__('fcntl').F_SETOWN, 1)",
}


@pytest.mark.parametrize("tier", GIVEN)
def test_what_a_wall_refuses_is_refused(tier: str) -> None:
    checks = str(Path(grade.__file__).parent / "checks" / "visits.py")
    works = [
        Submission(name, "x.py", "03_print_order", f"{attempt.format(checks=checks)}\n{RIGHT}")
        for name, attempt in ATTEMPTS.items()
    ]
    results = [one.result for one in grade.judge_here(works, 0, Limits(isolation=tier))]
    assert [r.student for r in results] == list(ATTEMPTS)
    for result in results:
        assert result.status == "ungradable", result.student
        assert re.search("PermissionError|FileNotFoundError", messages(result)), messages(result)


def test_without_walls_the_same_is_not_refused(tmp_path: Path) -> None:
    result = judged(f"open({str(tmp_path / 'here')!r}, 'w')\n{RIGHT}", isolation="none")
    assert result.passed, messages(result)
    assert result.isolation == "none"


def test_what_a_machine_lacks_is_one_clear_line(tmp_path: Path) -> None:
    write(tmp_path / "ada.py")
    arguments = ("grade", tmp_path, "--exercise", "03", "--out", tmp_path / "out")
    run = autograder(*arguments, "--isolation", "A", PATH="/nowhere")
    assert run.returncode == 2
    assert run.stderr.replace("\n", " ").startswith("error: this machine can't give isolation A: ")


def test_doctor_says_what_is_missing_and_what_would_give_it() -> None:
    run = autograder("doctor", PATH="/nowhere")
    assert "not here: bubblewrap is not installed" in run.stdout
    assert "to get it: install the package bubblewrap" in run.stdout
    whole = autograder("doctor")
    for tier in ("A", "B"):
        assert ("✓" if tiers.missing(tier) is None else "✗") + f" {tier}" in whole.stdout
    assert whole.returncode == (1 if tiers.best() == "none" else 0)


def test_every_reason_has_a_remedy() -> None:
    for tier, why in (("A", "No permissions"), ("B", "not implemented"), ("B", "not supported")):
        assert remedy.remedy(tier, why)
    assert set(WORDS) == {"A", "B", "none"}


# --- limits ----------------------------------------------------------------------------------

LIMITED = {
    "used more than 1 s of CPU": ("while True: pass", {"cpu_seconds": 1}),
    "used more than 3 s of CPU": (
        "sum(range(40_000_000))",
        {"total_cpu_seconds": 3, "cpu_seconds": 60},
    ),
    "It needs more memory than it may use": ("bytes(300 << 20)", {"memory_megabytes": 256}),
    "printed more than 64 kilobytes": ("print('x' * 50_000)", {"output_kilobytes": 64}),
    "more than 100 events at once": (
        "[print(n) for n in range(101)]",
        {"events": 100},
    ),
    "more than 8 kilobytes of events": ("print('x' * 9000)", {"event_kilobytes": 8}),
    "more than 20 requests to the view": (
        "import asyncio; await asyncio.wait({asyncio.ensure_future(self.get_response(request))"
        " for _ in range(21)})",
        {"requests": 20},
    ),
    "Your response takes an hour": ("import asyncio; await asyncio.sleep(3600)", {}),
    "Your response takes a day": (
        "import asyncio; await asyncio.sleep(86400)",
        {"virtual_seconds": 4000},
    ),
    "woke up 10 times to no effect": (
        "import asyncio\n        while True: await asyncio.sleep(0.01)",
        {"timers": 10},
    ),
    "was still not done after 1 s": (
        "__import__('select').select([], [], [], 20)",
        {"wall_seconds": 1},
    ),
    "took more than 1 s in all": (
        "__import__('select').select([], [], [], 20)",
        {"total_wall_seconds": 1},
    ),
}


@pytest.mark.parametrize("words", LIMITED)
def test_a_limit_is_named_in_the_result(words: str) -> None:
    statement, limits = LIMITED[words]
    result = calling(statement, **limits)
    assert not result.passed
    assert words in messages(result), messages(result)


def test_a_limit_that_is_raised_lets_it_pass() -> None:
    assert calling("bytes(300 << 20)", memory_megabytes=1024).passed


def test_of_a_flood_head_and_tail_are_kept() -> None:
    source = RIGHT.replace(
        "print(", "[print(n, 'x' * 1000) for n in range(200)]\n        print(", 1
    )
    work = Submission("ada", "ada.py", "03_print_order", source)
    (one,) = grade.judge_here([work], 0, Limits())
    trace = one.traces["test_prints_surround_the_view"]
    assert '"0 x' in trace
    assert '"100 x' not in trace
    assert "bytes more, which are left out" in trace
    assert '"199 x' in trace


@pytest.mark.parametrize(
    "limit", ["speed=3", "cpu_seconds", "cpu_seconds=fast", "timers=-1", "memory_megabytes=9"]
)
def test_a_limit_that_is_none_is_refused(limit: str, tmp_path: Path) -> None:
    run = autograder("grade", write(tmp_path / "ada.py"), "--out", tmp_path, "--limit", limit)
    assert run.returncode == 2
    assert run.stderr.startswith("error: Invalid value for '--limit'")


# --- where nothing can be forked -------------------------------------------------------------


@pytest.mark.parametrize("inherits", [True, False], ids=["socket handed over", "called back"])
def test_a_host_of_its_own_process_gives_the_same_verdicts(
    inherits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "start", plain.start)
    monkeypatch.setattr(launch, "INHERITS", inherits)
    limits = {"isolation": "none", "cpu_seconds": 1}
    assert judged(RIGHT, **limits).passed
    assert "used more than 1 s of CPU" in messages(calling("while True: pass", **limits))
    assert "exit code 7" in messages(calling("__import__('os')._exit(7)", **limits))
    result = judged("while True: pass", **limits)
    assert result.reason == "stopped while your file was loaded: used more than 1 s of CPU"


# --- flags -----------------------------------------------------------------------------------

FLAGGED = {
    "import gc": "the garbage collector (line 1)",
    "import os\nfrom ctypes import CDLL": "memory, by ctypes (line 2)",
    "import sys\nsys._getframe()": "frames (line 2)",
    "import inspect\ninspect.currentframe().f_back": "frames (line 2)",
    "import sys\ngetattr(sys, '_getframe')": "frames (line 2)",
    "import sys\nsys.settrace(print)": "frames, by tracing (line 2)",
    "__import__('gc').get_objects()": "the garbage collector (line 1)",
    "import sys\nsys.modules['autograder.host']": "the kit's own modules (line 2)",
    "from autograder.host import app": "the kit's own modules (line 1)",
    "import autograder.notebook.demo": "the kit's own modules (line 1)",
    "import os\nos.write(7, b'x')": "descriptors that are not its own (line 2)",
    "text = 'x'\nexec(text)": "code that can't be read, by exec (line 2)",
}


@pytest.mark.parametrize("source", FLAGGED)
def test_what_reaches_into_the_process_is_flagged(source: str) -> None:
    assert FLAGGED[source] in flags.of(source)


@pytest.mark.parametrize(
    "source",
    ["import inspect, logging, traceback", "log = {'gc': 1}", "re.compile(x)", "x = 'f_back'", "("],
)
def test_what_does_not_is_not(source: str) -> None:
    assert flags.of(source) == ()


def test_no_honest_module_is_flagged() -> None:
    root = Path(__file__).parent
    files = [*root.glob("right/*/*.py"), *root.glob("honest/*.py")]
    assert len(files) > 100
    assert {f.name: found for f in files if (found := flags.of(f.read_text()))} == {}


def test_a_flagged_submission_keeps_its_score_and_is_for_a_person(tmp_path: Path) -> None:
    write(tmp_path / "class" / "ada.py", "import gc\n" + RIGHT)
    run = autograder("grade", tmp_path / "class", "--exercise", "03", "--out", tmp_path / "out")
    assert run.returncode == 0
    assert "look at it: the garbage collector (line 1)" in run.stdout
    assert "1 with full marks" in run.stdout
    assert "1 for a person to look at" in " ".join(run.stdout.split())
    record = (tmp_path / "out" / "results.jsonl").read_text()
    assert '"status":"review"' in record
    assert '"flags":["the garbage collector (line 1)"]' in record
