"""What a workbook may not publish: hidden sheets, rows and columns, names, formulas to other files, unused strings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.publish.carried import discard, drop
from reportgen.publish.charts import mentions
from reportgen.publish.package import Package, local, remove
from reportgen.publish.taken import Taken

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TRUE = ("1", "true")
_OF_WORKBOOK = {
    "fileSharing": "names of users", "customWorkbookViews": "names of users", "absPath": "paths of files",
    "fileRecoveryPr": "", "webPublishing": "paths of files", "webPublishObjects": "paths of files",
    "workbookProtection": "passwords", "revisionPtr": "", "functionGroups": "",
}  # fmt: skip
_OF_SHEET = {
    "scenarios": "scenarios", "customSheetViews": "names of users", "dataValidations": "rules of entry",
    "protectedRanges": "passwords", "sheetProtection": "passwords", "customProperties": "programs' data",
    "webPublishItems": "paths of files", "dataConsolidate": "links to other workbooks", "smartTags": "programs' data",
    "slicerList": "filter panels",
}  # fmt: skip
_BUILT_IN = "_xlnm."


def scrub_xlsx(package: Package, taken: Taken) -> tuple[str, ...]:
    """Gives the names of the sheets that were hidden, and are gone."""
    main = package.main_part()
    book = package.root(main)
    gone = _drop_hidden_sheets(package, main, taken)
    _drop_all(book, _OF_WORKBOOK, taken)
    sheets = package.xml_parts("worksheet+")
    emptied = sum([_scrub_sheet(package, part, taken) for part in sheets])
    hidden = bool(gone or emptied)
    for part in sheets:
        _settle_formulas(package.root(part), taken, every=hidden)
    _drop_names(package, main, gone, taken)
    _blank_unused_strings(package, main, sheets, taken)
    return gone


def _drop_hidden_sheets(package: Package, main: str, taken: Taken) -> tuple[str, ...]:
    """The names of the sheets that were hidden. The numbers by which names and views mean sheets follow."""
    book = package.root(main)
    sheets = list(book.iter(f"{_S}sheet"))
    hidden = [number for number, sheet in enumerate(sheets) if sheet.get("state", "visible") != "visible"]
    if len(hidden) == len(sheets):
        return ()
    relations = {one.id: one for one in package.relations(main)}
    kept = [number for number in range(len(sheets)) if number not in hidden]
    for number in hidden:
        relation = relations.get(_relation_id(sheets[number]))
        remove(sheets[number])
        if relation is not None:
            drop(package, main, relation)
        taken.add("hidden sheets")
    for one in list(book.iter(f"{_S}definedName")):
        at = one.get("localSheetId")
        if at is not None and int(at) in hidden:
            discard(one)
        elif at is not None:
            one.set("localSheetId", str(kept.index(int(at))))
    for view in book.iter(f"{_S}workbookView"):
        for key in ("activeTab", "firstSheet"):
            if key in view.attrib and hidden:
                view.set(key, str(kept.index(int(view.get(key, "0")))) if int(view.get(key, "0")) in kept else "0")
    package.sweep()
    return tuple(sheets[number].get("name", "") for number in hidden)


def _relation_id(element: _Element) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")


def _drop_all(root: _Element, words: dict[str, str], taken: Taken) -> None:
    for one in [one for one in root.iter() if local(one) in words]:
        if one.getparent() is None:
            continue
        if words[local(one)]:
            taken.add(words[local(one)])
        discard(one)


def _scrub_sheet(package: Package, part: str, taken: Taken) -> int:
    """Empty the hidden cells; gives how many there were."""
    root = package.root(part)
    _drop_all(root, _OF_SHEET, taken)
    columns = [(int(one.get("min", "0")), int(one.get("max", "0"))) for one in root.iter(f"{_S}col") if _hides(one)]
    emptied = 0
    for row in root.iter(f"{_S}row"):
        whole = _hides(row)
        for number, cell in enumerate(row.iter(f"{_S}c"), 1):
            at = _column(cell.get("r", ""), number)
            if len(cell) and (whole or any(first <= at <= last for first, last in columns)):
                emptied += 1
                cell.attrib.pop("t", None)
                for child in list(cell):
                    cell.remove(child)
    taken.add("hidden cells", emptied)
    if columns:
        # A table names its columns by the cells at their heads: with one of them empty the workbook would not open.
        for one in package.relations(part):
            if one.kind == "table":
                taken.add("tables over hidden columns (their values stay)")
                drop(package, part, one)
    return emptied


def _hides(one: _Element) -> bool:
    """A row or column that is hidden, or without height or width."""
    size = one.get("ht") or one.get("width")
    return one.get("hidden") in _TRUE or (size is not None and float(size) == 0)


def _column(reference: str, otherwise: int) -> int:
    """1 for ``A7``, 28 for ``AB1``; a cell that does not say where it stands follows the one before."""
    number = 0
    for letter in re.sub(r"[^A-Z]", "", reference.upper()):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number or otherwise


def _settle_formulas(root: _Element, taken: Taken, *, every: bool) -> None:
    """Formulas to other files give way to their values, and all where cells they may use are gone."""
    shared = {one.get("si") for one in root.iter(f"{_S}f") if "[" in (one.text or "")} - {None}
    for formula in list(root.iter(f"{_S}f")):
        if every or "[" in (formula.text or "") or formula.get("si") in shared:
            taken.add("formulas (their values stay)")
            remove(formula)
    # A rule may tell what is not shown, or use what is gone.
    for rule in list(root.iter(f"{_S}cfRule")):
        if every and any(True for _ in rule.iter(f"{_S}formula")):
            holder = rule.getparent()
            remove(rule)
            if holder is not None and not len(holder):
                remove(holder)


def _drop_names(package: Package, main: str, gone: tuple[str, ...], taken: Taken) -> None:
    """Names that nothing uses, and those that point to what is gone."""
    used = {word for text in _formulas(package) for word in re.findall(r"[\w.\\]+", text)}
    for one in list(package.root(main).iter(f"{_S}definedName")):
        one.attrib.pop("comment", None)
        label, text = one.get("name", ""), one.text or ""
        lost = "[" in text or any(mentions(text, sheet) for sheet in gone)
        if lost or (not label.startswith(_BUILT_IN) and (label not in used or one.get("hidden") in _TRUE)):
            taken.add("defined names")
            holder = one.getparent()
            remove(one)
            if holder is not None and not len(holder):
                remove(holder)


def _formulas(package: Package) -> Iterator[str]:
    """The formulas of sheets, of rules in them, of charts."""
    for part in (*package.xml_parts("worksheet+"), *package.xml_parts("drawingml.chart")):
        for one in package.root(part).iter():
            if local(one) in ("f", "formula", "sqref"):
                yield one.text or ""


def _blank_unused_strings(package: Package, main: str, sheets: list[str], taken: Taken) -> None:
    """Strings are kept apart from the cells: those of no cell are blanked, the numbers of the others stay."""
    used = set()
    for part in sheets:
        for cell in package.root(part).iter(f"{_S}c"):
            value = cell.find(f"{_S}v")
            if cell.get("t") == "s" and value is not None:
                used.add(int(value.text or "0"))
    for part in package.related(main, "sharedStrings"):
        for number, string in enumerate(package.root(part).iter(f"{_S}si")):
            if number not in used and "".join(map(str, string.itertext())):
                taken.add("strings that no cell shows")
                for child in list(string):
                    string.remove(child)
                string.append(string.makeelement(f"{_S}t"))
