"""`meanwhile`: work that another thread does while this one waits for a server."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Event, Thread
from typing import TypeVar

Value = TypeVar("Value")


def meanwhile(work: Callable[[], Value], since: Event | None = None) -> Callable[[], Value]:
    """Begins it, at once or when `since` is set. Calling what is returned waits for its value, or raises what it raised; a program
    that ends does not wait for it."""
    outcome: Future[Value] = Future()

    def run() -> None:
        try:
            if since is not None:
                since.wait()
            outcome.set_result(work())
        except BaseException as error:  # told where the value is asked for
            outcome.set_exception(error)

    Thread(target=run, daemon=True).start()
    return outcome.result


def seen_to_the_end(outcome: Callable[[], Value]) -> Value:
    """The value of what must not be left halfway: an interruption waits for it, too; a second one does not."""
    try:
        return outcome()
    except BaseException:
        outcome()  # raises the same again where it was its own
        raise
