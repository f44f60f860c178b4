"""Programs for the kernel's packet filter, which is what seccomp runs at each system call.

A program is a list of instructions; each is eight bytes: an operation, how far to jump if a test
is true and if it is false, and a number (linux/filter.h). A jump of 0 is the next instruction.
"""

from __future__ import annotations

import struct

Instruction = tuple[int, int, int, int]
Program = list[Instruction]

ALLOW = 0x7FFF0000
KILL = 0x80000000
_ERROR = 0x00050000

_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _MASK, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x54, 0x06

NUMBER, ARCHITECTURE = 0, 4
"""Where in the data that a filter sees the call's number is, and the architecture's."""


def error(number: int) -> int:
    """The verdict that lets the call fail with this errno."""
    return _ERROR | number


def argument(index: int, *, high: bool = False) -> int:
    """Where the low (or high) 32 bits of an argument are. Little-endian machines only."""
    return 16 + 8 * index + (4 if high else 0)


def load(offset: int) -> Instruction:
    """Look at a word of the data from now on."""
    return (_LOAD, 0, 0, offset)


def mask(bits: int) -> Instruction:
    """Keep only these bits of the word."""
    return (_MASK, 0, 0, bits)


def give(verdict: int) -> Instruction:
    """End with a verdict."""
    return (_RETURN, 0, 0, verdict)


def equal(value: int, then: int = 0, otherwise: int = 0) -> Instruction:
    """Jump by whether the word is ``value``."""
    return (_EQUAL, then, otherwise, value)


def any_bit(bits: int, then: int = 0, otherwise: int = 0) -> Instruction:
    """Jump by whether the word has any of these bits."""
    return (_ANY_BIT, then, otherwise, bits)


def at_least(value: int, then: int = 0, otherwise: int = 0) -> Instruction:
    """Jump by whether the word is ``value`` or more."""
    return (_AT_LEAST, then, otherwise, value)


def assemble(program: Program) -> bytes:
    """The program as the kernel wants it.

    Raises struct.error if a jump is longer than 255 instructions.
    """
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in program)
