"""Document properties: title, language and dates stay; who wrote it, where and with what goes."""

from __future__ import annotations

from collections.abc import Collection

from reportgen.publish.package import WHOLE, Package, local, remove
from reportgen.publish.taken import Taken

_KEPT = frozenset({"title", "language", "created", "modified"})
_KEPT_OF_PROGRAM = frozenset({"Application", "AppVersion"})


def scrub_properties(package: Package, roles: Collection[str], taken: Taken) -> None:
    """``roles`` are authors that may be told: roles of the organisation."""
    for part in package.related(WHOLE, "core-properties"):
        for one in list(package.root(part)):
            role = local(one) in ("creator", "lastModifiedBy") and (one.text or "") in roles
            if local(one) not in _KEPT and not role:
                taken.add("document properties", int(bool((one.text or "").strip())))
                remove(one)
    for part in package.related(WHOLE, "extended-properties"):
        for one in list(package.root(part)):
            if local(one) not in _KEPT_OF_PROGRAM:
                taken.add("document properties", int(bool("".join(map(str, one.itertext())).strip())))
                remove(one)
