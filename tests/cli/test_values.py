"""How two values of a field are told apart on a line."""

from __future__ import annotations

import pytest

from growthos_cli.report.lines import WIDTH, plain
from growthos_cli.report.values import field_lines

SCOPES = "(company_id = ANY (ARRAY( SELECT visible_company_ids() AS visible_company_ids)))"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, "now()", "    f: none -> now()\n"),
        (False, True, "    f: false -> true\n"),
        ("", "x", "    f: '' -> x\n"),
        (("a", "b"), ("b", "c"), "    f: -a +c\n"),
        (("a", "b"), ("b", "a"), "    f: a, b -> b, a\n"),
        ((), ("a",), "    f: +a\n"),
        ((("k", "1"), ("l", "2")), (("k", "3"), ("m", None)), "    f.k: 1 -> 3\n    f.l: 2 -> none\n    f.m: none -> none\n"),
        ("a\tb", "a\x1bb", "    f: a b -> a\\x1bb\n"),
        ("a\n  b", "a\n    b", "    f:\n      @@ -1,2 +1,2 @@\n       a\n      -  b\n      +    b\n"),
    ],
)
def test_short_values_stand_on_one_line(before: object, after: object, told: str) -> None:
    assert plain(field_lines("f", before, after)) == told


def test_a_long_expression_shows_its_words_in_place() -> None:
    before = f"({SCOPES} AND (status = 'paid'::text) AND {SCOPES})"
    after = f"({SCOPES} AND (status = 'open'::text) AND {SCOPES})"
    assert plain(field_lines("using", before, after)) == (
        "    using:\n      … company_ids))) AND (status = '[-paid-]{+open+}'::text) AND (company_id =\n      ANY …\n"
    )


def test_values_with_nothing_in_common_stand_one_after_the_other() -> None:
    before, after = " ".join(f"alpha{n}" for n in range(15)), "-".join(f"{n}beta" for n in range(15))
    lines = plain(field_lines("f", before, after)).splitlines()
    assert lines[1].startswith("      - alpha0 alpha1 ")
    assert lines[3].startswith("      + 0beta-1beta")
    assert all(len(line) <= WIDTH for line in lines)
