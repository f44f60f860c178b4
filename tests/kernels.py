"""A kernel as JupyterLab has one, to run cells in."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

PATIENCE = 120
"""Seconds until a kernel that says nothing is given up."""


class Kernel:
    def __init__(self, client: BlockingKernelClient) -> None:
        self._client = client

    def run(self, cell: str) -> list[dict[str, Any]]:
        """The outputs of a cell, as a notebook keeps them."""
        outputs: list[dict[str, Any]] = []

        def take(message: dict[str, Any]) -> None:
            kind = message["msg_type"]
            if kind in ("stream", "display_data", "execute_result", "error"):
                outputs.append({"kind": kind, **message["content"]})

        self._client.execute_interactive(cell, timeout=PATIENCE, output_hook=take)
        return outputs


def text_of(outputs: list[dict[str, Any]], kind: str = "stdout") -> str:
    """What was printed, or the plain text of what was shown."""
    if kind in ("stdout", "stderr"):
        return "".join(o["text"] for o in outputs if o.get("name") == kind)
    return "".join(o["data"]["text/plain"] for o in outputs if o["kind"] == kind)


def html_of(outputs: list[dict[str, Any]]) -> str:
    return "".join(o["data"].get("text/html", "") for o in outputs if o["kind"] == "display_data")


@contextlib.contextmanager
def kernel(folder: Path) -> Iterator[Kernel]:
    """A kernel that works in a folder."""
    manager, client = start_new_kernel(cwd=str(folder))
    try:
        yield Kernel(client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
