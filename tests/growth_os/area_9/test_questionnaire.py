"""What a questionnaire looks like, who may ask, and that no company keeps one that is not."""

from __future__ import annotations

import json

import pytest
from fix_database import as_caller
from psycopg import errors
from psycopg.types.json import Jsonb

VALID = "select public.validate_questionnaire_structure(%s::jsonb)"
QUESTION = {"id": "q1", "text": "Why?", "order": 1, "answerType": "multiLine"}
SELECT = {**QUESTION, "answerType": "singleSelect", "options": ["a", "b"]}


def without(question, key):
    return {name: value for name, value in question.items() if name != key}


@pytest.mark.parametrize(
    ("document", "valid"),
    [
        ([], True),
        ([QUESTION], True),
        ([SELECT, {**SELECT, "id": "q2", "answerType": "multiSelect"}], True),
        ([{**QUESTION, "id": kind, "answerType": kind} for kind in ("singleLine", "multiLine", "file")], True),
        ([{**QUESTION, "options": []}], True),
        (None, False),
        ({}, False),
        ("text", False),
        ([1], False),
        ([None], False),
        ([[]], False),
        ([QUESTION, "x"], False),
        *(([without(QUESTION, key)], False) for key in QUESTION),
        ([{**QUESTION, "answerType": "essay"}], False),
        ([{**QUESTION, "answerType": None}], False),
        ([{**QUESTION, "text": " "}], False),
        ([{**QUESTION, "text": 5}], False),
        ([{**QUESTION, "order": "1"}], False),
        ([{**QUESTION, "id": ""}], False),
        ([{**QUESTION, "id": {}}], False),
        ([{**QUESTION, "id": True}], False),
        ([{**QUESTION, "id": 7}], True),
        ([{**QUESTION, "id": 7}, {**QUESTION, "id": "7"}], False),
        ([without(SELECT, "options")], False),
        ([{**SELECT, "options": []}], False),
        ([{**SELECT, "options": "a"}], False),
        ([{**SELECT, "options": None}], False),
        ([{**QUESTION, "options": ["a"]}], False),
        ([QUESTION, QUESTION], False),
        ([QUESTION, {**QUESTION, "id": "q2"}], True),
    ],
)
def test_the_shape_of_a_questionnaire(people, document, valid):
    with people.acting("admin"):
        assert people.value(VALID, json.dumps(document)) is valid


def test_no_document_at_all_is_no_questionnaire(people):
    assert people.value(VALID, None) is False


@pytest.mark.parametrize("caller", ["root", "admin", "manager", "mentor", "student"])
def test_everybody_who_has_signed_in_may_ask(people, caller):
    with people.acting(caller):
        assert people.value(VALID, "[]") is True


def test_anon_may_not_ask(people):
    with pytest.raises(errors.InsufficientPrivilege, match="permission denied"), as_caller(people.conn, None, "anon"):
        people.value(VALID, "[]")


def test_a_company_keeps_only_a_questionnaire_that_is_one_or_none(people):
    change = "update public.company_settings set questionnaire = %s where id = 1"
    for document in (Jsonb([SELECT]), Jsonb([]), None):
        with people.acting("root"):
            assert people.conn.execute(change, [document]).rowcount == 1
    with pytest.raises(errors.CheckViolation, match="questionnaire_valid"), people.acting("root"):
        people.conn.execute(change, [Jsonb([without(SELECT, "options")])])


def test_the_answer_depends_on_nothing_else(people):
    """Immutable and not definer: a check constraint may stand on it."""
    query = "select provolatile, prosecdef from pg_proc where oid = 'public.validate_questionnaire_structure'::regproc"
    assert people.conn.execute(query).fetchone() == ("i", False)


def test_no_document_is_no_questionnaire(people):
    with people.acting("admin"):
        assert people.value("select public.validate_questionnaire_structure(null)") is False
