"""Structure: many trees become one, with nothing lost, nothing mixed up and nothing dragged in."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from reportgen.pdf.repair import whole
from tests.pdf import drawn
from tests.pdf.tagged import again, elements, kinds, link, merged, owner, owners, saved, tagged

REPORT = [("H1", "Summary"), ("P", "All is well.")]
SLIDE = [("H1", "Burglary"), ("P", "Fewer."), ("P", "Much fewer.")]


def parts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(pdf.Root.StructTreeRoot.K.K)


def test_each_source_is_a_part_with_its_title_under_one_document() -> None:
    pdf = merged(tagged(REPORT), tagged(SLIDE))
    assert pdf.Root.StructTreeRoot.K.S == "/Document"
    assert [(str(part.S), str(part.T)) for part in parts(pdf)] == [("/Part", "Paper 1"), ("/Part", "Paper 2")]
    # The documents of the sources are gone: their elements stand in the parts.
    assert kinds(pdf) == {"Document": 1, "Part": 2, "H1": 2, "P": 3}


def test_numbers_that_both_sources_use_lead_to_their_own_elements() -> None:
    # Both call their first page 0.
    pdf = merged(tagged(REPORT, SLIDE), tagged(SLIDE))
    assert [owners(pdf, index) for index in range(3)] == [["H1", "P"], ["H1", "P", "P"], ["H1", "P", "P"]]
    assert [node.Pg.objgen for node in elements(pdf) if node.S == "/H1"] == [one.obj.objgen for one in pdf.pages]
    assert pdf.Root.StructTreeRoot.ParentTreeNextKey == 3


def test_links_lead_to_their_elements_and_back() -> None:
    sources = [tagged(REPORT), tagged(SLIDE)]
    for source in sources:
        link(source, 0)  # both have number 7
    pdf = merged(*sources)
    for index in range(2):
        annotation = pdf.pages[index].Annots[0]
        assert owner(pdf, annotation) == "Link"
        (element,) = [one for one in elements(pdf) if one.S == "/Link" and one.Pg.objgen == pdf.pages[index].obj.objgen]
        assert element.K[0].Obj.objgen == annotation.objgen


def test_a_name_that_two_sources_use_for_different_things_is_told_apart() -> None:
    box = [("Box", "A box")]
    pdf = merged(
        tagged(box, roles={"Box": "P"}), tagged(box, roles={"Box": "BlockQuote"}), tagged(box, roles={"Box": "P"})
    )
    roles = pdf.Root.StructTreeRoot.RoleMap
    assert {name: str(roles[name]) for name in roles} == {"/Box": "/P", "/Box-2": "/BlockQuote"}
    assert [str(node.S) for node in elements(pdf) if "Box" in str(node.S)] == ["/Box", "/Box-2", "/Box"]


def test_a_standard_type_is_never_mapped_to_another() -> None:
    pdf = merged(tagged([("Figure", "Drawn")], roles={"Figure": "P"}))
    assert "/RoleMap" not in pdf.Root.StructTreeRoot
    assert kinds(pdf)["Figure"] == 1


def test_types_of_pdf_2_become_those_of_pdf_1() -> None:
    pdf = merged(tagged([("Title", "A"), ("H9", "B"), ("Em", "C"), ("Unheard", "D")]))
    assert [str(node.S) for node in elements(pdf)][2:] == ["/P", "/H6", "/Span", "/NonStruct"]


def test_classes_of_one_name_are_told_apart() -> None:
    sources = [tagged(REPORT), tagged(REPORT)]
    for source, place in zip(sources, (Name.Block, Name.Inline), strict=True):
        source.Root.StructTreeRoot.ClassMap = Dictionary(Wide=Dictionary(O=Name.Layout, Placement=place))
        source.Root.StructTreeRoot.K.K[0].C = Name.Wide
    pdf = merged(*sources)
    classes = pdf.Root.StructTreeRoot.ClassMap
    named = [str(node.C[0]) for node in elements(pdf) if "/C" in node]
    assert [str(classes[name].Placement) for name in named] == ["/Block", "/Inline"]


def test_identifiers_stay_unique_and_headers_follow_them() -> None:
    sources = [tagged([("TH", "Year"), ("TD", "2023")]) for _ in range(2)]
    for source in sources:
        head, cell = source.Root.StructTreeRoot.K.K
        head.ID = String("c1")
        cell.A = Dictionary(O=Name.Table, Headers=Array([String("c1")]))
    pdf = merged(*sources)
    heads = [bytes(node.ID) for node in elements(pdf) if node.S == "/TH"]
    assert [bytes(node.A.Headers[0]) for node in elements(pdf) if node.S == "/TD"] == heads == [b"1-c1", b"2-c1"]
    names = pdf.Root.StructTreeRoot.IDTree.Names
    assert [bytes(name) for name in names[::2]] == heads
    assert [str(node.S) for node in list(names)[1::2]] == ["/TH", "/TH"]


def test_a_parent_tree_that_is_broken_or_missing_does_no_harm() -> None:
    broken, missing = tagged(REPORT), tagged(REPORT)
    broken.Root.StructTreeRoot.ParentTree = Dictionary(Nums=Array([0, Array(), 5]))
    del missing.Root.StructTreeRoot.ParentTree
    pdf = merged(broken, missing)
    assert [owners(pdf, 0), owners(pdf, 1)] == [["H1", "P"], ["H1", "P"]]


def test_an_element_that_stands_in_itself_or_twice_is_taken_once() -> None:
    source = tagged(REPORT)
    document = source.Root.StructTreeRoot.K
    document.K.append(document.K[0])
    document.K[1].K = Array([1, document])
    # The document that the paragraph holds is empty: its elements have their place already.
    assert kinds(merged(source)) == {"Document": 1, "Part": 1, "H1": 1, "P": 1, "Sect": 1}


def test_a_tree_that_is_too_deep_to_be_copied_counts_as_none() -> None:
    source = tagged(REPORT)
    node = source.Root.StructTreeRoot.K.K[1]
    for _ in range(60_000):  # qpdf dies of as many
        node.K = Array([source.make_indirect(Dictionary(S=Name.Div))])
        node = node.K[0]
    # Its page gets tags anew: both lines stand close enough to be one paragraph.
    assert kinds(merged(again(source))) == {"Document": 1, "Part": 1, "Sect": 1, "P": 1}


@pytest.mark.parametrize("mcid", [-1, 10**9])
def test_an_identifier_out_of_reason_is_left_out(mcid: int) -> None:
    source = tagged(REPORT)
    source.Root.StructTreeRoot.K.K[1].K = mcid
    assert owners(merged(source), 0) == ["H1"]


def test_content_belongs_to_the_first_element_that_claims_it() -> None:
    source = tagged(REPORT)
    source.Root.StructTreeRoot.K.K[1].K = 0
    pdf = merged(source)
    assert owners(pdf, 0) == ["H1"]
    assert [len(node.K) for node in elements(pdf) if node.S == "/P"] == [0]


def test_content_of_another_page_is_found_by_its_reference() -> None:
    source = tagged(REPORT, [("P", "goes on")])
    first, second = source.Root.StructTreeRoot.K.K[1], source.pages[1].obj
    del source.Root.StructTreeRoot.K.K[2]
    first.K = Array([1, Dictionary(Type=Name.MCR, Pg=second, MCID=0)])
    pdf = merged(source)
    assert owners(pdf, 1) == ["P"]
    assert [node.K[1].Pg.objgen for node in elements(pdf) if node.S == "/P"] == [pdf.pages[1].obj.objgen]


def test_pages_that_were_taken_out_of_a_source_are_not_dragged_in() -> None:
    source = tagged(REPORT, SLIDE)
    gone = source.pages[1].obj
    del source.pages[1]
    secret = source.make_stream(b"x" * 5000)
    gone.Contents = secret
    pdf = merged(source)
    assert [str(one.get("/Type")) for one in pdf.objects if isinstance(one, Dictionary)].count("/Page") == 1
    assert b"x" * 100 not in b"".join(one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream))
    assert kinds(pdf)["H1"] == 2  # the element of the lost heading has no content, as in the source


def test_files_attached_to_elements_do_not_come_in() -> None:
    source = tagged(REPORT)
    source.Root.StructTreeRoot.K.K[0].AF = Array([source.make_indirect(Dictionary(Type=Name.Filespec))])
    assert all("/AF" not in node for node in elements(merged(source)))


def test_stale_numbers_of_pages_without_elements_are_gone() -> None:
    source = tagged(REPORT, SLIDE)
    del source.Root.StructTreeRoot.K.K[2:]
    pdf = merged(source)
    assert "/StructParents" in pdf.pages[0].obj
    assert "/StructParents" not in pdf.pages[1].obj


def test_a_form_keeps_content_of_its_own() -> None:
    source = tagged(REPORT)
    form = source.make_stream(b"/P <</MCID 0>> BDC EMC", Type=Name.XObject, Subtype=Name.Form, StructParents=9)
    source.pages[0].Resources.XObject = Dictionary(Fm=form)
    source.Root.StructTreeRoot.K.K[1].K = Dictionary(Type=Name.MCR, MCID=0, Stm=form, Pg=source.pages[0].obj)
    pdf = merged(source)
    number = pdf.pages[0].Resources.XObject.Fm.StructParents
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    assert str(numbers[numbers.index(number) + 1][0].S) == "/P"


def test_an_untagged_source_between_tagged_ones_gets_tags() -> None:
    letter = drawn.new(drawn.Page(drawn.words("A letter", 72, 700)))
    pdf = merged(tagged(REPORT), letter, tagged(SLIDE))
    assert [owners(pdf, index) for index in range(3)] == [["H1", "P"], ["P"], ["H1", "P", "P"]]


def test_a_source_in_another_language_says_so() -> None:
    pdf = merged(tagged(REPORT), tagged(REPORT, language="cy"))
    assert [str(part.get("/Lang", "")) for part in parts(pdf)] == ["", "cy"]


def test_a_paragraph_and_a_link_of_our_own() -> None:
    from reportgen.pdf.structure import Structure

    pdf = drawn.new(drawn.Page("/P <</MCID 0>> BDC " + drawn.words("Blank", 72, 700) + " EMC"))
    structure = Structure.begin(pdf, "en-GB")
    structure.add_paragraph(pdf.pages[0], 0)
    annotation = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9])))
    pdf.pages[0].Annots = Array([annotation])
    structure.add_link(pdf.pages[0], annotation)
    structure.finish()
    read = again(pdf)
    assert owners(read, 0) == ["P"]
    assert owner(read, read.pages[0].Annots[0]) == "Link"
    assert read.pages[0].Tabs == "/S"


TEXTS = st.lists(
    st.lists(st.tuples(st.sampled_from(["H1", "P", "Quote", "Box"]), st.just("words")), max_size=4),
    min_size=1,
    max_size=3,
)


@settings(max_examples=25, deadline=None)
@given(pages=TEXTS, times=st.integers(1, 4))
def test_merging_k_times_keeps_k_of_each_element(pages: list[list[tuple[str, str]]], times: int) -> None:
    def source() -> pikepdf.Pdf:
        # A tree with an element at least, or the source is one without tags.
        return tagged([("H1", "Title"), *pages[0]], *pages[1:], roles={"Box": "P"})

    once, pdf = kinds(source()), merged(*(source() for _ in range(times)))
    found = kinds(pdf)
    assert {kind: count for kind, count in found.items() if kind not in ("Document", "Part")} == {
        kind: count * times for kind, count in once.items() if kind != "Document"
    }
    assert found["Part"] == times
    assert len(pdf.pages) == times * len(pages)


@pytest.mark.parametrize("key", ["S", "P", "Pg", "K", "A", "ID", "C", "Alt"])
@pytest.mark.parametrize("value", [True, 3, Name.X, String("x"), Array([1, Name.X]), Dictionary()], ids=str)
def test_entries_of_a_wrong_kind_do_no_harm(key: str, value: object) -> None:
    source = tagged(REPORT)
    source.Root.StructTreeRoot.K.K[1][f"/{key}"] = value
    assert kinds(merged(source))["H1"] == 1  # what stands beside it is there
    assert whole(saved(source), "Paper").content.startswith(b"%PDF")
