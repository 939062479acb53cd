"""A public pack with a secret in each hiding place of its files: none is in what is published."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

from reportgen.errors import ReportError
from reportgen.pack.compile import compile_pack
from tests.document.meetings import DEFINITIONS, MEETING
from tests.publish import planted
from tests.publish.planted import secret, secrets_in

Make = Callable[[dict[str, str]], Path]

pytestmark = [pytest.mark.libreoffice, pytest.mark.usefixtures("needs_libreoffice")]

# A PDF with programs or files in it is not let in.
FILES = {"minutes.docx": planted.word, "slides.pptx": planted.slides, "prices.xlsx": planted.workbook,
         "partner.pdf": partial(planted.pdf, attached=False)}  # fmt: skip
EXEMPT = {"paragraph": 3, "reason": "The sums are still being negotiated.", "terms": ["Zebraic Lighting"]}


def meeting(project: Make, public: bytes) -> Path:
    """A meeting with edited files in public items, and the same and more in an exempt one."""
    items: list[dict[str, Any]] = [{"title": f"Item {name}", "papers": name} for name in FILES]
    withheld = ["bid.docx", *(f"exempt/{name}" for name in FILES)]
    items += [{"title": "Lamps", "papers": "public.docx"}, {"title": "Award", "papers": withheld, "exempt": EXEMPT}]
    contents = {"2023-11-24/meeting.yaml": MEETING | {"items": items}, "definitions/board.yaml": DEFINITIONS}
    root = project({f"report_specs/{name}": yaml.safe_dump(content) for name, content in contents.items()})
    folder = root / "report_specs" / "2023-11-24"
    (folder / "exempt").mkdir()
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
        (folder / "exempt" / name).write_bytes(make())
    (folder / "public.docx").write_bytes(public)
    (folder / "bid.docx").write_bytes(word(f"The bid of {secret('visible text')} is the lowest of all that came."))
    return folder


def word(text: str) -> bytes:
    document = docx.Document()
    document.add_heading("Lamps", 1)
    document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_none_of_the_secrets_is_in_the_public_files(project: Make, tmp_path: Path) -> None:
    folder = meeting(project, word("Ten lamps were mended."))
    given = set().union(*(secrets_in(path.read_bytes()) for path in folder.rglob("*.*") if path.suffix != ".yaml"))
    assert len(given) > 30
    packed = compile_pack(folder, out=tmp_path / "out", keep_going=True)
    published = [path for path in packed.pdf.parent.rglob("*") if path.is_file()]
    # All were let in: faults that a person must mend do not keep a paper out of a pack that shall be made anyway.
    papers = {path.name for path in published if re.match(r"0[1-4]-1-", path.name)}
    assert {name.rpartition(".")[2] for name in papers} == {"docx", "pptx", "xlsx", "pdf"}
    assert {path.name: found for path in published if (found := secrets_in(path.read_bytes()))} == {}
    assert not any("zebraic" in path.as_posix().lower() for path in published)


@pytest.mark.parametrize(("said", "told"), [
    ("It goes to Zebraic Lighting.", "it holds 'Zebraic Lighting' of the exempt paper"),
    (f"The bid of {secret('visible text')} is the lowest of all that came.", "is the lowest of all"),
])  # fmt: skip
def test_what_a_public_paper_shows_of_an_exempt_one_is_refused(
    project: Make, tmp_path: Path, said: str, told: str
) -> None:
    folder = meeting(project, word(said))
    with pytest.raises(ReportError, match=told):
        compile_pack(folder, out=tmp_path / "out", keep_going=True)
    assert not list((tmp_path / "out").rglob("board-pack.pdf"))
