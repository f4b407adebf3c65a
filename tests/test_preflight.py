from __future__ import annotations

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.kinds import Bucket, Comment, Index, Policy, Trigger
from growthos_cli.planning.plan import plan
from growthos_cli.planning.preflight import refused
from growthos_cli.platform import PLAIN, SUPABASE

POLICY = Policy("storage", "objects", "p", "select", ("authenticated",), "true")


def test_what_hosted_supabase_refuses_is_told_before_it_is_sent() -> None:
    wanted = [POLICY, Index("storage", "objects", "i", ("name",)), Comment("policy", ("storage", "objects", "p"), "x")]
    assert list(refused(plan(Catalog(), Catalog.of(wanted), role="postgres"), SUPABASE)) == [
        "create index storage.objects.i: storage.objects belongs to the platform, and this statement is reserved to its owner.",
        "create comment on policy storage.objects.p: storage.objects belongs to the platform and takes no comments from postgres.",
    ]


def test_a_trigger_of_the_platforms_table_can_be_replaced_but_not_switched_off() -> None:
    live = Trigger("auth", "users", "t", "after", ("delete",), "public", "f")
    replaced = Trigger("auth", "users", "t", "after", ("insert",), "public", "f")
    disabled = Trigger("auth", "users", "t", "after", ("delete",), "public", "f", enabled="disabled")
    assert list(refused(plan(Catalog.of([live]), Catalog.of([replaced]), role="postgres"), SUPABASE)) == []
    assert len(list(refused(plan(Catalog.of([live]), Catalog.of([disabled]), role="postgres"), SUPABASE))) == 1


def test_buckets_and_policies_of_ours_pass() -> None:
    made = plan(Catalog(), Catalog.of([POLICY, Bucket("b", "b")]), role="postgres")
    assert list(refused(made, SUPABASE)) == []


def test_plain_postgres_refuses_nothing_by_platform() -> None:
    made = plan(Catalog(), Catalog.of([Index("storage", "objects", "i", ("name",))]), role="postgres")
    assert list(refused(made, PLAIN)) == []
