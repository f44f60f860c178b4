"""What judge and zygote say to each other: one answer to each question."""

from __future__ import annotations

import struct

QUESTION = struct.Struct(">cIII")
"""b"F", CPU seconds of a step, CPU seconds in all, length of the folder's path that follows; or
b"E", a process id, 0, 0."""

ANSWER = struct.Struct(">i")
"""A process id, or how the process ended (negative: a signal)."""
