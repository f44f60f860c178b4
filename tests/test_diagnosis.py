"""The mistake by its name: what the reader follows, what it survives, and what is said about it.

Whether the right one is named is held by ``verify`` over the known wrong answers.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from autograder import catalog, grade
from autograder.authoring import verify
from autograder.diagnosis import known, named, texts
from autograder.diagnosis.case import Case
from autograder.diagnosis.reader import Reading, read
from autograder.feedback import feedback
from autograder.feedback.html import html
from autograder.limits import Limits
from autograder.submission import Submission

ROOT = Path(__file__).parents[1]
EXERCISES = catalog.exercises()


def reading(body: str, name: str = "M") -> Reading:
    return read(f"import asyncio\n\nclass {name}:\n{body}", name)


INIT = "    def __init__(self, get_response):\n        self.next = get_response\n"


@pytest.mark.parametrize(
    "body",
    [
        "    async def __call__(self, request):\n        return self.next(request)\n",
        "    async def __call__(self, r):\n        f = self.next\n        x = f(r)\n"
        "        return x\n",
        "    async def __call__(self, r):\n        return (x := self.next(r))\n",
        "    def go(self, r):\n        return self.next(r)\n"
        "    async def __call__(self, r):\n        return self.go(r)\n",
        "    async def __call__(self, r):\n"
        "        def go():\n            return self.next(r)\n"
        "        return go()\n",
    ],
)
def test_the_reader_follows_a_coroutine_to_the_return(body: str) -> None:
    (answer,) = reading(INIT + body).of("answer")
    assert [(v.kind, v.data, v.awaited) for v in answer.values] == [("coroutine", "view", 0)]


def test_the_reader_goes_into_base_classes_and_knows_what_was_awaited() -> None:
    source = (
        "class Base:\n"
        + INIT
        + "    async def __call__(self, request):\n        return await self.handle(request)\n"
        + "class M(Base):\n    async def handle(self, request):\n"
        + "        response = await self.next(request)\n        return response\n"
    )
    found = read(source, "M")
    assert [v.kind for v in found.of("answer")[0].values] == ["response"]
    assert found.of("await_view")[0].line == 8


def test_the_reader_follows_super_along_the_classes() -> None:
    source = (
        "class Base:\n"
        + INIT
        + "    async def __call__(self, request):\n        return await self.next(request)\n"
        + "class Half:\n    def __call__(self, request):\n"
        + "        return super().__call__(request)\n"
        + "class M(Half, Base):\n    def __init__(self, get_response):\n"
        + "        super().__init__(get_response)\n"
        + "    async def __call__(self, request):\n        return super().__call__(request)\n"
    )
    found = read(source, "M")
    assert [(v.kind, v.name, v.awaited) for v in found.of("answer")[0].values] == [
        ("coroutine", "__call__", 0)
    ]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "M = 1",
        "class M(M): pass\n",
        "def M(g):\n    return M(g)\n",
        "class M:\n    def __getattr__(self, n):\n        return getattr(self, n)\n"
        "    def __call__(self, r):\n        return self(self)\n",
        "M = " + "(" * 150 + ")" * 150,
        "M = " + "-" * 20_000 + "1",
        "M = " + "+".join(["1"] * 10_000),
        "def M(g):\n" + "".join(f"{' ' * n}if g:\n" for n in range(1, 90)) + " " * 91 + "g()\n",
        "def M(g):\n  async def f(r):\n" + "    f(r) if r else f(r)\n" * 3_000 + "  return f\n",
        "x = '\\d'\ndef M(g): return g\n",
        "\0",
        "﻿class M: pass",
        "class M:\n  x: int = M\n  y = lambda: M()\nM = M()\n" * 50,
    ],
    ids=lambda source: repr(source[:20]),
)
@pytest.mark.filterwarnings("error")
def test_whatever_is_in_the_file_the_reader_ends_soon(source: str) -> None:
    begin = time.process_time()
    for exercise in EXERCISES.values():
        named(Case(exercise.id, "M", source, reason="your file can't be loaded: E in line 1: x"))
        named(Case(exercise.id, "M", source))
    assert time.process_time() - begin < 5  # CPU, not the clock: a hang would be far beyond


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        ("your file can't be loaded: EOFError in line 1: EOF when reading a line", "raises"),
        ("your file can't be loaded: ZeroDivisionError in line 1: division by zero", "raises"),
        ("your file can't be loaded: NameError in line 1: name 'x' is not defined", "undefined"),
        ("your file can't be loaded: AttributeError in line 1: no attribute 'x'", "attribute"),
        ("your file can't be loaded: ModuleNotFoundError in line 1: No module", "import"),
        ("there is no M in your file", "missing"),
    ],
)
def test_what_is_not_there_is_named_by_what_was_seen(reason: str, name: str) -> None:
    (found,) = named(Case("03_print_order", "M", "x = 1\n", reason=reason))
    assert found.id == f"name_or_syntax.{name}"


def test_a_line_that_was_called_while_the_file_was_loaded_is_not_to_be_taken_out() -> None:
    source = "def f():\n    return 1 / 0\n\nf()\n"
    reason = "your file can't be loaded: ZeroDivisionError in line 2: division by zero"
    (found,) = named(Case("03_print_order", "M", source, reason=reason))
    assert (found.id, found.line) == ("name_or_syntax.raises_in_a_call", 2)


@pytest.mark.parametrize(
    ("line", "text", "name", "evidence"),
    [
        ("if x === 1:", "invalid syntax", "other_language", "Python writes `==`"),
        ("else if x:", "expected ':'", "other_language", "Python writes `elif`"),
        ("class M {", "invalid syntax", "other_language", "a colon opens a block"),
        ('print("a && b" 1)', "invalid syntax", "syntax", "Python says: invalid syntax"),
        ("def async f():", "invalid syntax", "keyword", "`async` comes before `def`"),
        ("x = awiat y", "invalid syntax", "keyword", "`awiat` is no word of Python's; `await` is"),
        ("x = asyncio.wait y", "invalid syntax", "syntax", "Python says: invalid syntax"),
        ("<<<<<<< HEAD", "invalid syntax", "pasted", "git has marked a conflict here"),
        ("```python", "invalid syntax", "pasted", "these are the quotes around code in a text"),
        ("Here is the code:", "invalid syntax", "pasted", "this is a sentence"),
    ],
)
def test_what_python_refuses_is_named_by_its_line(
    line: str, text: str, name: str, evidence: str
) -> None:
    reason = f"your file can't be loaded: SyntaxError in line 1: {text}"
    (found,) = named(Case("03_print_order", "M", line, reason=reason))
    assert (found.id, found.evidence) == (f"name_or_syntax.{name}", evidence)


def test_every_module_of_the_hostile_corpus_is_read_without_an_error() -> None:
    files = sorted((ROOT / "tests" / "hostile").glob("*.py"))
    assert len(files) > 50
    for file in files:
        source = file.read_bytes().decode("utf-8", "replace")
        for exercise in EXERCISES.values():
            named(Case(exercise.id, exercise.name, source, starter=exercise.starter.read_text()))


def test_the_reader_knows_the_names_that_django_has(tmp_path: Path) -> None:
    from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

    for kind, classes in (
        ("response", (HttpResponse, StreamingHttpResponse)),
        ("request", (HttpRequest,)),
    ):
        names = {n for c in classes for n in vars(c) if not n.startswith("_")}
        assert {n for n in names if not known.has(kind, n)} == set()


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_misconception_has_its_words_in_every_exercise(exercise: str) -> None:
    for key in (*texts._vocabulary(), *texts._own(exercise)):
        said = texts.words(exercise, key)
        for text in (said.name, said.what, said.why, said.try_):
            assert text.strip()
            assert text.count("`") % 2 == 0


def test_every_finer_id_that_a_rule_gives_is_of_a_family_with_words() -> None:
    folder = ROOT / "autograder" / "diagnosis"
    given = {
        found
        for file in folder.glob("*.py")
        for found in re.findall(r'Guess\(\s*[^,"]+,\s*f?"([a-z_]+)[."{]', file.read_text())
    }
    assert given == set(texts.families())


def test_the_words_do_not_give_the_solution_away() -> None:
    tables = [texts._vocabulary(), *map(texts._own, EXERCISES)]
    for key, entry in (item for table in tables for item in table.items()):
        for text in entry.values():
            assert "await self.get_response(request)" not in text, key
            assert "await get_response(request)" not in text, key


EVIL = """# exercise: 03_print_order
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("<script>alert(1)</script>[bold]\\x1b[31m`")
        raise ValueError("</pre><img src=x onerror=alert(2)>`[/bold]")
