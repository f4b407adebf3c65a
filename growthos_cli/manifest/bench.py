"""The key `bench`: the rows that a database is filled with to be measured."""

from __future__ import annotations

from growthos_cli.intent import Bench, SeedStep
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import Map, Scalar
from growthos_cli.manifest.paths import in_schema, spelled
from growthos_cli.manifest.scopes import check_placeholders
from growthos_cli.names import visible


def add_bench(node: Map, draft: Draft) -> None:
    if "bench" not in node:
        return
    mark = node.key_mark("bench")
    if draft.bench.mark:
        draft.twice(mark, "bench", draft.bench.mark)
        return
    bench = node.map("bench")
    sizes = list(bench.map("sizes").pairs())
    names = tuple(name.text for name, _ in sizes)
    steps = tuple(_step(item, names, draft) for item in bench.items("steps") if isinstance(item, Map))
    numbers = {name.text: int(value.text) for name, value in sizes if isinstance(value, Scalar)}
    draft.bench = Bench(numbers, steps, bench.texts("newest_by"), mark)


def _step(node: Map, sizes: tuple[str, ...], draft: Draft) -> SeedStep:
    table = node.scalar("table")
    filled = in_schema(table.text) if table else None
    what = f"the step of {visible(spelled(*filled))}" if filled else "a step of bench"
    if table and filled:
        draft.expect(table.mark, what, "table", *filled)
    check_placeholders(what, node.get("sql"), sizes, draft)
    return SeedStep(node.text("sql"), filled, node.flag("written_before"), node.mark_of("sql"))
