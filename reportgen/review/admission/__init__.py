"""Whether a file that was edited or sent in may go into a pack: a file comes in, what it is refused for goes out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from reportgen.errors import Place, Problem
from reportgen.review.admission.content import KINDS, OFFICE_KINDS, PDF, Content, Kind, content_of
from reportgen.review.admission.faults import SEND_AGAIN, Fault
from reportgen.review.admission.package import package_faults
from reportgen.review.admission.pdf import pdf_faults

ENDINGS = tuple(kind.suffix for kind in KINDS)
_MOST_BYTES = 256 << 20


def refusals(path: Path, endings: tuple[str, ...] = ENDINGS) -> tuple[Problem, ...]:
    """All that keeps the file out of a pack, empty if it is let in.

    The file is only looked at: nothing in it is run or fetched, nothing is written, and no more of it is unpacked than
    memory holds.

    Parameters
    ----------
    endings
        The kinds of files that are let in, by their endings: ``.docx``, ``.pptx``, ``.xlsx`` and ``.pdf``.
    """
    kinds = tuple(kind for kind in KINDS if kind.suffix in endings)
    place = Place(str(path))
    return tuple(Problem(place, fault.what, fault.remedy) for fault in dict.fromkeys(_faults(path, kinds)))


def _faults(path: Path, kinds: tuple[Kind, ...]) -> Iterator[Fault]:
    try:
        size = path.stat().st_size
        if path.is_dir():
            yield Fault("this is a folder, not a file", "name a file in it")
        elif not size:
            yield Fault("the file is empty (0 bytes)", f"save it again, or {SEND_AGAIN}")
        elif size > _MOST_BYTES:
            what = f"the file has {size / 1e6:,.0f} MB, and at most {_MOST_BYTES / 1e6:,.0f} MB are read"
            yield Fault(what, "save it with smaller pictures")
        else:
            content = content_of(path)
            yield from _in_content(path, content, kinds)
    except BadZipFile:
        yield Fault("the file is damaged, perhaps cut off: it cannot be unpacked", f"save it again, or {SEND_AGAIN}")
    except OSError as error:
        yield Fault(f"the file cannot be read: {error.strerror or error}", "check its name and permissions")


def _in_content(path: Path, content: Content, kinds: tuple[Kind, ...]) -> Iterator[Fault]:
    if content.encrypted:
        remedy = "open it with its password, choose File > Info > Protect > Encrypt with Password, delete the password"
        yield Fault("it is protected by a password", f"{remedy}, and save it")
    elif content.kind is None:
        yield Fault(f"this is {content.noun}", f"give {_one_of(kinds)}")
    elif content.old:
        remedy = f"open it in {content.kind.program} and save it as {content.kind.save_as}"
        yield Fault(f"this is {content.noun}", remedy)
    else:
        yield from _named(path, content.kind, kinds)
        if content.kind in OFFICE_KINDS:
            yield from package_faults(path, content.kind, content.main_type)
        elif content.kind is PDF:
            yield from pdf_faults(path)


def _named(path: Path, kind: Kind, kinds: tuple[Kind, ...]) -> Iterator[Fault]:
    """What is wrong with the ending of the name."""
    if kind not in kinds:
        yield Fault(f"this is {kind.noun}", f"give {_one_of(kinds)}")
    elif path.suffix.lower() != kind.suffix:
        ending = f"ends in '{path.suffix}'" if path.suffix else "has no ending"
        what = f"its name {ending}, but it is {kind.noun}"
        yield Fault(what, f"give the file that was meant, or rename this one to '{path.stem}{kind.suffix}'")


def _one_of(kinds: tuple[Kind, ...]) -> str:
    nouns = [f"{kind.noun} ({kind.suffix})" for kind in kinds]
    return " or ".join(filter(None, (", ".join(nouns[:-1]), nouns[-1])))
