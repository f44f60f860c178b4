"""Plays scenes: sends requests and lets their views answer, as the judge has said beforehand."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from autograder.host.app import exchanges
from autograder.protocol import Scene, Send, ViewRaises, ViewReturns

_NOTHING = Scene((), ())


class Stage:
    """Where one scene at a time is played, by ``obey``, as if the judge had said it.

    ``told`` is called after each step.
    """

    def __init__(
        self, obey: Callable[[Send | ViewReturns | ViewRaises], None], told: Callable[[], None]
    ) -> None:
        self._obey = obey
        self._told = told
        self._script: deque[Scene] = deque()
        self._here: tuple[int, ...] = ()
        self._rounds: deque[tuple[ViewReturns | ViewRaises, ...]] = deque()
        self._answered: tuple[int, ...] = ()

    def play(self, scenes: Iterable[Scene]) -> None:
        """Play these scenes behind those that are to be played already."""
        self._script.extend(scenes)
        if not self._here:
            self._begin()

    def leave_out(self, exchange: int) -> None:
        """Do not send this request, if it was not sent yet."""
        left = (_without(exchange, scene) for scene in self._script)
        self._script = deque(scene for scene in left if scene.sends)

    def go_on(self) -> bool:
        """The loop is idle: take the next step, if it can be taken. Returns whether it could."""
        if all(map(_is_over, self._here)):
            if not (self._here or self._script):
                return False
            self._begin()
        elif self._rounds and self._can_answer():
            self._answer(self._rounds.popleft())
        else:
            return False
        self._told()
        return True

    def _begin(self) -> None:
        scene = self._script.popleft() if self._script else _NOTHING
        self._here = tuple(send.exchange for send in scene.sends)
        self._rounds, self._answered = deque(scene.rounds), ()
        for send in scene.sends:
            self._obey(send)

    def _can_answer(self) -> bool:
        at_view = all(_is_over(n) or exchanges[n].reached for n in self._here)
        return at_view and all(map(_is_over, self._answered))

    def _answer(self, answers: tuple[ViewReturns | ViewRaises, ...]) -> None:
        self._answered = tuple(answer.exchange for answer in answers)
        for answer in answers:
            if not _is_over(answer.exchange):
                self._obey(answer)


def _is_over(exchange: int) -> bool:
    return exchange not in exchanges or exchanges[exchange].over


def _without(exchange: int, scene: Scene) -> Scene:
    return Scene(tuple(send for send in scene.sends if send.exchange != exchange), scene.rounds)
