"""What a submission still has in its hands: texts of requests that are over, and ever more things.

Whether a request object is alive, its weak reference tells. A text has none, so it is looked for:
from the names of the student's module, from the instances and from where everybody may put
something, through containers, functions and objects of the student's own classes. A number that is
kept can't be told from any other, but a list of them grows. Nothing of the student's is called, and
what else Django or the kit hold is not entered.
"""

from __future__ import annotations

import asyncio
import functools
import gc
import io
import os
import queue
import threading
from collections import ChainMap, UserDict, UserList, deque
from collections.abc import Iterable, Iterator
from types import CellType, FunctionType, MappingProxyType, MethodType, ModuleType, SimpleNamespace
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache.backends import locmem
from django.utils.datastructures import CaseInsensitiveMapping

from autograder.host.queues import SimpleQueue

_HOLDERS = (
    *(dict, list, tuple, set, frozenset, deque, SimpleNamespace, MappingProxyType),
    *(CellType, MethodType, functools.partial, classmethod, staticmethod, property),
    *(type(functools.lru_cache(repr)), CaseInsensitiveMapping),
    *(UserDict, UserList, ChainMap, asyncio.Queue, queue.Queue, SimpleQueue),
)
"""Types that are entered whosever they are: they hold what somebody put into them."""

_GROW = (dict, list, set, deque)
"""Types that can have more in them than before."""


class Kept(NamedTuple):
    """What is found under one name of the module or of an instance (``self.name``)."""

    name: str
    has_text: bool
    """Whether one of the texts is there."""
    size: int
    """How many things are in the containers there."""


def kept(module: ModuleType, instances: Iterable[object], texts: tuple[str, ...]) -> Iterator[Kept]:
    """What is kept under each name."""
    seen: set[int] = set()
    shortest = min(map(len, texts), default=0)
    for name, thing in _roots(module, instances):
        found, size = _reached(thing, module, seen)
        together = "\n".join([text for text in found if len(text) >= shortest])
        yield Kept(name, bool(together) and any(one in together for one in texts), size)


def _roots(module: ModuleType, instances: Iterable[object]) -> Iterator[tuple[str, object]]:
    for name, value in [*vars(module).items()]:
        if issubclass(type(value), type) and _is_own(value, module):
            yield from ((f"{name}.{key}", part) for key, part in [*vars(value).items()])
        elif not name.startswith("__"):
            yield name, value
    for instance in instances:
        if issubclass(type(instance), FunctionType):
            yield instance.__name__, instance  # type: ignore[attr-defined]
        else:
            yield from ((f"self.{key}", part) for key, part in _attributes(instance).items())
            yield "self", instance
    yield "os.environ", dict(os.environ)
    if settings.configured:
        yield "settings", {**vars(settings._wrapped)}
    yield "Django's cache", locmem._caches


def _attributes(instance: object) -> dict[str, object]:
    try:
        return dict(object.__getattribute__(instance, "__dict__"))
    except AttributeError:  # it has slots alone
        return {}


def _is_own(kind: Any, module: ModuleType) -> bool:
    """Whether a class was made in the module; its metaclass, which may be the student's, is not
    asked.
    """
    attributes = type.__dict__["__dict__"].__get__(kind)
    return bool(attributes.get("__module__") == module.__name__)


def _reached(thing: object, module: ModuleType, seen: set[int]) -> tuple[list[str], int]:
    """The texts that are reached from here and were not reached before, and how many things are."""
    texts: list[str] = []
    waiting, size = [thing], 0
    while waiting:
        one: Any = waiting.pop()
        if type(one) is bytes:
            texts.append(one.decode("utf-8", "replace"))
        elif issubclass(type(one), str):
            texts.append(str.__str__(one))
        elif type(one) is io.StringIO:
            texts.append("" if one.closed else one.getvalue())
        elif id(one) not in seen:
            seen.add(id(one))
            inside = _inside(one, module)
            bounded = issubclass(type(one), deque) and one.maxlen is not None
            size += len(inside) if issubclass(type(one), _GROW) and not bounded else 0
            waiting += inside
    return texts, size


def _inside(one: Any, module: ModuleType) -> list[object]:
    kind = type(one)
    if issubclass(kind, FunctionType):
        parts = [one.__closure__, one.__defaults__, one.__kwdefaults__, one.__dict__]
        return parts if one.__globals__ is vars(module) else []
    if issubclass(kind, threading.local):
        return [threading.local.__getattribute__(one, "__dict__")]
    own = _is_own(one if issubclass(kind, type) else kind, module)
    if own:
        _attributes(one)  # a dictionary that Python makes when asked would be new at the next look
    if not (own or issubclass(kind, _HOLDERS)):
        return []
    # The collector does not see the keys of a dictionary whose keys are all texts.
    keys = list(dict.keys(one)) if issubclass(kind, dict) else []
    return [*keys, *gc.get_referents(one)]
