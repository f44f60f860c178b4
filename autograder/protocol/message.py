"""What all messages have in common."""

from __future__ import annotations

import msgspec


class Message(
    msgspec.Struct, frozen=True, tag=True, tag_field="message", array_like=True, gc=False
):
    """Base of all messages; on the wire ``[class name, field, ...]``.

    The garbage collector need not look at them: texts, numbers and tuples of them refer to no
    message in a circle.
    """
