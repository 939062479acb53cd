"""The search for exempt terms finds each, wherever a file hides it; and tells it in words."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pikepdf
import pytest

from reportgen.publish import leaks
from reportgen.publish.leaks import Clean, Leak, find, problems
from reportgen.publish.scrub import scrub
from reportgen.publish.terms import Known, Term, own_terms, passages, stated_terms
from tests.publish import planted
from tests.publish.planted import Parts, secrets_in, zipped

MAKERS = {"docx": planted.word, "pptx": planted.slides, "xlsx": planted.workbook, "pdf": planted.pdf}
PAPER = "Award of a contract"


def test_thirty_places_and_more_are_tried() -> None:
    assert len({word for make in MAKERS.values() for word in secrets_in(make())}) >= 30


@pytest.mark.parametrize("kind", MAKERS)
def test_each_secret_is_found_where_scrubbing_is_left_out(kind: str) -> None:
    data = MAKERS[kind]()
    terms = stated_terms(sorted(secrets_in(data)), PAPER)
    found = {leak.term for leak in find(terms, {f"paper.{kind}": data})}
    assert found == set(terms)


@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_is_found_in_what_was_scrubbed(kind: str) -> None:
    data = MAKERS[kind]()
    terms = stated_terms(sorted(secrets_in(data)), PAPER)
    assert find(terms, {f"paper.{kind}": scrub(data, kind).data}) == ()  # type: ignore[arg-type]


def word(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


ACME = (Term("Acme Lighting Ltd", PAPER),)


@pytest.mark.parametrize("text", [
    "acme lighting ltd",  # without capitals
    "Acme\u00a0Lighting  Ltd",  # other spaces
    "Ac\u00adme Light\u200bing Ltd",  # soft hyphen, zero-width space
    "Acme-Lighting Ltd",  # a hyphen in the place of a space
    "Acme Light-\ning Ltd",  # broken at the end of a line
    "(Acme Lighting Ltd's)",
    "Ａｃｍｅ Lighting Ltd",  # full-width letters
])  # fmt: skip
def test_a_term_is_found_however_it_is_written(text: str) -> None:
    assert find(ACME, {"a.txt": text.encode()}) == (Leak("a.txt", "", ACME[0]),)


def test_a_term_within_a_longer_word_or_number_is_another() -> None:
    terms = stated_terms(["Ivor", "£4,500"], PAPER)
    assert find(terms, {"a.txt": "survivors asked for £14,500 or £45,001".encode()}) == ()


def test_a_decimal_is_no_whole_number() -> None:
    assert find(stated_terms(["45%"], PAPER), {"a.txt": b"a rise of 4.5%"}) == ()
    assert len(find(stated_terms(["4.5%"], PAPER), {"a.txt": b"a rise of 4.5%"})) == 1


def test_a_word_in_two_runs_is_found() -> None:
    parts = Parts.of(word("Acme"))
    parts.replace("word/document.xml", "<w:t>Acme</w:t>", "<w:t>Ac</w:t></w:r><w:r><w:b/><w:t>me Lighting Ltd</w:t>")
    assert find(ACME, {"a.docx": parts.to_bytes()}) == (Leak("a.docx", "word/document.xml", ACME[0]),)


def test_visible_text_alternative_text_and_workbooks_of_a_public_paper_are_found_with_their_place() -> None:
    parts = Parts.of(word("Acme Lighting Ltd"))
    leak = find(ACME, {"a.docx": scrub(parts.to_bytes(), "docx").data})
    assert leak == (Leak("a.docx", "word/document.xml", ACME[0]),)
    nested = zipped({"word/embeddings/b.xlsx": zipped({"xl/sharedStrings.xml": b"<t>Acme Lighting Ltd</t>"})})
    assert find(ACME, {"a.docx": nested}) == (
        Leak("a.docx", "word/embeddings/b.xlsx > xl/sharedStrings.xml", ACME[0]),)  # fmt: skip
    described = b'<w:docPr xmlns:w="w" descr="Acme Lighting Ltd"/>'
    assert find(ACME, {"a.docx": zipped({"word/document.xml": described})}) == leak


def test_names_of_files_are_looked_at() -> None:
    assert find(ACME, {"07/acme-lighting-ltd.pdf": b""}) == (
        Leak("07/acme-lighting-ltd.pdf", "the file's name", ACME[0]),)  # fmt: skip
    inner = zipped({"Acme Lighting Ltd.txt": b""})
    assert find(ACME, {"a.zip": inner})[0].inside == "the name Acme Lighting Ltd.txt"


def test_a_folder_is_searched_with_all_below_it(tmp_path: Path) -> None:
    below = tmp_path / "07" / "papers"
    below.mkdir(parents=True)
    (below / "item.json").write_text(json.dumps({"title": "Award to Acme Lighting Ltd, Café"}), encoding="utf-8")
    (tmp_path / "meeting.ics").write_bytes(b"DESCRIPTION:the contract of Acme Light\r\n ing Ltd\r\n")
    assert [leak.file for leak in find(ACME, tmp_path)] == ["07/papers/item.json", "meeting.ics"]


def test_json_is_read_with_its_escapes() -> None:
    assert len(find(stated_terms(["Café Zoë"], PAPER), {"a.json": b'{"title": "Caf\\u00e9 Zo\\u00eb"}'})) == 1


def test_the_words_of_a_page_are_found_whatever_codes_its_font_has() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 100))
        codes = pdf.make_stream(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> "
            b"endcodespacerange 4 beginbfchar <01> <0041> <02> <0063> <03> <006D> <04> <0065> endbfchar endcmap "
            b"end end"
        )
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
                                  ToUnicode=codes)  # fmt: skip
        pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font)))
        pdf.pages[0].Contents = pdf.make_stream(b"BT /F 12 Tf 9 9 Td <01020304> Tj ET")
        buffer = io.BytesIO()
        pdf.save(buffer)
    (leak,) = find(stated_terms(["Acme"], PAPER), {"a.pdf": buffer.getvalue()})
    assert leak.inside == "page 1"


SENTENCE = "The panel scored the second tender highest because its lamps need no ladder to be mended."


def test_a_copied_sentence_is_found_though_the_meeting_names_no_term() -> None:
    terms = own_terms([SENTENCE], PAPER)
    copied = "In short: the panel scored the second tender highest, because its lamps need less."
    (told,) = problems(find(terms, {"public.docx": word(copied)}))
    assert str(told) == (
        "public.docx: it holds 'the panel scored the second tender highest because its lamps need' of the exempt "
        "paper 'Award of a contract' (in word/document.xml), so nothing was published; take it out of that "
        "paper, or list it under `public:` of the exempt item if the public may know it")  # fmt: skip


def test_seven_words_in_common_are_no_leak() -> None:
    seven = " ".join(SENTENCE.split()[:7])
    assert find(own_terms([SENTENCE], PAPER), {"a.docx": word(f"{seven} when asked")}) == ()


def test_what_the_public_knows_is_not_looked_for() -> None:
    known = Known.of(["The panel scored the {{ rank }} tender highest because its lamps need no ladder to be mended."])
    assert own_terms([SENTENCE], PAPER, known) == ()
    assert own_terms(["It costs £48,750."], PAPER, Known.of(["The grant is £48,750 a year."])) == ()


def test_sums_companies_and_references_of_an_exempt_paper_are_looked_for() -> None:
    text = "Acme Lighting Ltd asks £48,750 (tender CS/2023/0147), below the £50,000 of the budget and £1.37 million."
    found = {term.text for term in own_terms([text], PAPER) if not term.phrase}
    # A round sum stands in many papers.
    assert found == {"Acme Lighting Ltd", "£48,750", "CS/2023/0147", "£1.37 million"}


def test_phrases_that_follow_each_other_are_one_passage() -> None:
    assert passages(["a b c", "b c d", "x y z"]) == ("a b c d", "x y z")


def test_names_of_places_in_a_broken_archive_are_read_as_bytes() -> None:
    broken = zipped({"a.txt": b"Acme Lighting Ltd"})[:-30]
    assert find(ACME, {"a.docx": b"PK\x03\x04 Acme Lighting Ltd " + broken}) == (Leak("a.docx", "", ACME[0]),)


# --- Files that were searched before ------------------------------------------------------------------------------

TERMS = stated_terms(["Harbour Lane depot"], PAPER)


def test_a_file_in_which_nothing_was_found_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    clean = Clean()
    assert find(TERMS, {"a.txt": b"The park opens at eight."}, clean) == ()
    monkeypatch.setattr(leaks, "readings", lambda data: pytest.fail("it was read again"))
    assert find(TERMS, {"b.txt": b"The park opens at eight."}, clean) == ()


@pytest.mark.parametrize(
    ("terms", "version"),
    [((Term("opens at eight", "Park"),), ""), (TERMS, "another")],
    ids=["other terms", "other code"],
)
def test_a_file_is_searched_again_for_other_terms_and_by_other_code(terms: tuple[Term, ...], version: str) -> None:
    known: dict[str, str] = {}
    find(TERMS, {"a.txt": b"The park opens at eight."}, Clean(known))
    find(terms, {"a.txt": b"The park opens at eight."}, Clean(known, version))
    assert len(known) == (1 if terms[0].of == "Park" else 2)  # a file that holds a term is not kept


def test_a_file_with_an_exempt_term_is_told_each_time() -> None:
    clean, files = Clean(), {"a.txt": f"It says {TERMS[0].text}.".encode()}
    assert find(TERMS, files, clean) == find(TERMS, files, clean) != ()


def test_the_name_of_a_clean_file_is_looked_at() -> None:
    clean = Clean()
    find(TERMS, {"a.txt": b"The park opens at eight."}, clean)
    named = find(TERMS, {f"{TERMS[0].text}.txt": b"The park opens at eight."}, clean)
    assert [leak.inside for leak in named] == ["the file's name"]
