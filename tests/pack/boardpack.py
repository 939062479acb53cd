"""The project ``boardpack`` in a folder of its own, with the files that officers and partners sent."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parents[1]
SOURCE = HERE / "projects" / "boardpack"
ASSETS = HERE.parent / "assets" / "barnet"
MEETING = Path("report_specs") / "2024-06-11"


def lay_out(root: Path) -> Path:
    """The whole project in the folder ``root``; gives the folder of its meeting."""
    shutil.copytree(SOURCE, root, dirs_exist_ok=True)
    shutil.copytree(ASSETS, root / "assets" / "barnet")
    folder = root / MEETING
    for name, content in _sent().items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@lru_cache(maxsize=1)
def _sent() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        (folder / "sent").mkdir()
        (folder / "exempt").mkdir()
        document(folder / "sent" / "update.docx", "Update from Partners", "The partners met twice.")
        document(folder / "sent" / "may.docx", "Visits in May", "There were 470 visits in May.")
        document(folder / "exempt" / "vans.docx", "Contract for Vans", "Larkhill Vans asked the lowest price.")
        slides(folder / "sent" / "scheme.pptx", "Reading Scheme")
        pdf(folder / "sent" / "survey.pdf", pages=3)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def document(path: Path, title: str, *sentences: str) -> Path:
    from docx import Document

    made = Document()
    made.core_properties.title = title
    made.add_heading(title, 1)
    for sentence in sentences:
        made.add_paragraph(sentence)
    made.save(str(path))
    return _undated(path)


def slides(path: Path, *titles: str) -> Path:
    from pptx import Presentation

    made = Presentation()
    made.core_properties.title = titles[0]
    for title in titles:
        made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = title
    made.save(str(path))
    return _undated(path)


def pdf(path: Path, pages: int = 1) -> Path:
    import pikepdf

    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(595, 842))
        made.Root.Lang = pikepdf.String("en-GB")
        made.docinfo.Title = pikepdf.String(path.stem.capitalize())
        made.save(path, deterministic_id=True)
    return path


def swap(path: Path, old: str, new: str) -> None:
    """Put ``new`` in the place of ``old``, which the file must hold just once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def _undated(path: Path) -> Path:
    """The same bytes whenever it is made."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return path
