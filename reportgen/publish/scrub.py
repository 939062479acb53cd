"""A copy of a file that is fit to publish, and in words what was taken out of it."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from reportgen.errors import UnplacedError
from reportgen.office.archive import archive
from reportgen.office.package import digest_state
from reportgen.publish.carried import drop_carried
from reportgen.publish.charts import Workbook, scrub_charts
from reportgen.publish.docx import scrub_docx
from reportgen.publish.package import Package
from reportgen.publish.pdf import scrub_pdf
from reportgen.publish.pictures import scrub_pictures
from reportgen.publish.pptx import scrub_pptx
from reportgen.publish.properties import scrub_properties
from reportgen.publish.taken import Taken
from reportgen.publish.xlsx import scrub_xlsx

Kind = Literal["docx", "pptx", "xlsx", "pdf"]


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """``removed`` tells what was taken out; ``left`` what could not be, which a person must look at."""

    data: bytes
    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def scrub(data: bytes, kind: Kind, *, roles: Collection[str] = ()) -> Scrubbed:
    """The file with what its pages show, and nothing else.

    A file exactly as reportgen wrote it is given back as the same bytes: its speaker notes are the tables of its
    charts in words, its properties name a role.

    Parameters
    ----------
    roles
        Authors in the properties that may stay: roles of the organisation.

    Raises
    ------
    UnplacedError
        The file cannot be read.
    """
    if kind == "pdf":
        taken = Taken()
        data = scrub_pdf(data, taken)
        return Scrubbed(data, taken.told(), tuple(taken.left))
    if digest_state(data) == "ours":
        return Scrubbed(_members_only(data))
    try:
        scrubbed = _scrub_office(data, kind, roles)
    except UnplacedError:
        raise
    # What it says in the place of a number, of a part's name, of a picture.
    except (ValueError, KeyError) as error:
        raise UnplacedError(f"the file is damaged: {error}", "open it in its program and save it again") from error
    return Scrubbed(scrubbed.data, scrubbed.taken.told(), tuple(scrubbed.taken.left))


def _members_only(data: bytes) -> bytes:
    """Without what an archive may hold beside its members, which the digest does not count."""
    with zipfile.ZipFile(BytesIO(data)) as zipped:
        return archive((info.filename, zipped.read(info)) for info in zipped.infolist())


def _scrub_office(data: bytes, kind: Kind, roles: Collection[str]) -> Workbook:
    taken = Taken()
    package = Package.open(data)
    _without_macros(package, kind)
    gone: tuple[str, ...] = ()
    match kind:
        case "docx":
            scrub_docx(package, taken)
        case "pptx":
            scrub_pptx(package, taken)
        case _:
            gone = scrub_xlsx(package, taken)
    drop_carried(package, taken)
    scrub_charts(package, _scrub_workbook, gone, taken)
    scrub_pictures(package, taken)
    scrub_properties(package, roles, taken)
    return Workbook(package.to_bytes(), taken, gone)


def _scrub_workbook(data: bytes) -> Workbook:
    return _scrub_office(data, "xlsx", ())


def _without_macros(package: Package, kind: Kind) -> None:
    """A file without its macros is no longer of the kind that has them, and programs would refuse to open it."""
    main = package.main_part()
    content_type = package.content_type(main)
    for word in (".macroEnabled.main", ".macroEnabledTemplate.main", ".macroEnabledSlideshow.main"):
        if word in content_type:
            package.set_content_type(main, _PLAIN[kind])


_PLAIN: dict[Kind, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
