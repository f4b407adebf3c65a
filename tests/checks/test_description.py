"""What a check says of itself, taken apart for pages."""

from __future__ import annotations

import pytest

from growthos_cli.checks.description import Description, described
from growthos_cli.checks.registry import EVERY

TEXT = """Rows that nobody wants,
whoever wrote them.

Ramification: they
take room.

Bad:
    insert into t
      values (1);
    -- and again

Remedy:
    delete from t;

"""


def test_sentences_are_on_one_line_and_sql_keeps_its_own_indentation() -> None:
    assert described(TEXT) == Description(
        "Rows that nobody wants, whoever wrote them.",
        "they take room.",
        ("insert into t", "  values (1);", "-- and again"),
        ("delete from t;",),
    )


@pytest.mark.parametrize("check", EVERY, ids=lambda check: check.id)
def test_every_check_can_be_taken_apart(check: object) -> None:
    found = described(check.description)
    assert all((found.finds, found.ramification, found.bad, found.remedy))
    assert not any(line.startswith(" ") for line in (found.bad[0], found.remedy[0]))


def test_a_description_that_lacks_a_part_is_refused() -> None:
    with pytest.raises(ValueError, match="Rows that nobody"):
        described(TEXT.partition("Remedy:")[0])
