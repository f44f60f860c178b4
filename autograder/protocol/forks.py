"""What judge and zygote say to each other: one answer to each question."""

from __future__ import annotations

import struct

QUESTION = struct.Struct(">cI")
"""b"F" (a fork; the descriptor that comes along is its channel), or with a process id b"C" (how
much CPU it has used) or b"E" (end it)."""

ANSWER = struct.Struct(">iiI")
"""A process id; how it ended (negative: a signal); milliseconds of CPU that it has used."""
