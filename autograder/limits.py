"""How much a submission may use. Each limit has a name in the result and a default here."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """Limits for one host, that is for one submission of one exercise."""

    cpu_seconds: int = 5
    """Seconds of CPU, Django's start (a quarter of a second) among them."""
    wall_seconds: float = 60.0
    """Seconds of silence. Only a guard against a wait that nothing else can end: it must be so
    long that no load on the machine makes an honest host silent for it."""
    events: int = 50_000
    """Events between two words of the judge."""
    virtual_seconds: float = 60.0
    """Seconds on the virtual clock for one response."""
    timers: int = 1_000
    """Timers that may fire while a check waits for one thing."""
