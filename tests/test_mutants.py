"""Mutants of the references: what is made, and that the checks let none of them pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import SOLUTIONS, autograder, write
from own import LESSON, RIGHT, own_course

from autograder import catalog
from autograder.authoring import survivors
from autograder.authoring.mutants import Mutant, mutants
from autograder.limits import Limits

EXERCISES = list(catalog.exercises().values())

SOURCE = '''
"""What it is for."""
import functools

class Middleware:
    """Its own."""

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request, /):
        count = 1
        try:
            response = await self.get_response(request)
        except ValueError:
            raise
        if count > 0 and not response.streaming:
            response["X-Count"] = str(count + 1)
        return response
'''


@pytest.fixture(scope="module")
def made() -> list[Mutant]:
    return list(mutants(SOURCE))


@pytest.mark.parametrize(
    ("operator", "before", "after"),
    [
        ("await removed", "response = await self.get_response(request)", "self.get_response"),
        ("statement dropped", "count = 1", ""),
        ("statements swapped", "count = 1", "count = 1"),
        ("return dropped", "return response", "response"),
        ("return of nothing", "return response", "return"),
        ("constant changed", "count = 1", "count = 2"),
        ("constant changed", "response['X-Count'] = str(count + 1)", "response['X-Countx']"),
        ("comparison changed", "if count > 0 and (not response.streaming):", "if count >= 0"),
        ("condition negated", "if count > 0 and (not response.streaming):", "if not (count"),
        ("and, or changed", "if count > 0 and (not response.streaming):", "if count > 0 or"),
        ("part of a condition dropped", "if count > 0 and (not", "if not response.streaming:"),
        ("sign dropped", "if count > 0 and (not", "if count > 0 and response.streaming:"),
        ("arithmetic changed", "response['X-Count'] = str(count + 1)", "str(count - 1)"),
        ("name changed", "return response", "return request"),
        ("argument changed", "response = await self.get_response(request)", "get_response(None)"),
        ("argument dropped", "response = await self.get_response(request)", "get_response()"),
        ("except widened", "except ValueError:", "except BaseException:"),
        ("block unwrapped", "try:; response = await", "response = await self.get_resp"),
    ],
)
def test_an_operator(made: list[Mutant], operator: str, before: str, after: str) -> None:
    of = [(m.before, m.after) for m in made if m.operator == operator]
    assert any(before in b and after in a for b, a in of), of


def test_what_does_not_compile_is_no_mutant(made: list[Mutant]) -> None:
    """A plain def with an await in it."""
    assert "async removed" not in {m.operator for m in made}
    assert "async removed" in {m.operator for m in mutants("async def f():\n    return g()\n")}


def test_every_mutant_compiles_and_is_there_once() -> None:
    found = list(mutants(SOURCE))
    for mutant in found:
        compile(mutant.source, "mutant", "exec")
    assert len({mutant.source for mutant in found}) == len(found) > 40


def test_what_compiles_to_the_same_code_is_no_mutant() -> None:
    assert "return of nothing" not in {
        m.operator for m in mutants("def f(a):\n    a.b\n    return None\n")
    }


def test_a_key_does_not_change_with_the_lines_around() -> None:
    moved = "# a comment\n\n" + SOURCE.replace(
        "        count = 1", "        # one\n        count = 1"
    )
    assert {m.key for m in mutants(moved)} == {m.key for m in mutants(SOURCE)}


def test_no_mutant_of_a_reference_passes_without_a_reason() -> None:
    planned = survivors.plan(EXERCISES, SOLUTIONS)
    tried = list(survivors.judged(planned, Limits(), jobs=2))
    assert len(tried) == len(planned) > 15 * len(EXERCISES)
    assert list(survivors.findings(tried, SOLUTIONS)) == []


def test_a_weak_check_lets_mutants_pass_and_the_command_tells(tmp_path: Path) -> None:
    course = own_course(tmp_path)
    path = course / "checks" / f"test_{LESSON}.py"
    write(path, path.read_text().replace('header("X-Signed") == "yes"', 'header("X-Signed")'))
    entry = {
        "operator": "constant changed",
        "before": "response['X-Signed'] = 'yes'",
        "after": "response['X-Signed'] = 'YES'",
        "reason": "Nobody minds.",
    }
    gone = entry | {"after": "never"}
    entries = [f"{key} = {value!r}".replace("'", '"', 0) for key, value in entry.items()]
    more = [f"{key} = {value!r}" for key, value in gone.items()]
    text = "[[mutants]]\n" + "\n".join(entries) + "\n[[mutants]]\n" + "\n".join(more) + "\n"
    write(course / "solutions" / LESSON / "equivalent.toml", text)
    done = autograder("verify", "--mutate", "--course", course, COLUMNS="400")
    assert done.returncode == 1
    said = [line for line in done.stdout.splitlines() if line.startswith("error: ")]
    assert any("- response['X-Signed'] = 'yes' + response['X-Signed'] = 'yesx'" in s for s in said)
    assert any("no mutant passes by constant changed" in s for s in said)
    assert not any("'YES'" in s for s in said)


def test_a_reference_that_is_no_python_is_one_line(tmp_path: Path) -> None:
    course = own_course(tmp_path)
    write(course / "solutions" / LESSON / "middleware.py", RIGHT.replace("async def", "async dfe"))
    done = autograder("verify", "--mutate", "--course", course)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "middleware.py" in done.stderr
