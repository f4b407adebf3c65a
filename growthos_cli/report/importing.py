"""What `import` wrote, and what of the database the manifests do not carry."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from growthos_cli.flows.fidelity import Imported
from growthos_cli.names import visible
from growthos_cli.report.changes import change_lines
from growthos_cli.report.counts import counted
from growthos_cli.report.lines import DANGER, GOOD, HEADING, WIDTH, Line, line


def import_lines(found: Imported, title: str) -> Iterator[Line]:
    """The summary, each difference, and the verdict last."""
    where = visible(str(found.folder))
    removed = f"; removed {counted(found.removed, 'manifest')} that stood there before" if found.removed else ""
    if kept := len(found.kept.files):
        yield line(f"kept {counted(kept, 'manifest')} that {'says' if kept == 1 else 'say'} what is there", GOOD)
    carried = [each for each in found.kept.carried if each.access]
    if carried and found.kept.recognised:
        tables = sum(each.table is not None for each in carried)
        of = [counted(number, word) for number, word in ((tables, "table"), (len(carried) - tables, "bucket")) if number]
        meant = sum(ref.kind != "bucket" for each in carried for ref in each.refs)
        yield line(f"recognised the access of {' and '.join(of)}: it means {meant} of their policies and grants", GOOD)
    elif carried:
        anew = "manifest is" if len(carried) == 1 else "manifests are"
        yield line(f"kept the access of {counted(len(carried), 'table')} whose {anew} written anew", GOOD)
    yield line(f"wrote {counted(found.files, 'manifest')} into {where}: {counted(len(found.objects), 'object')} of {title}{removed}", GOOD)
    for ref, field in found.unsaid:
        yield line(f"! no manifest can say {f'the field {field} of ' if field else ''}{ref}", DANGER)
    for ref in found.missing:
        yield line(f"! no manifest can say that there is no {ref}", DANGER)
    for problem in found.problems:
        yield line(visible(str(problem)), DANGER)
    if found.changes:
        yield line("what the manifests mean, and what was read:", HEADING)
        yield from change_lines(found.changes, lambda _ref, _field: None)
    if found.unmodelled:
        told = ", ".join(visible(counted(number, kind)) for kind, number in found.unmodelled)
        yield from map(line, textwrap.wrap(f"not imported, because growthos does not model it: {told}", WIDTH))
    yield _verdict(found)


def _verdict(found: Imported) -> Line:
    if found.problems:
        return line(f"Postgres refuses what was written: {counted(len(found.problems), 'problem')}; the manifests need a hand", DANGER)
    if not found.equal:
        number = len(found.changes) + len(found.unsaid) + len(found.missing)
        return line(f"not equal: {counted(number, 'difference')} between the manifests and what was read", DANGER)
    what = "equal, but for what is not modelled" if found.unmodelled else "equal"
    return line(f"{what}: compiled in a scratch database, the manifests are what was read", HEADING if found.unmodelled else GOOD)
