"""Rows as they were read: packed, known by a digest, and kept once however often they are held."""

from __future__ import annotations

import tracemalloc

from growthos_cli.db.rows import Rows

READ = [(f"the table of number {number}", number, ("a", None)) for number in range(5000)]


def test_equal_rows_of_two_databases_are_kept_once_and_nothing_stays_of_them():
    tracemalloc.start()
    try:
        first = Rows([[*READ]])
        one = tracemalloc.get_traced_memory()[0]
        second = Rows([[*READ]])
        two = tracemalloc.get_traced_memory()[0]
        assert two - one < one / 20
        assert first.digest == second.digest
        del first, second
        assert tracemalloc.get_traced_memory()[0] < one / 20
    finally:
        tracemalloc.stop()


def test_rows_are_read_as_often_as_one_likes():
    rows = Rows([READ[:1000], READ[1000:]])
    assert len(rows) == len(READ) and list(rows) == list(rows) == READ


def test_rows_that_differ_have_other_digests():
    assert Rows([[*READ]]).digest != Rows([[*READ[1:], ("one more", 0, ())]]).digest


def test_addresses_tell_nothing_apart():
    """They are numbers of one database."""
    here, there = (Rows([[(number, *row) for row in READ]], addressed=True) for number in (7, 8))
    assert here.digest == there.digest and list(here) == READ
    assert {*here.addresses} == {7} and {*there.addresses} == {8}
