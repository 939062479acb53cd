"""Mistakes in a council's house and in its templates, and papers that do not fit them."""

from __future__ import annotations

from tests.broken.case import both, broken, delete, report, slides, swap, swap_in_zip, write
from tests.broken.specs import say
from tests.houses import ASSETS

HOUSE, REPORT, DECK = "assets/barnet/house.yaml", "assets/barnet/report.docx", "assets/barnet/dashboard.pptx"
TABLE = "rows: {areas: [boroughs]}\n      measure: bicycles\n      period: recent"


def line_of(text: str) -> int:
    """The first line of Barnet's house file that holds the text."""
    lines = (ASSETS / "barnet" / "house.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


REPORT_LINE, DECK_LINE = line_of("template: report.docx"), line_of("template: dashboard.pptx")

CASES = (
    report(
        "a template without a style",
        swap_in_zip(REPORT, "word/styles.xml", '"Box Heading"', '"Panel Title"'),
        "assets/barnet/report.docx: the template has no style 'Box Heading'; did you mean 'heading 1' or "
        "'heading 2' or 'heading 3'? If not, add it in Word, or name another one under `styles` of the kind in "
        "house.yaml",
    ),
    report(
        "a template whose numbered style has no list",
        swap_in_zip(REPORT, "word/styles.xml", "w:numPr>", "w:numPrx>"),
        "assets/barnet/report.docx: the style 'Box Number' has no list; link it to a level of a multi-level list "
        "in Word",
        "assets/barnet/report.docx: the style 'Heading 1' has no list; link it to a level of a multi-level list "
        "in Word",
        "assets/barnet/report.docx: the style 'List Number' has no list; link it to a level of a multi-level list "
        "in Word",
        "assets/barnet/report.docx: the style 'Numbered Paragraph 3' has no list; link it to a level of a "
        "multi-level list in Word",
        "assets/barnet/report.docx: the style 'Numbered Paragraph' has no list; link it to a level of a "
        "multi-level list in Word",
    ),
    report(
        "a template without a page size",
        swap_in_zip(REPORT, "word/document.xml", "w:sectPr", "w:sectPrx"),
        "assets/barnet/report.docx: the template's last section has no page size; save it once in Word",
    ),
    report(
        "a template that is not there",
        delete(REPORT),
        f"assets/barnet/house.yaml:{REPORT_LINE}:15: the template 'report.docx' is not there; put it into barnet/",
    ),
    report(
        "a template that is no zip",
        write(REPORT, b"Dear reader"),
        "assets/barnet/report.docx: the template is not a Word document; save it in Word as .docx",
    ),
    report(
        "a template of another program",
        swap(HOUSE, "report\n    template: report.docx", "report\n    template: dashboard.pptx"),
        "assets/barnet/dashboard.pptx: the template is not a Word document; save it in Word as .docx",
    ),
    report(
        "a template with broken XML",
        swap_in_zip(REPORT, "word/document.xml", "</w:body>", ""),
        "assets/barnet/report.docx: the template is damaged: its part 'word/document.xml' cannot be read; open it in "
        "Word and save it again",
    ),
    report(
        "a template with broken styles",
        swap_in_zip(REPORT, "word/styles.xml", "</w:styles>", ""),
        "assets/barnet/report.docx: the template is damaged: its part 'word/styles.xml' cannot be read; open it in "
        "Word and save it again",
    ),
    report(
        "a template that refers to a part it does not hold",
        swap_in_zip(REPORT, "word/_rels/document.xml.rels", "styles.xml", "looks.xml"),
        "assets/barnet/report.docx: the template is damaged: its part 'word/looks.xml' is missing; open it in Word "
        "and save it again",
    ),
    report(
        "a template with a bomb of XML entities",
        swap_in_zip(REPORT, "word/styles.xml", "<w:styles", '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:styles'),
        "assets/barnet/report.docx: the template is damaged: its part 'word/styles.xml' cannot be read; open it in "
        "Word and save it again",
    ),
    report(
        "a template outside its house",
        swap(HOUSE, "report\n    template: report.docx", "report\n    template: ../../report_specs/report.yaml"),
        f"assets/barnet/house.yaml:{REPORT_LINE}:15: the template '../../report_specs/report.yaml' lies outside the "
        "house's folder; keep it beside house.yaml",
    ),
    slides(
        "a template without a layout",
        swap_in_zip(DECK, "ppt/slideLayouts/slideLayout4.xml", 'name="Indicator"', 'name="Indikator"'),
        "assets/barnet/dashboard.pptx: the template has no layout 'Indicator'; did you mean 'Indikator'?",
    ),
    slides(
        "a template without a placeholder",
        swap_in_zip(DECK, "ppt/slideLayouts/slideLayout4.xml", 'name="Badge 1"', 'name="Emblem"'),
        "assets/barnet/dashboard.pptx: the layout 'Indicator' has no placeholder 'Badge 1'; name it so in "
        "PowerPoint's selection pane",
    ),
    slides(
        "a presentation that is not there",
        delete(DECK),
        f"assets/barnet/house.yaml:{DECK_LINE}:15: the template 'dashboard.pptx' is not there; put it into barnet/",
    ),
    slides(
        "a presentation that is no zip",
        write(DECK, b"Dear reader"),
        "assets/barnet/dashboard.pptx: the template does not exist or is no PowerPoint file; the house's folder "
        "must hold the .pptx that house.yaml names under 'template'",
    ),
    slides(
        "a presentation that is a Word file",
        swap(HOUSE, "template: dashboard.pptx", "template: report.docx"),
        "assets/barnet/report.docx: the template cannot be read as a PowerPoint presentation; open it in "
        "PowerPoint and save it as a presentation (.pptx)",
    ),
    slides(
        "a presentation with broken XML",
        swap_in_zip(DECK, "ppt/presentation.xml", "</p:presentation>", ""),
        "assets/barnet/dashboard.pptx: the template is damaged: its part 'ppt/presentation.xml' cannot be read; open "
        "it in PowerPoint and save it again",
    ),
    slides(
        "a presentation with a broken layout",
        swap_in_zip(DECK, "ppt/slideLayouts/slideLayout4.xml", "</p:sldLayout>", ""),
        "assets/barnet/dashboard.pptx: the template is damaged: its part 'ppt/slideLayouts/slideLayout4.xml' cannot "
        "be read; open it in PowerPoint and save it again",
    ),
    broken(
        "a house without a name",
        swap(HOUSE, "name: London Borough of Barnet\n", ""),
        "assets/barnet/house.yaml:3:1: 'name' is missing; add it",
    ),
    broken(
        "a house with a colour that is none",
        swap(HOUSE, '"12436D"\n', '"navy"\n'),
        "assets/barnet/house.yaml:12:14: 'navy' cannot be a colour; write six capital hexadecimal digits in "
        "quotes, such as '12436D'",
    ),
    report(
        "a house whose sentence has a misspelt word",
        both(swap(HOUSE, "{{ fact.change }}", "{{ fact.chnage }}"), say("{{ bicycles[recent].sentence }}")),
        "assets/barnet/house.yaml:33:13: '{{ fact.chnage }}': there is no 'chnage' behind the dot; did you mean "
        "'change'?",
    ),
    report(
        "a house whose sentence says itself twice",
        both(
            swap(HOUSE, "{{ fact.change }}", "{{ fact.sentence }}{{ fact.sentence }}"),
            say("{{ bicycles[recent].sentence }}"),
        ),
        "assets/barnet/house.yaml:33:13: the text '{{ area }} recorded {{ fact.cases }} of {{ measure.phrase }} "
        "in {{ period.the }}...' leads in a circle back to itself; take out one of the names that lead there",
    ),
    slides(
        "a text too long for its slide",
        swap("slides.yaml", 'text: "There were', f'text: "{"There were very many thefts. " * 60}There were'),
        "report_specs/slides.yaml:11:5: slide 2 'Bicycle theft' has too much text at 'Headline' (1795 "
        "characters; about 210 fit); say it in fewer words, or give it another slide",
    ),
    slides(
        "a title too long for its slide",
        swap("slides.yaml", "title: Both boroughs", f"title: {'Both boroughs and more ' * 20}"),
        "report_specs/slides.yaml:16:5: slide 3 'Both boroughs and more Both boroughs and more Both...' has too "
        "much text at 'Title' (459 characters; about 100 fit); say it in fewer words, or give it another "
        "slide",
    ),
    slides(
        "a table whose heading is too long for its slide",
        swap(
            "slides.yaml",
            f"table:\n      type: table\n      {TABLE}",
            "text: The months\n    key: Counted by month\n    table:\n      type: table\n"
            f"      heading: {'Month ' * 300}\n"
            "      rows: {each: month, period: Jul 2022 to Sep 2023}\n      measure: bicycles",
        ),
        "report_specs/slides.yaml:16:5: slide 3 'Both boroughs' has a table of 15 rows at 'Table', too large for "
        "its place even at 9 points; shorten its title, show fewer rows or columns, or split it over two slides",
    ),
    slides(
        "a badge whose words do not fit",
        swap("definitions.yaml", "label: the two boroughs", f"label: {'boroughs ' * 40}"),
        "report_specs/slides.yaml:11:5: slide 2 'Bicycle theft' has too much text at 'Badge 1' (406 characters; "
        "about 70 fit); say it in fewer words, or give it another slide",
    ),
)
