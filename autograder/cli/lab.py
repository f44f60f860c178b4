"""The commands lab and release: the lessons for a student, in a folder and in a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
from rich.text import Text

from autograder import catalog
from autograder.cli.shared import COURSE, console, stop
from autograder.files import why

_SETTINGS = Path(__file__).parents[1] / "notebook" / "jupyter"
"""Ours for JupyterLab: the start page is shown as a page, and nobody is asked about news."""


@click.command()
@click.argument(
    "folder", metavar="[DIR]", type=click.Path(path_type=Path), default="async-middleware"
)
@click.option("--no-browser", is_flag=True, help="Print the address; open no browser.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port. [default: a free one]")
@COURSE
def lab(folder: Path, no_browser: bool, port: int | None, course: Path | None) -> None:
    """Open the lessons in JupyterLab. They are put into DIR ["async-middleware"] the first time.

    What you have changed there is never overwritten: the next time, you go on with it.

    Example: autograder lab my-lessons
    """
    import jupyterlab  # noqa: F401  # of the extra ``lab``: before a folder is made

    from autograder.notebook import bundle, progress

    if folder.exists() and not folder.is_dir():
        stop(f"{folder} is a file: name a folder for the lessons, like: autograder lab my-lessons")
    try:
        bundle.put(catalog.course(course), folder)
    except OSError as error:
        stop(
            f"{folder} can't be written ({why(error)}): name another folder, "
            "like: autograder lab lessons"
        )
    console.print(Text(f"Your lessons are in {folder.resolve()}"), soft_wrap=True)
    console.print(Text("JupyterLab starts. To end it, press Ctrl-C twice here."))
    arguments = [
        f"--ServerApp.root_dir={folder.resolve()}",
        "--LabApp.default_url=/lab/tree/start.md",
        f"--LabApp.workspaces_dir={folder.resolve() / progress.KEPT / 'workspaces'}",
        "--Application.log_level=ERROR",
        *(("--no-browser",) if no_browser else ()),
        *((f"--port={port}",) if port is not None else ()),
        # In a container one is root, and Jupyter asks for this then.
        *(("--allow-root",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()),
    ]
    _run([sys.executable, "-m", "jupyterlab", *arguments])


def _run(command: list[str]) -> None:
    """Become this command, where that can be; Ctrl-C is its own then."""
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_PATH": os.pathsep.join(
            [str(_SETTINGS), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
        ),
        "JUPYTER_PREFER_ENV_PATH": "1",  # another Python's kernel has no autograder
        # nbgrader calls alembic, which is beside this Python.
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    }
    sys.stdout.flush()
    if sys.platform != "win32":
        os.execve(command[0], command, environment)  # noqa: S606  # our own interpreter
    sys.exit(subprocess.call(command, env=environment))  # noqa: S603


@click.command()
@click.argument("out", metavar="OUT.zip", type=click.Path(path_type=Path, dir_okay=False))
@COURSE
def release(out: Path, course: Path | None) -> None:
    """Teacher: pack what students get, without solutions and keys.

    Example: autograder release async-middleware.zip
    """
    from autograder.notebook import bundle

    if out.suffix != ".zip":
        stop(f"{out} has to end in .zip")
    try:
        count = bundle.release(catalog.course(course), out)
    except OSError as error:
        stop(f"{out} can't be written ({why(error)}): name another file")
    console.print(Text(f"{out}: {count} files, no solution and no key among them."), soft_wrap=True)
