"""How much a submission may use, and the walls around it. Each limit has a name in the result."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """What holds for one host, that is for one submission of one exercise."""

    isolation: str = "auto"
    """A, B or none; ``auto``: the strongest with walls; ``any``: or none, if there are none."""
    cpu_seconds: int = 2
    """Seconds of CPU between two words of the judge. An honest step takes milliseconds, so
    this is the same verdict on a machine that is many times slower."""
    total_cpu_seconds: int = 60
    """Seconds of CPU in all."""
    memory_megabytes: int = 544
    """Megabytes of address space, behind walls; Python with Django takes about 90 of them, and
    each thread 2."""
    wall_seconds: float = 60.0
    """Seconds between two words of the judge. Only a guard against a wait that nothing else can
    end: so long that no load on the machine makes an honest host, which takes milliseconds, need
    it."""
    total_wall_seconds: float = 300.0
    """Seconds in all, without those in which the host is idle: or each step could wait a little
    less than it may."""
    output_kilobytes: int = 1_024
    """Kilobytes that may be printed. Of these, the first and the last 32 are kept."""
    message_kilobytes: int = 1_024
    """Kilobytes of one message from the host."""
    event_kilobytes: int = 16_384
    """Kilobytes of all messages from the host. All that may be printed, letter by letter, takes
    less; without an end, whoever writes into the channel would fill the judge's memory."""
    events: int = 50_000
    """Events between two words of the judge."""
    requests: int = 1_000
    """Requests that may reach the view between two words of the judge."""
    virtual_seconds: float = 60.0
    """Seconds on the virtual clock for one response."""
    timers: int = 1_000
    """Timers that may fire while a check waits for one thing."""
