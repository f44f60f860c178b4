"""A hostile text comes out of each export as text; and one command writes all of them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from commands import PRINT_ORDER, RIGHT, WRONG, answered, autograder, write
from samples import EVERY, Tags, graded, hostile

from autograder.export import github


@pytest.mark.parametrize("name", EVERY)
def test_no_control_character_comes_through(name: str) -> None:
    text = EVERY[name]([hostile(), graded()])
    assert not {c for c in text if not c.isprintable()} - {"\n", "\r"}
    assert text.encode()  # no lone surrogate
    assert "alert(1)" in text


@pytest.mark.parametrize("name", ["csv", "canvas", "moodle"])
def test_no_cell_is_calculated(name: str) -> None:
    for row in csv.reader(io.StringIO(EVERY[name]([hostile()]), newline="")):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell


def test_no_command_for_github_is_forged() -> None:
    (line,) = github.commands([hostile()]).splitlines()
    head, title, *rest = line.split("::")
    assert (head, title.split(" ")[0]) == ("", "error")
    assert re.fullmatch(r"[^:]*", title)
    assert "\n" not in "::".join(rest)
    assert "%250A::error::evil" in line  # what was typed as %0A is no line end


@pytest.mark.parametrize("name", ["summary", "html"])
def test_no_tag_is_forged(name: str) -> None:
    mine, harmless = Tags(EVERY[name]([hostile()])), Tags(EVERY[name]([graded()]))
    assert {tag for tag, _ in mine.tags} - {tag for tag, _ in harmless.tags} <= {
        *("details", "summary", "figure", "figcaption", "svg", "path", "text", "rect", "title"),
        *("div", "h4", "p", "b", "code", "pre", "span", "circle", "br", "a", "ul", "li"),
    }
    scripts = [tag for tag, _ in mine.tags if tag == "script"]
    assert len(scripts) == (1 if name == "html" else 0)
    for _, attributes in mine.tags:
        for key, value in attributes.items():
            assert not key.startswith("on")
            assert key not in ("src", "action")
            assert key != "href" or str(value).startswith("#")
    assert "<script>alert(1)</script>" in "".join(mine.texts)


def test_markdown_does_not_begin_in_the_summary() -> None:
    assert "\n\n" not in github.summary([hostile()])


def test_grade_writes_all_of_them(tmp_path: Path) -> None:
    write(tmp_path / "class" / "ada.py", RIGHT)
    write(tmp_path / "class" / "bob.py", WRONG.replace("pass", 'print("::error::evil")'))
    write(tmp_path / "class" / "eve.ipynb", answered("B"))
    names = ("junit", "gradescope", "gitlab", "csv", "canvas", "moodle", "html")
    files = [part for name in names for part in (f"--{name}", tmp_path / "to" / name)]
    done = autograder(
        *("grade", "class", "--out", "out", "--exercise", PRINT_ORDER, "--github", *files),
        cwd=tmp_path,
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(p.name for p in (tmp_path / "to").iterdir()) == sorted(names)
    assert "bob" in (tmp_path / "summary.md").read_text()
    first, *lines = done.stdout.splitlines()
    stop = re.fullmatch(r"::stop-commands::([0-9a-f]{32})", first)
    assert stop is not None
    told = lines[lines.index(f"::{stop[1]}::") + 1 :]
    assert [line.partition(",")[0] for line in told] == ["::error file=class/bob.py"]