"""


def judged(source: str, exercise: str) -> tuple[object, str]:
    work = Submission("eve", "eve.py", exercise, source)
    (one,) = grade.judge_here([work], 0, Limits())
    return one, html(feedback(one.result, source, one.steps), EXERCISES[exercise].title)


def test_what_a_student_printed_or_raised_is_escaped_in_html() -> None:
    _, page = judged(EVIL, "03_print_order")
    assert "<script" not in page
    assert "<img" not in page
    assert "\x1b" not in page
    assert "&lt;img src=x" in page


def test_feedback_tells_the_mistake_its_line_and_the_run() -> None:
    exercise = EXERCISES["04_missing_await"]
    source = exercise.starter.read_text()
    one, page = judged(source, exercise.id)
    told = feedback(one.result, source, one.steps)  # type: ignore[attr-defined]
    assert told.mistake is not None
    assert told.mistake.id == "no_await.starter_unchanged"
    assert told.mistake.code == "response = self.get_response(request)"
    assert [step.kind for step in told.steps] == ["in", "wrong", "wrong"]
    assert told.failed is not None
    assert told.failed.id == "test_header_is_set"
    assert "<svg" in page


def test_a_wrong_import_is_told_without_the_folders_of_the_machine() -> None:
    one, _ = judged("from django.http import Nothing\n", "03_print_order")
    reason = one.result.reason  # type: ignore[attr-defined]
    assert reason.endswith("cannot import name 'Nothing' from 'django.http'")


def test_a_right_answer_is_told_no_mistake() -> None:
    exercise = EXERCISES["03_print_order"]
    source = (ROOT / "solutions" / exercise.id / "middleware.py").read_text()
    one, page = judged(source, exercise.id)
    assert one.result.misconceptions == one.result.diagnoses == ()  # type: ignore[attr-defined]
    assert "Everything passed" in page


@pytest.mark.parametrize(
    "wrong",
    [
        "02_async_call/request_read_back_after_a_pause",
        "06_django_contract/sync_class",
        "07_hybrid/branch_of_the_factory_swapped",
        "07_hybrid/asks_the_request",
        "07_hybrid/one_helper_for_both_ways",
        "10_fan_out/in_the_order_of_completion",
        "10_fan_out/lru_cache",
        "11_streaming/async_for_over_any_stream",
    ],
)
def test_a_mistake_that_is_alone_is_named_alone(wrong: str) -> None:
    exercise, _, name = wrong.partition("/")
    source = (ROOT / "solutions" / exercise / "wrong" / f"{name}.py").read_text()
    one, _ = judged(source, exercise)
    assert len(one.result.diagnoses) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("wrong", "name", "line"),
    [
        ("01_convert_function/audit_outlives_the_request", ".left_running", 13),
        ("01_convert_function/response_cache", ".cache", 9),
        ("02_async_call/durations_by_path", ".items", 23),
        ("02_async_call/reraise_runtime", ".wrapped", 9),
        ("03_print_order/base_class_prints_too", ".extra", 7),
        ("03_print_order/lock_in_the_logbook", "serialises", 12),
        ("04_missing_await/awaits_a_coroutine_function_only", "no_await", 10),
        ("05_conditional_header/asks_the_slip_by_getattr", ".awaited_too_late", 10),
        ("05_conditional_header/table_of_statuses", ".raises", 20),
        ("06_django_contract/flags_are_methods", ".no_sync_code", 22),
        ("06_django_contract/flags_behind_a_decorator", ".behind_a_decorator", 16),
        ("06_django_contract/mark_in_a_helper_of_the_call", ".too_late", 17),
        ("06_django_contract/mark_lost_in_the_subclass", ".not_run", 12),
    ],
)
def test_the_name_is_exact_and_the_line_is_that_of_the_mistake(
    wrong: str, name: str, line: int
) -> None:
    exercise, _, stem = wrong.partition("/")
    source = (ROOT / "solutions" / exercise / "wrong" / f"{stem}.py").read_text()
    one, _ = judged(source, exercise)
    first = one.result.diagnoses[0]  # type: ignore[attr-defined]
    assert (first["id"].endswith(name), first["line"]) == (True, line)


def test_the_known_wrong_answers_have_labels_of_the_vocabulary() -> None:
    families = set(texts.families())
    seen: dict[str, int] = dict.fromkeys(families, 0)
    for path in ROOT.glob("solutions/*/wrong/*.py"):
        family = verify.label(path).misconception.partition(".")[0]
        assert family in families, path
        seen[family] += 1
    assert {family for family, count in seen.items() if count < 5} == set()
