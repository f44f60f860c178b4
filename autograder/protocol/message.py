"""What all messages have in common."""

from __future__ import annotations

import msgspec


class Message(msgspec.Struct, frozen=True, tag=True, tag_field="message", array_like=True):
    """Base of all messages; on the wire ``[class name, field, ...]``."""
