"""Work in another thread gives its value, or raises, where somebody asks for it."""

from __future__ import annotations

from threading import Event, get_ident

import pytest

from growthos_cli.errors import TargetError
from growthos_cli.flows.meanwhile import meanwhile


def test_it_is_done_elsewhere_and_given_as_often_as_it_is_asked_for() -> None:
    may_end = Event()

    def work() -> int:
        assert may_end.wait(10)
        return get_ident()

    value = meanwhile(work)
    may_end.set()
    assert value() == value() != get_ident()


def test_what_it_raises_is_raised_where_it_is_asked_for() -> None:
    def work() -> None:
        raise TargetError("it is not there")

    value = meanwhile(work)
    with pytest.raises(TargetError, match="it is not there"):
        value()
