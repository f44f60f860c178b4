"""The machine's own Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

_QUIET = ("disable-background-networking", "disable-component-update", "disable-sync")
"""What a browser asks of the network by itself."""

_FLAGS = ("disable-gpu", "disable-quic", "no-first-run", *_QUIET)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window. No event loop can run in this thread meanwhile: Playwright's
    does; so what has to be judged is judged before.
    """
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("there is no chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[f"--{flag}" for flag in _FLAGS], chromium_sandbox=False
        )
        yield browser
        browser.close()
