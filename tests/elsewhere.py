"""``python elsewhere.py ARGUMENT...``: the command line where there is no Unix below it.

What Windows lacks is taken away before the kit is imported. The standard library's own modules
are loaded first: they would look for what Linux lacks.
"""

from __future__ import annotations

import asyncio
import concurrent.futures.process
import importlib.metadata
import multiprocessing.connection
import multiprocessing.managers
import os
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

import click
import msgspec
import psutil
import pytest
import pytest_asyncio
import rich.console

LOADED = (
    *(asyncio, concurrent.futures.process, importlib.metadata, multiprocessing.connection),
    *(multiprocessing.managers, selectors, shutil, socket, subprocess, tempfile, click, msgspec),
    *(psutil, pytest, pytest_asyncio, rich.console),
)
MODULES = {"resource", "fcntl", "pwd", "grp", "termios", "pty", "tty", "syslog"}
FUNCTIONS = ("fork", "killpg", "setsid", "getuid", "geteuid", "getgid", "wait4", "memfd_create")


class Missing:
    """Refuses the modules that Windows has not."""

    def find_spec(self, name: str, *_: object) -> None:
        if name in MODULES:
            raise ImportError(f"there is no {name}")


def main() -> None:
    for module in MODULES:
        sys.modules.pop(module, None)
    sys.meta_path.insert(0, Missing())  # type: ignore[arg-type]  # all that is asked of it
    for function in FUNCTIONS:
        delattr(os, function)
    for name in ("SIGXCPU", "SIGUSR1"):
        delattr(signal, name)
    sys.platform = "win32"
    from autograder.cli import main as command

    command()


if __name__ == "__main__":
    main()
