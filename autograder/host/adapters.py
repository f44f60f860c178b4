"""Calls of asgiref's two adapters, and what Django and asgiref warn of, told as events."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable
from typing import Any

from asgiref.sync import AsyncToSync, SyncToAsync

from autograder.host.output import current
from autograder.host.student import clean
from autograder.protocol import Crossed, Message, Warned


def watch(emit: Callable[[Message], None]) -> None:
    """Tell of each crossing of a request from now on, and of warnings."""
    to_thread, to_loop = SyncToAsync.__call__, AsyncToSync.__call__

    def tell(way: str) -> None:
        number = current.get()
        if number is not None:
            emit(Crossed(number, way))

    @functools.wraps(to_thread)  # type: ignore[arg-type]  # a generic method
    async def counted_to_thread(self: Any, *args: Any, **kwargs: Any) -> Any:
        tell("to_thread")
        return await to_thread(self, *args, **kwargs)

    @functools.wraps(to_loop)  # type: ignore[arg-type]  # a generic method
    def counted_to_loop(self: Any, *args: Any, **kwargs: Any) -> Any:
        tell("to_loop")
        return to_loop(self, *args, **kwargs)

    SyncToAsync.__call__ = counted_to_thread  # type: ignore[method-assign]
    AsyncToSync.__call__ = counted_to_loop  # type: ignore[method-assign]

    def show(message: Warning | str, category: type[Warning], *_: object) -> None:
        emit(Warned(clean(category.__name__, 100), clean(str(message), 500), current.get()))

    # What the student's own code causes is silent, as it is for a user of theirs.
    warnings.filterwarnings("always", module=r"(django|asgiref)\b")
    warnings.showwarning = show  # type: ignore[assignment]
