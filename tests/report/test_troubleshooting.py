"""The page of what goes wrong is made of what the checks say."""

from __future__ import annotations

import re

from report.making import LIBRARY, made

from growthos_cli.checks.registry import EVERY
from growthos_cli.cli.exit_codes import MEANINGS
from growthos_cli.report.pages.symptoms import SYMPTOMS

PAGE = made(LIBRARY / "manifests")["troubleshooting.md"]


def test_every_check_has_a_section_and_no_other_has() -> None:
    found = re.findall(r"^### `([\w-]+)` \((\w+)\)$", PAGE, re.MULTILINE)
    assert sorted(found) == sorted((check.id, str(check.level)) for check in EVERY)


def test_a_section_tells_the_fault_what_it_breaks_and_what_mends_it() -> None:
    _, _, section = PAGE.partition("### `row-security-disabled` (error)\n")
    section = section.partition("\n<a id=")[0]
    assert section.strip().startswith("Tables whose rows nobody filters.")
    assert "**What it breaks.** Whoever holds a grant" in section
    assert "```sql\nalter table public.users disable row level security;\n```" in section
    assert "```sql\nalter table public.users enable row level security;\n```" in section


def test_words_between_backticks_are_code_as_in_the_checks() -> None:
    assert "fails with `Bucket not found`" in PAGE


def test_an_error_leads_to_the_checks_that_name_it() -> None:
    named = sorted(check.id for check in EVERY if "42P01" in check.description)
    assert "missing-table" in named
    [row] = re.findall(r"^\| `42P01` \| (.*) \|$", PAGE, re.MULTILINE)
    assert re.findall(r"\[`([\w-]+)`\]\(#check-\1\)", row) == named


def test_what_is_listed_as_an_error_looks_like_one() -> None:
    section = PAGE.partition("## Error codes")[2].partition("\n## ")[0]
    codes = re.findall(r"^\| `(\w+)` ", section, re.MULTILINE)
    assert len(codes) > 5
    assert [code for code in codes if not re.fullmatch(r"[0-9X][0-9A-Z][0-9A-Z]{3}|PGRST\d{3}", code)] == []


def test_every_exit_code_is_told() -> None:
    assert re.findall(r"^\| `(\d{1,3})` \| (.+) \|$", PAGE, re.MULTILINE) == [(str(code), meaning) for code, meaning in MEANINGS.items()]


def test_no_symptom_breaks_its_table() -> None:
    for symptom in SYMPTOMS:
        cells = (symptom.seen, symptom.means, symptom.then)
        assert not re.search(r"[|\n<]|^\s|\s$", "".join(cells)), symptom.seen
        assert all(cell.count("`") % 2 == 0 for cell in cells), symptom.seen
