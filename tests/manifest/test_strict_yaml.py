"""YAML that a loader would accept, change or choke on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

import pytest

from growthos_cli.manifest.problems import MOST_IN_ONE_FILE

Problems = Callable[[Mapping[str, str]], list[str]]

HEAD = "table: things\ncolumns: {id: {type: uuid}}\n"

CASES = {
    "anchors and aliases": (
        "columns: &c {id: {type: uuid}}\ntable: things\nindexes: *c\n",
        ["1:10: anchors are not read; remove the word that begins with &", "3:10: aliases are not read; write the value out"],
    ),
    "merge keys": ("table: things\ncolumns:\n  <<: {id: {type: uuid}}\n", ["3:3: merge keys are not read; write the keys out"]),
    "tags": (
        HEAD + "comment: !!python/object:os.system x\nindexes: !!seq [[id]]\n",
        ["3:10: tags are not read; remove the word that begins with !", "4:10: tags are not read; remove the word that begins with !"],
    ),
    "several documents": (HEAD + "---\n" + HEAD, ["3:1: a file holds one document; put what follows '---' into a file of its own"]),
    "directives": ("%YAML 1.2\n---\n" + HEAD, ["1:1: directives are not read; remove the line that begins with %"]),
    "a list as key": ("? [a]\n: b\n" + HEAD, ["1:3: a key must be a text"]),
    "no key": (HEAD + "?\n: b\n", ["3:2: a key is missing before ':'"]),
    "a duplicate key": (HEAD + "comment: a\ncomment: b\n", ["4:1: key 'comment' stands here a second time; the first is in line 3"]),
    "an escape character": (HEAD + "comment: a\x1b[2Kb\n", ["3:11: U+001B is an invisible control character; remove it"]),
    "an escaped zero byte": (HEAD + 'comment: "a\\0b"\n', ["3:10: U+0000 cannot be stored by Postgres; remove it"]),
    "a bidirectional override in a comment": (HEAD + "# \u202e\n", ["3:3: U+202E is an invisible control character; remove it"]),
    "a zero width space in a name": (
        "table: thi\u200bngs\ncolumns: {id: {type: uuid}}\n",
        [
            "1:8: table of table thi\\u200bngs has an invisible character: 'thi\\u200bngs'; write it as an escape between "
            "double quotes, or leave it out"
        ],
    ),
    "a zero width space between double quotes that is no escape": (
        'table: "thi\u200bngs\\e"\ncolumns: {id: {type: uuid}}\n',
        [
            "1:8: table of table thi\\u200bngs\\x1b has an invisible character: 'thi\\u200bngs\\x1b'; write it as an escape between "
            "double quotes, or leave it out"
        ],
    ),
    "an operator that begins a comment": (
        HEAD + "checks:\n  a: id #>> '{x}' = 'y'\n",
        ["4:6: the text ends before '#', which begins a comment; quote the whole text"],
    ),
    "a colon in a text": (
        HEAD + "comment: one: two\n",
        ["3:13: not readable as YAML: mapping values are not allowed in this context; quote a text that contains ': '"],
    ),
    "a quote at the beginning of a text": (
        "table: things\ncolumns: {id: {type: text, default: 'a'::text}}\n",
        [
            "2:40: not readable as YAML: did not find expected ',' or '}'; inside { } and [ ], quote a text that contains a comma, "
            "a bracket, a brace or a quote"
        ],
    ),
    "a tab": (
        "table: things\ncolumns:\n\tid: {type: uuid}\n",
        [
            "3:1: not readable as YAML: found character that cannot start any token; indent with spaces, "
            "and quote a text that begins with @, ` or %"
        ],
    ),
    "a bare text": ("things\n", ["1:1: a manifest must be a mapping, not 'things'"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_it_is_refused_with_its_place(problems: Problems, text: str, expected: list[str]) -> None:
    assert problems({"t.yaml": text}) == [f"t.yaml:{line}" for line in expected]


def test_a_control_character_may_stand_there_as_an_escape(problems: Problems) -> None:
    text = 'table: "th\\e[2Jings\\u202e"\ncolumns: {"a\\u200db": {type: uuid, comment: "line\\r\\nline"}}\n'
    assert problems({"t.yaml": text}) == []


def test_comments_and_an_explicit_start_are_fine(problems: Problems) -> None:
    assert problems({"t.yaml": "---\n# a note\n" + HEAD, "empty.yaml": "# nothing yet\n"}) == []


def test_emoji_with_joiners_are_fine_in_texts(problems: Problems) -> None:
    assert problems({"t.yaml": HEAD + "comment: Well done 👩\u200d💻\n"}) == []


def test_a_file_that_cannot_be_read_makes_nobody_elses_reference_dangle(problems: Problems) -> None:
    child = "table: children\ncolumns: {id: {type: uuid, references: things.id}}\nuniques: [[nope]]\n"
    assert [line.split(": ")[0] for line in problems({"t.yaml": "table: [", "child.yaml": child})] == ["child.yaml:3:12", "t.yaml:2:1"]


BOMBS = {
    "brackets": "[" * 100_000,
    "nested maps": "".join("  " * n + "a:\n" for n in range(600)),
    "laughs": "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)),
    "merges": "".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 30)),
    "keys": "".join(f"colum{n}: 1\n" for n in range(60_000)),
    "quotes": "a: '" + "''" * 400_000,
    "parentheses": 'table: t\ncolumns: {a: {type: x}}\nchecks: {c: "' + "(" * 800_000 + '"}\n',
    "dollars": 'table: t\ncolumns: {a: {type: x}}\nchecks: {c: "' + " ".join(f"$a{n}$" for n in range(100_000)) + '"}\n',
    "braces": 'scopes: {a: {using: "' + "{" * 800_000 + '{x}"}}\n',
    "signature": 'functions:\n  ? "' + "f(" * 400_000 + '"\n  : {returns: x, language: sql, body: x}\n',
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_quickly(problems: Problems, text: str) -> None:
    begin = time.process_time()
    lines = problems({"t.yaml": text})
    assert time.process_time() - begin < 3
    assert 0 < len(lines) <= MOST_IN_ONE_FILE + 1
    assert max(map(len, lines)) < 2_000


def test_a_file_without_end_of_problems_is_cut(problems: Problems) -> None:
    lines = problems({"t.yaml": HEAD + "".join(f"zz{n}: 1\n" for n in range(500))})
    assert len(lines) == MOST_IN_ONE_FILE + 1
    assert lines[-1] == f"t.yaml:103:1: manifests/t.yaml has more than {MOST_IN_ONE_FILE} problems; the rest is not shown"
