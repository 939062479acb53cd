"""Shell scripts that stand in for programs such as LibreOffice; the fixture ``programs`` has them found."""

from __future__ import annotations

from pathlib import Path

# Goes through the files after --outdir FOLDER as LibreOffice does, and tells its version.
_CONVERT = """
if [ "$1" = --version ]; then echo LibreOffice 7.4.7.2; exit; fi
while [ "$1" != --outdir ]; do shift; done
folder=$2; shift 2
for file in "$@"; do
  name=$(basename "$file")
  pdf=$folder/${name%.*}.pdf
  EACH
done
"""
TO_PDF = 'cp "$file" "$pdf"'


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def soffice(folder: Path, each: str = TO_PDF, first: str = "") -> None:
    """LibreOffice that does ``each`` with ``$file`` of the name ``$name`` to make ``$pdf``, after ``first``."""
    program(folder, "soffice", first + _CONVERT.replace("EACH", each))


def paper(path: Path, text: str = "A paper") -> Path:
    """A file that is whole as a PDF too, so that a copy of it passes for one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n%%EOF\n", encoding="utf-8")
    return path


def text(pdf: Path) -> str:
    """What the paper says from which the PDF was made."""
    return pdf.read_text(encoding="utf-8").removesuffix("\n%%EOF\n")
