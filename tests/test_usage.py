"""Help names every command, and what can't be done is one line that says what can."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import autograder, is_one_error, write

from autograder import catalog
from autograder.cli import _COMMANDS


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
