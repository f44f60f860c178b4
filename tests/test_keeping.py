"""What a submission still has of a request that is over: where it is found, and where it is not."""

from __future__ import annotations

from types import ModuleType

import pytest

from autograder.host.keeping import keepers

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


def found(source: str) -> list[str]:
    module = ModuleType("middleware")
    exec("class M: pass\nONE = []\n" + source, vars(module))
    one = vars(module)["M"]()
    vars(module)["ONE"].append(one)
    vars(module)["use"](TEXT)
    vars(module)["ONE"].clear()
    return keepers(module, [one], (TEXT,))


@pytest.mark.parametrize("name", KEPT)
def test_the_name_that_keeps_a_text_is_told(name: str) -> None:
    assert found(KEPT[name]) == [name]


@pytest.mark.parametrize("way", FORGOTTEN)
def test_what_keeps_no_text_is_not_told(way: str) -> None:
    assert found(FORGOTTEN[way]) == []
