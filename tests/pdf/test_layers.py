"""Layers: what is switched off is not in the bound PDF, what is switched on is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from reportgen.pdf.model import Source
from tests.pdf.drawn import A4, Page, bound, content, new, pixels

DRAWN = "/OC /On BDC 100 100 50 50 re f EMC /OC /Off BDC q 300 300 50 50 re f /Span BMC (SECRET) Tj EMC Q EMC 1 g"


def _layers(pdf: Pdf, **shown: object) -> tuple[Object, Object]:
    on, off = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("On", "Off"))
    default = Dictionary(OFF=Array([off])) if not shown else Dictionary(**shown)
    pdf.Root.OCProperties = Dictionary(OCGs=Array([on, off]), D=default)
    return on, off


def _bound(folder: Path, pdf: Pdf) -> Pdf:
    pdf.save(folder / "a.pdf")
    return bound(folder, Source(folder / "a.pdf", "Map"))[0]


def test_a_layer_that_is_switched_off_goes_and_the_others_stay(tmp_path: Path) -> None:
    pdf = new(Page(DRAWN))
    on, off = _layers(pdf)
    pdf.pages[0].obj.Resources.Properties = Dictionary(On=on, Off=off)

    result = _bound(tmp_path, pdf)

    read = content(result.pages[0])
    assert "100 100 50 50 re" in read
    assert "300 300" not in read and "SECRET" not in read
    assert "/OCProperties" not in result.Root
    grey = pixels(tmp_path / "pack.pdf", scale=1)
    assert (int(grey[842 - 125, 125]), int(grey[842 - 325, 325])) == (0, 255)


def test_all_layers_but_those_named_may_be_off(tmp_path: Path) -> None:
    pdf = new(Page(DRAWN))
    on, off = _layers(pdf, BaseState=Name.OFF)
    pdf.Root.OCProperties.D.ON = Array([on])
    pdf.pages[0].obj.Resources.Properties = Dictionary(On=on, Off=off)

    result = _bound(tmp_path, pdf)
    read = content(result.pages[0])

    assert "100 100" in read and "300 300" not in read


@pytest.mark.parametrize(("policy", "stays"), [("AnyOn", True), ("AllOn", False), ("AnyOff", True), ("AllOff", False)])
def test_a_membership_of_several_layers_goes_by_its_policy(tmp_path: Path, policy: str, stays: bool) -> None:
    pdf = new(Page("/OC /Both BDC 100 100 50 50 re f EMC"))
    on, off = _layers(pdf)
    both = Dictionary(Type=Name.OCMD, OCGs=Array([on, off]), P=Name("/" + policy))
    pdf.pages[0].obj.Resources.Properties = Dictionary(Both=pdf.make_indirect(both))

    result = _bound(tmp_path, pdf)

    assert ("100 100" in content(result.pages[0])) is stays


def test_a_form_of_a_hidden_layer_and_hidden_content_of_a_form_go(tmp_path: Path) -> None:
    pdf = new(Page("/Hidden Do /Shown Do"))
    on, off = _layers(pdf)
    form = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array(A4)}
    hidden = pdf.make_stream(b"(SECRET) Tj", **form, OC=off)
    resources = Dictionary(Properties=Dictionary(Off=off))
    shown = pdf.make_stream(b"/OC /Off BDC (SECRET) Tj EMC 9 9 5 5 re f", **form, Resources=resources)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Hidden=hidden, Shown=shown)
    pdf.pages[0].obj.Resources.Properties = Dictionary(On=on)

    result = _bound(tmp_path, pdf)

    forms = [one for one in result.objects if isinstance(one, Stream) and one.get("/Subtype") != "/XML"]
    streams = [one.read_bytes() for one in forms]
    assert not [data for data in streams if b"SECRET" in data]
    assert [data for data in streams if b"9 9 5 5 re" in data]
