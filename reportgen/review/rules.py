"""The rules over saved files, whoever wrote them: each has an id, a level and the reason why it is there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from reportgen.checks.findings import Finding
from reportgen.checks.found import Found
from reportgen.checks.rules import Rule
from reportgen.errors import Place
from reportgen.review import accessibility, leftovers
from reportgen.review.leftovers import Examined
from reportgen.review.model import Reviewed


def check_file(
    file: Reviewed, place: Place, typefaces: Iterable[str] = (), only: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """What the rules find in a file, errors first, each rule's in the order of the text.

    ``place`` is what findings are told at: the file, or where meeting.yaml names it. ``typefaces`` are the house's.
    ``only`` names the rules to hold it to, if not all.
    """
    examined = Examined(file, frozenset(typefaces))
    found = (
        Finding(rule.id, rule.level, place, one.what, one.remedy)
        for rule in sorted(FILE_RULES, key=lambda rule: rule.level != "error")
        if only is None or rule.id in only
        for one in rule.find(examined)
    )
    return tuple(dict.fromkeys(found))


def _of_file(find: Callable[[Reviewed], Iterator[Found]]) -> Callable[[Examined], Iterator[Found]]:
    return lambda examined: find(examined.file)


FILE_RULES: tuple[Rule[Examined], ...] = (
    Rule("alternative-text", "error", "a picture, chart or drawing without alternative text, or with a file's name",
         "who cannot see a figure hears its text", _of_file(accessibility.alternative_text)),
    Rule("header-row", "error", "a table without a header row", "a table is read aloud by its headings",
         _of_file(accessibility.header_row)),
    Rule("title", "error", "a file without a title, or with one such as Document1",
         "a paper is found and read aloud by its title", _of_file(accessibility.title)),
    Rule("slide-title", "error", "a slide without a title, or with that of another",
         "readers move by slide titles, each its own", _of_file(accessibility.slide_title)),
    Rule("language", "error", "a file that does not say its language", "screen readers choose their voice by it",
         _of_file(accessibility.language)),
    Rule("draft-left", "error", "the watermark or the word DRAFT", "the board decides on final papers",
         _of_file(leftovers.draft_left)),
    Rule("comments-left", "error", "comments", "they are for colleagues, not for the public",
         _of_file(leftovers.comments_left)),
    Rule("changes-left", "error", "tracked changes", "the public could see what was deleted",
         _of_file(leftovers.changes_left)),
    Rule("broken-reference", "error", "Error! Reference source not found", "readers do not find what is meant",
         _of_file(leftovers.broken_reference)),
    Rule("scan", "error", "pages of a PDF that are pictures of text", "nobody can search, copy or hear them",
         _of_file(leftovers.scanned)),
    Rule("font-missing", "error", "a PDF without its fonts", "it looks different on each computer",
         _of_file(leftovers.font_missing)),
    Rule("heading-order", "warning", "a heading that skips a level; a long paper without any",
         "readers move by heading levels", _of_file(accessibility.heading_order)),
    Rule("heading-by-hand", "warning", "bold words on a line of their own instead of a heading",
         "readers cannot move to it", _of_file(accessibility.heading_by_hand)),
    Rule("table-merged", "warning", "merged cells below the headings, tables in tables",
         "readers lose the row and column they are in", _of_file(accessibility.table_merged)),
    Rule("table-blank", "warning", "rows and columns without a word", "readers take them for the end of the table",
         _of_file(accessibility.table_blank)),
    Rule("contrast", "warning", "words too pale for their ground, where both colours are known",
         "not everybody sees pale words", _of_file(accessibility.low_contrast)),
    Rule("link-text", "warning", "links called click here, or by a bare address",
         "links are read aloud without the words around them", _of_file(accessibility.link_text)),
    Rule("list-by-hand", "warning", "lists with typed dashes or numbers", "they are not read aloud as lists",
         _of_file(accessibility.list_by_hand)),
    Rule("blank-paragraphs", "warning", "empty paragraphs that make space", "each is read aloud as blank",
         _of_file(accessibility.blank_paragraphs)),
    Rule("text-in-picture", "warning", "a slide of pictures without words", "words in pictures are not read aloud",
         _of_file(accessibility.text_in_picture)),
    Rule("reading-order", "warning", "a slide whose title is not read first", "readers hear what it is about too late",
         _of_file(accessibility.reading_order)),
    Rule("small-type", "warning", "type below 8 points", "not everybody can read it",
         _of_file(accessibility.small_type)),
    Rule("hidden", "warning", "hidden words, slides, objects and sheets", "who opens the file can show them",
         _of_file(leftovers.hidden)),
    Rule("unfinished", "warning", "??, TBC, XXX, [insert ...], to be completed", "somebody meant to come back",
         _of_file(leftovers.unfinished)),
    Rule("broken-link", "warning", "links to places that are not there, or to files on somebody's computer",
         "they lead readers nowhere", _of_file(leftovers.broken_link)),
    Rule("empty-section", "warning", "a heading with nothing below it", "readers look for what is missing",
         _of_file(leftovers.empty_section)),
    Rule("other-font", "warning", "words in a typeface that is not the house's", "text was pasted from elsewhere",
         leftovers.other_font),
    Rule("page-size", "warning", "pages of a PDF that are neither A4 nor A3", "they are scaled or cut when printed",
         _of_file(leftovers.page_size)),
    Rule("untagged", "warning", "a PDF without tags", "screen readers cannot tell headings and tables in it",
         _of_file(leftovers.untagged)),
)  # fmt: skip
