"""What a submission finds when it looks around in the process that it runs in."""

from __future__ import annotations

import ast
import contextlib
import itertools
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import ROOT, SOLUTIONS

from autograder.checks import test_03_print_order as checks
from autograder.judge import Judge
from autograder.limits import Limits
from autograder.protocol import Load, Printed

# Behind walls there would be less to see: what a host has to hide has to be hidden without.
LIMITS = Limits(isolation="none", cpu_seconds=60)

RIGHT = """
class LogMiddleware:
    def __init__(self, inner):
        self.inner = inner

    async def __call__(self, asked):
        look()
        print("Before " + "response")
        answer = await self.inner(asked)
        print("After " + "response")
        return answer
"""


async def started(source: str) -> Judge:
    load = Load(source, "ada.py", "LogMiddleware", completes_flags=True)
    return await Judge.start(load, LIMITS, "seed")


async def printed(source: str) -> list[str]:
    """The lines that a submission prints while it is loaded."""
    judge = await started(source + "\nLogMiddleware = print\n")
    judge.close()
    return "".join(event.text for event in judge.loading.of(Printed)).splitlines()


def exists(path: str) -> bool:
    return Path(path).exists()


# --- modules, environment, descriptors -------------------------------------------------------


async def test_the_host_has_nothing_of_the_judge_imported() -> None:
    modules = await printed("import sys\nfor one in sys.modules.values(): print(one.__name__)")
    ours = {name for name in modules if name.split(".")[0] in ("autograder", "solutions", "tests")}
    inside = ("autograder.host", "autograder.protocol", "autograder.walls")
    outside = {name for name in ours if not name.startswith(inside)}
    assert "autograder.host.app" in ours
    assert "django.http" in modules
    assert outside <= {"autograder", "autograder.protocol.frames", "autograder.protocol.forks"}
    judges = {"pytest", "_pytest", "pytest_asyncio", "click", "rich", "nbformat", "tomllib"}
    assert judges.isdisjoint(modules)


async def test_the_host_has_nothing_of_the_judges_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "a secret of the judge")
    lines = await printed("import os\nfor item in os.environ.items(): print(*item)")
    environment = dict(line.split(" ", 1) for line in lines)
    assert set(environment) - {"LC_CTYPE"} == {
        *("HOME", "LANG", "LOGNAME", "MALLOC_ARENA_MAX", "PATH", "TMPDIR", "USER")
    }
    assert environment["HOME"] == environment["TMPDIR"]
    assert environment["HOME"] != str(Path.home())


async def test_the_host_runs_in_an_empty_folder_of_its_own() -> None:
    look = "import os\nprint(os.getcwd(), os.environ['HOME'], os.listdir())"
    one, two = [(await printed(look))[0].split(" ", 2) for _ in range(2)]
    assert one[0] == one[1]
    assert one[2] == two[2] == "[]"
    assert one[0] != two[0]
    assert not exists(one[0])


async def test_the_host_has_its_own_channel_and_no_other() -> None:
    look = """
import os, socket, stat

for name in os.listdir("/proc/self/fd"):
    try:
        mode = os.fstat(int(name)).st_mode
    except OSError:
        continue  # the listing itself
    if stat.S_ISSOCK(mode):
        print("socket", name)
    elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
        print("file", os.readlink(f"/proc/self/fd/{name}"))
"""
    kinds = [line.split()[0] for line in await printed(look)]
    assert kinds == ["socket"] * 3  # the channel, and the loop's pair to wake itself


# --- memory ----------------------------------------------------------------------------------

SPY = """
import gc, sys

CONTROL = " ".join(["a", "sentence", "that", "is", "here", "to", "be", "found"])
HALVES = [("a sentence that is ", "here to be found"), *SECRETS]
requests = 0
found = []


def texts():
    gc.unfreeze()
    seen, todo = set(), [gc.get_objects(), sys.modules, sys._getframe()]
    while todo:
        for thing in gc.get_referents(todo.pop()):
            if id(thing) in seen:
                continue
            seen.add(id(thing))
            if isinstance(thing, str):
                yield thing.encode("utf-8", "replace")
            elif isinstance(thing, (bytes, bytearray)):
                yield bytes(thing)
            else:
                todo.append(thing)


def memory():
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as data:
        for line in maps.read().splitlines():
            addresses, rights, *_ = line.split()
            begin, end = (int(address, 16) for address in addresses.split("-"))
            if rights.startswith("rw"):
                data.seek(begin)
                yield data.read(end - begin)


def hits(places):
    halves = [(first.encode(), second.encode()) for first, second in HALVES]
    found = set()
    for place in places:
        for number, (first, second) in enumerate(halves):
            at = place.find(first)
            while at >= 0:
                if place.startswith(second, at + len(first)):
                    found.add(number)
                at = place.find(first, at + 1)
    return sorted(found)


def look():
    global requests
    requests += 1
    if requests in (1, 150):
        found.append(hits(texts()))
        found.append(hits(memory()))
    print("found", found, file=sys.stderr)
"""


def explanations() -> Iterator[str]:
    for path in SOLUTIONS.glob("*/answers.toml"):
        for option in tomllib.loads(path.read_text())["options"].values():
            yield max(option["explanation"].splitlines(), key=len)


def references() -> Iterator[str]:
    """Pairs of lines of the references that no starter shows."""
    starters = "".join(p.read_text() for p in (ROOT / "exercises").glob("*/middleware.py"))
    for path in SOLUTIONS.glob("*/middleware.py"):
        pairs = ("\n".join(pair) for pair in itertools.pairwise(path.read_text().splitlines()))
        yield from (pair for pair in pairs if pair not in starters)


def literals() -> Iterator[str]:
    """Titles, messages and expected values of the checks."""
    for path in (ROOT / "autograder" / "checks").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def halves(texts: Iterator[str]) -> list[tuple[str, str]]:
    """Distinctive texts, cut in two: the spy's source must not contain what it looks for."""
    whole = sorted({text for text in texts if len(text) > 36 and text.isascii()})
    return [(text[: len(text) // 2], text[len(text) // 2 :]) for text in whole]


def spy(secrets: list[tuple[str, str]]) -> str:
    return SPY.replace("*SECRETS", f"*{secrets!r}") + RIGHT


async def all_checks(judge: Judge) -> None:
    """Run every check of the exercise, whatever becomes of it."""
    for name in vars(checks):
        if name.startswith("test_"):
            with contextlib.suppress(Exception):
                await getattr(checks, name)(judge)


@pytest.mark.parametrize("secrets", [explanations, references, literals])
async def test_no_secret_is_in_the_hosts_memory(secrets: Callable[[], Iterator[str]]) -> None:
    pairs = halves(secrets())
    assert len(pairs) >= 8
    source = spy(pairs)
    assert not any(first + second in source for first, second in pairs)
    judge = await started(source)
    await all_checks(judge)
    judge.close()
    seen = [e.text for e in judge.trace.of(Printed) if e.stream == "stderr"]
    assert seen[-1] == "found [[0], [0], [0], [0]]\n"
    assert len(judge.passed) >= 10


def test_the_secrets_are_those_of_this_exercise_too() -> None:
    assert any("requests that overlap print Before" in text for text in literals())
    assert any('print("Before response")' in text for text in references())
