"""Findings that the team knows and accepts."""

from __future__ import annotations

from growthos_cli.checks.registry import EVERY
from growthos_cli.intent import Waiver
from growthos_cli.report.pages.markdown import Block, code, heading, paragraph, table, text
from growthos_cli.report.pages.site import SECURITY, Site

_KNOWN = frozenset(check.id for check in EVERY)


def waiver_section(site: Site) -> Block:
    waivers = sorted(site.book.declared.waivers, key=lambda waiver: waiver.check)
    if not waivers:
        return
    yield from heading(2, "Accepted findings")
    yield from paragraph("What `growthos validate` would find and the manifests accept, each for a reason.")
    yield from table(
        ("check", "about", "because"),
        (
            (
                site.check(SECURITY, waiver.check) if waiver.check in _KNOWN else code(waiver.check),
                _about(site, waiver),
                text(waiver.reason),
            )
            for waiver in waivers
        ),
    )


def _about(site: Site, waiver: Waiver) -> str:
    """The object, and its part where the waiver is about that alone."""
    subject, part = waiver.subject, code(waiver.name or "")
    if subject is None:
        return part
    if subject.kind == "table":
        whole = site.table(SECURITY, subject)
    elif subject.kind == "function":
        whole = site.function(SECURITY, subject)
    else:
        whole = site.link(SECURITY, subject, code(str(subject)))
    return f"{part} of {whole}" if part else whole
