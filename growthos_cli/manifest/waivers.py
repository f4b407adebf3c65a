"""The key `waivers`: findings that the team knows and accepts, each with the reason, beside the object."""

from __future__ import annotations

from growthos_cli.catalog.ref import Ref
from growthos_cli.intent import Waiver
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import Map, Scalar
from growthos_cli.names import visible


def add_waivers(node: Map, draft: Draft, subject: Ref | None = None) -> None:
    """Those of the map, about `subject` and its parts; without a subject each names its object itself."""
    for check, value in node.map("waivers").pairs():
        if isinstance(value, Map):
            for name, reason in value.pairs():
                if isinstance(reason, Scalar):
                    _add(Waiver(check.text, subject, name.text, reason.text, name.mark), draft)
        elif isinstance(value, Scalar) and subject is None:
            message = (
                f"the waiver of {visible(check.text)} names no object; write `{{object: reason}}`, the object as the finding spells it"
            )
            draft.report(value.mark, message)
        elif isinstance(value, Scalar):
            _add(Waiver(check.text, subject, None, value.text, check.mark), draft)


def _add(waiver: Waiver, draft: Draft) -> None:
    key = (waiver.check, waiver.subject, waiver.name)
    if key in draft.waivers:
        draft.twice(waiver.mark, f"a waiver of {visible(waiver.check)} for the same object", draft.waivers[key].mark)
    else:
        draft.waivers[key] = waiver
