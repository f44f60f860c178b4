"""What a submission still has in its hands: texts of requests that are over.

Whether a request object is alive, its weak reference tells. A text has none, so it is looked for:
from the names of the student's module and from the instances, through containers, functions and
objects of the student's own classes. Nothing of the student's is called, and what Django or the
kit hold is not entered.
"""

from __future__ import annotations

import functools
import gc
from collections import deque
from collections.abc import Iterable, Iterator
from types import CellType, FunctionType, MappingProxyType, MethodType, ModuleType, SimpleNamespace
from typing import Any

from django.utils.datastructures import CaseInsensitiveMapping

_HOLDERS = (
    *(dict, list, tuple, set, frozenset, deque, SimpleNamespace, MappingProxyType),
    *(CellType, MethodType, functools.partial, classmethod, staticmethod, property),
    *(type(functools.lru_cache(repr)), CaseInsensitiveMapping),
)
"""Types that are entered whosever they are: they hold what somebody put into them."""


def keepers(module: ModuleType, instances: Iterable[object], texts: tuple[str, ...]) -> list[str]:
    """The names under which the module or an instance (``self.name``) keeps one of the texts."""
    seen: set[int] = set()
    return [
        name
        for name, thing in _roots(module, instances)
        if any(one in text for text in _texts_in(thing, module, seen) for one in texts)
    ]


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


def _texts_in(thing: object, module: ModuleType, seen: set[int]) -> Iterator[str]:
    """The texts that are reached from here, and were not reached before."""
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if type(one) is bytes:
            yield one.decode("utf-8", "replace")
        elif issubclass(type(one), str):
            yield str.__str__(one)
        elif id(one) not in seen:
            seen.add(id(one))
            waiting += _inside(one, module)


def _inside(one: Any, module: ModuleType) -> list[object]:
    kind = type(one)
    if issubclass(kind, FunctionType):
        parts = [one.__closure__, one.__defaults__, one.__kwdefaults__, one.__dict__]
        return parts if one.__globals__ is vars(module) else []
    own = _is_own(one if issubclass(kind, type) else kind, module)
    if not (own or issubclass(kind, _HOLDERS)):
        return []
    # The collector does not see the keys of a dictionary whose keys are all texts.
    keys = list(dict.keys(one)) if issubclass(kind, dict) else []
    return [*keys, *gc.get_referents(one)]
