"""The cells of a notebook in a real kernel: what they show, print and are worth."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import RIGHT
from kernels import Kernel, html_of, kernel, text_of

from autograder import catalog
from autograder.notebook import bundle, progress
from autograder.notebook.check import check
from autograder.verdicts import KitError

ONE = "03_print_order"
CHECK = f'from autograder.notebook.check import check\n\ncheck("{ONE}")'
POINTS = str(catalog.find(ONE).points)
NO_AWAIT = RIGHT.replace("await self.get_response", "self.get_response")
LOUD = RIGHT.replace('print("Before response")', 'print("x" * 5_000_000)')


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A student's folder."""
    folder = tmp_path_factory.mktemp("home")
    bundle.put(catalog.course(), folder)
    return folder


@pytest.fixture(scope="module")
def shell(home: Path) -> Iterator[Kernel]:
    with kernel(home) as started:
        started.run(f"from autograder import catalog\nq = catalog.find({ONE!r}).question")
        started.run("from autograder.notebook import kernel\nkernel.watch(q)")
        yield started


def test_without_a_coding_cell_it_says_what_to_do(shell: Kernel) -> None:
    shown = shell.run(CHECK)
    assert text_of(shown) == f"Run the coding cell first: it begins with # exercise: {ONE}\n"
    assert text_of(shown, "execute_result") == "0"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('answer = "b"  # I think', "Your answer is B. You can change it until you hand in.\n"),
        ("answer = B", 'Write one letter between the quotes, like this: answer = "A"\n'),
        ('answer = ""', 'Write one letter between the quotes, like this: answer = "A"\n'),
        ('answer = "B"\nprint(answer)', "B\n"),
        ("answers = 7", ""),
        ('answer = "F"', "F is none of the answers: write A, B, C or D between the quotes.\n"),
    ],
)
def test_form_of_an_answer_is_told_and_no_more(shell: Kernel, cell: str, said: str) -> None:
    assert text_of(shell.run(cell)) == said


def test_what_is_wrong_is_shown_and_worth_a_plain_number(shell: Kernel) -> None:
    shell.run(NO_AWAIT)
    shown = shell.run(CHECK)
    assert [o["kind"] for o in shown] == ["display_data", "execute_result"]
    assert text_of(shown, "execute_result") == "1"
    assert "used before it was awaited" in html_of(shown)
    assert "returns a coroutine" in html_of(shown)
    assert "\x1b" not in text_of(shown, "display_data")


def test_the_same_code_again_is_named(shell: Kernel) -> None:
    again = "Have you changed it? Run the coding cell first."
    shell.run(RIGHT.replace("Before", "before"))
    assert again not in html_of(shell.run(CHECK))
    assert again in html_of(shell.run(CHECK))
    shell.run(NO_AWAIT)
    assert again not in html_of(shell.run(CHECK))


def test_what_is_right_is_shown_with_its_run(shell: Kernel) -> None:
    assert shell.run(f"%%time\n{RIGHT}")[0]["name"] == "stdout"
    shown = shell.run(CHECK)
    assert text_of(shown, "execute_result") == POINTS
    assert "Everything passed" in html_of(shown)
    assert "request 2: prints &quot;Before response&quot;" in html_of(shown)
    assert text_of(shown, "stderr") == ""


def test_what_is_done_is_kept_and_the_best_counts(shell: Kernel, home: Path) -> None:
    shell.run(RIGHT)
    shown = html_of(shell.run(CHECK))
    assert f"1 of {len(catalog.exercises())} lessons done. Go on here: <a href='" in shown
    shell.run(NO_AWAIT)
    shell.run(CHECK)
    assert progress.results(catalog.course(), home)[ONE].passed
    assert f"| ✓ | [3. Print before and after the response]({ONE}.ipynb)" in (
        (home / "start.md").read_text("utf-8")
    )


def test_the_class_is_there_to_play_with(shell: Kernel) -> None:
    shell.run(RIGHT)
    assert text_of(shell.run("print(LogMiddleware.__name__)")) == "LogMiddleware\n"


def test_a_name_from_another_cell_is_named(shell: Kernel) -> None:
    shell.run("import asyncio as waiting")
    shell.run(RIGHT.replace("    response = ", "    await waiting.sleep(0)\n        response = "))
    assert "waiting comes from another cell: move" in html_of(shell.run(CHECK))


def test_prints_of_megabytes_are_cut(shell: Kernel) -> None:
    shell.run(LOUD)
    shown = shell.run(CHECK)
    assert len(str(shown)) < 100_000
    assert text_of(shown, "stderr") == ""


def test_code_that_ends_the_process_leaves_the_kernel_alone(shell: Kernel) -> None:
    shell.run(RIGHT.replace("    response = ", "    import os; os._exit(3)\n        response = "))
    shown = shell.run(CHECK)
    assert "your code ended the process" in html_of(shown)
    assert shell.run("7")[0]["data"]["text/plain"] == "7"


def test_half_a_character_has_its_reason(shell: Kernel) -> None:
    # A kernel can't be sent one: it comes by a file that a cell was read from.
    shell.run(f"kernel._cells.append({RIGHT!r} + '#' + chr(0xD800))")
    assert "has a character that is no text" in html_of(shell.run(CHECK))
    shell.run(RIGHT)


def test_a_demonstration_is_a_real_run(shell: Kernel) -> None:
    shown = shell.run("""
import asyncio
import time
from autograder.notebook.demo import demo

def blocking(get_response):
    async def desk(request):
        time.sleep(0.1)
        return await get_response(request)
    return desk

def waiting(get_response):
    async def desk(request):
        await asyncio.sleep(0.1)
        return await get_response(request)
    return desk

def broken(get_response):
    return 1 / 0

demo(blocking, waiting, broken, requests=5)
""")
    assert [o["kind"] for o in shown] == ["display_data"]
    text = text_of(shown, "display_data")
    assert "blocking: One at a time: while one request blocks the thread" in text
    assert "waiting: All 5 requests wait at the same time. The waits take 0.1 s in all." in text
    assert text.index("request 1: the view starts") < text.index("request 2: the request comes in")
    assert "broken: No request gets to the view." in text
    assert "raises ZeroDivisionError in line 19" in text
    assert html_of(shown).count("<svg") == 3


def test_the_practice_question_is_a_widget_and_text(shell: Kernel) -> None:
    shown = shell.run(f'from autograder.notebook.practice import practice\npractice("{ONE}")')
    assert [sorted(o["data"]) for o in shown] == [
        ["application/vnd.jupyter.widget-view+json", "text/plain"],
        ["text/html", "text/plain"],
    ]
    assert "B is not right. They are shown." in text_of(shown, "display_data")


def test_a_kit_error_raises_and_is_worth_nothing(shell: Kernel) -> None:
    shell.run("import sys\nfrom autograder.notebook import warm\nwarm.judge.close()")
    shell.run("kept, sys.executable = sys.executable, '/bin/false'")
    shown = shell.run(CHECK)
    assert [o["kind"] for o in shown] == ["error"]
    assert shown[0]["traceback"] == [
        "Not judged: this is our mistake, not yours. Run the cell again. "
        "(the judge did not answer: it gave no reason)"
    ]
    shell.run("sys.executable = kept")
    assert text_of(shell.run(CHECK), "execute_result") == POINTS


def test_check_outside_of_a_notebook_says_what_to_do() -> None:
    with pytest.raises(KitError, match=r"^check\(\) is for notebooks; in a terminal, use: "):
        check(ONE)
