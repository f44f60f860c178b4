"""What a submission still has of a request that is over: where it is found, and where it is not."""

from __future__ import annotations

from types import ModuleType

import pytest
from django.core.cache.backends import locmem

from autograder.host.keeping import Kept, kept

TEXT = "k00text"

KEPT = {
    "SEEN": "SEEN = []\ndef use(t): SEEN.append(f'/{t}/')",
    "TEXTS": "TEXTS = {}\ndef use(t): TEXTS[t] = 1",
    "M.n": "import collections\nM.n = collections.Counter()\ndef use(t): M.n[t] += 1",
    "COUNTS": "COUNTS = {}\ndef use(t): COUNTS[t.encode()] = 1",
    "load": "import functools\n@functools.lru_cache\ndef load(t): return 1\ndef use(t): load(t)",
    "inner": "def outer():\n  last = ''\n  def inner(t):\n    nonlocal last\n    last = t\n"
    "  return inner\ninner = outer()\ndef use(t): inner(t)",
    "use": "def use(t, kept=[]): kept.append(t)",
    "M.last": "def use(t): M.last = (1, {t})",
    "self.log": "def use(t): ONE[0].log.append(t)\nclass M:\n  def __init__(self): self.log = []",
    "self": "class M:\n  __slots__ = ('t',)\ndef use(t): ONE[0].t = t",
    "BOX": "class Box:\n  def __getattribute__(self, name): raise SystemError\n"
    "BOX = Box()\ndef use(t): object.__setattr__(BOX, 't', t)",
    "QUEUE": "import asyncio\nQUEUE = asyncio.Queue()\ndef use(t): QUEUE.put_nowait(t)",
    "WORDS": "import collections\nWORDS = collections.UserDict()\ndef use(t): WORDS[t] = 1",
    "LOG": "import io\nLOG = io.StringIO()\ndef use(t): LOG.write(t)",
    "HERE": "import threading\nHERE = threading.local()\ndef use(t): HERE.path = t",
    "T": "class T(str): pass\nL = []\ndef use(t): globals()['T'] = T(t)",
}
"""The name that keeps it, and how."""

FORGOTTEN = {
    "a count": "N = {}\ndef use(t): N['all'] = N.get('all', 0) + len(t)",
    "weakly": "import weakref\nclass R: pass\nW = weakref.WeakKeyDictionary()\n"
    "def use(t): W[R()] = t",
    "taken out again": "L = []\ndef use(t):\n  L.append(t)\n  L.clear()",
    "others have it": "import types\nother = types.ModuleType('other')\ndef use(t): other.t = t",
    "a class that lies": "class Meta(type):\n  @property\n  def __module__(cls): raise OSError\n"
    "class N(metaclass=Meta): pass\nn = N()\ndef use(t): pass",
}


def looked(source: str, times: int = 1) -> list[Kept]:
    module = ModuleType("middleware")
    exec("class M: pass\nONE = []\n" + source, vars(module))
    one = vars(module)["M"]()
    vars(module)["ONE"].append(one)
    for _ in range(times):
        vars(module)["use"](TEXT)
    vars(module)["ONE"].clear()
    return [*kept(module, [one], (TEXT,))]


def found(source: str) -> list[str]:
    return [one.name for one in looked(source) if one.has_text]


@pytest.mark.parametrize("name", KEPT)
def test_the_name_that_keeps_a_text_is_told(name: str) -> None:
    assert found(KEPT[name]) == [name]


@pytest.mark.parametrize("way", FORGOTTEN)
def test_what_keeps_no_text_is_not_told(way: str) -> None:
    assert found(FORGOTTEN[way]) == []


def test_where_everybody_may_put_something_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAST", "")
    monkeypatch.setitem(locmem._caches, "default", {})
    put = (
        "import os\nfrom django.core.cache.backends import locmem\n"
        "def use(t):\n  os.environ['LAST'] = t\n  locmem._caches['default']['last'] = t.encode()"
    )
    assert found(put) == ["os.environ", "Django's cache"]


GROWING = {
    "a list of numbers": "L = []\ndef use(t): L.append(len(t))",
    "a queue of numbers": "import queue\nL = queue.Queue()\ndef use(t): L.put(1)",
    "an own list": "class N(list): pass\nL = N()\ndef use(t): L.append(1)",
}
STEADY = {
    "a count for each": "L = {}\ndef use(t): L[len(t)] = L.get(len(t), 0) + 1",
    "only the last ones": "import collections\nL = collections.deque(maxlen=100)\n"
    "def use(t): L.append(1)",
}


@pytest.mark.parametrize("way", [*GROWING, *STEADY])
def test_what_has_more_in_it_each_time_is_larger(way: str) -> None:
    once, twice = (
        {one.name: one.size for one in looked((GROWING | STEADY)[way], times)}["L"]
        for times in (1, 2)
    )
    assert (once < twice) is (way in GROWING)
