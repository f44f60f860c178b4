"""IPython's magics in a coding cell do nothing, and Python's own lines stay as they are."""

from __future__ import annotations

import pytest
from handouts import CODE, WORK, handed_in, read
from msgspec.structs import replace

from autograder.notebook.cells import without_magics


@pytest.mark.parametrize(
    ("magic", "harmless"),
    [
        ("%time", "pass"),
        ("%time thing()", "pass"),
        ("!ls", "pass"),
        ("?print", "pass"),
        ("Thing?", "pass"),
        ("Thing.method??  ", "pass"),
        ("    %time x = 1", "    pass"),
        ("    Thing?", "    pass"),
        ("files = !ls", "files = None"),
        ("    files = %sx ls", "    files = None"),
        ("%time\nx = (\n    10\n    % 3\n)", "pass\nx = (\n    10\n    % 3\n)"),
    ],
)
def test_magics_do_nothing_and_lines_keep_their_numbers(magic: str, harmless: str) -> None:
    source = f"class A:\n    pass\n\n\nif A:\n    a = 1\n{magic}\n\n\n\nlast = 1\n"
    assert without_magics(source) == source.replace(magic, harmless)


@pytest.mark.parametrize("magic", ["%%time", "%%timeit -n 3", "%%capture out"])
def test_cell_magic_on_line_1_does_nothing(magic: str) -> None:
    (work,) = read(handed_in(f"{magic}\n{CODE}"))
    assert work == replace(WORK, source=f"pass\n{CODE}")


@pytest.mark.parametrize(
    "source",
    [
        'text = """\n%s\n!\n?\nReally?\n"""\n',
        "rest = (\n    10\n    % 3\n)\n",
        "odd = '\\d' + (\n    '%s'\n    % 3\n)\n",
        "text = '%d' \\\n    % 3\n",
        "def f():\n    '''\n    Why?\n    '''\n",
    ],
)
def test_python_that_looks_like_a_magic_is_left_alone(source: str) -> None:
    assert without_magics(source) == source


@pytest.mark.parametrize(
    "source", ["-" * 100_000 + "1\n%a", "(" * 999 + "\n!", "\0\n?a", "\ud800\n%a"]
)
def test_source_that_python_cannot_parse_is_no_accident(source: str) -> None:
    assert without_magics(source).endswith("\npass")


def test_blank_lines_by_the_hundred_thousand_are_read_in_linear_time() -> None:
    blank = "\n" * 300_000
    code = f"{CODE}{blank}last = 1\n%time"
    (work,) = read(handed_in(code, f'answer = "B"{blank}print(answer)'))
    assert work == replace(WORK, source=f"{CODE}{blank}last = 1\npass")
