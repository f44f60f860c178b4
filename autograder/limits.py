"""How much a submission may use. Each limit has a name in the result and a default here."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """Limits for one host, that is for one submission of one exercise."""

    cpu_seconds: int = 2
    """Seconds of CPU between two words of the judge. An honest step takes milliseconds, so
    this is the same verdict on a machine that is many times slower."""
    total_cpu_seconds: int = 60
    """Seconds of CPU in all."""
    wall_seconds: float = 60.0
    """Seconds of silence. Only a guard against a wait that nothing else can end: it must be so
    long that no load on the machine makes an honest host silent for it."""
    events: int = 50_000
    """Events between two words of the judge."""
    virtual_seconds: float = 60.0
    """Seconds on the virtual clock for one response."""
    timers: int = 1_000
    """Timers that may fire while a check waits for one thing."""
