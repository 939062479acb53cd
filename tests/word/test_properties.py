"""Document properties and language."""

from datetime import date

from reportgen.spec.house import ReportKind
from tests.word.reports import KIND, Built, built

CORE, STYLES, SETTINGS = "docProps/core.xml", "word/styles.xml", "word/settings.xml"


def properties(file: Built) -> dict[str, str]:
    return {element.tag.rpartition("}")[2]: element.text or "" for element in file.part(CORE)}


def test_the_properties_are_the_paper_s_own() -> None:
    assert properties(built(modified=date(2023, 11, 14))) == {
        "title": "Crime performance",
        "subject": "Board, 24 November 2023",
        "creator": "Head of Community Safety",
        "lastModifiedBy": "Head of Community Safety",
        "keywords": "crime, performance",
        "language": "en-GB",
        "created": "2023-11-14T00:00:00Z",
        "modified": "2023-11-14T00:00:00Z",
        "revision": "1",
    }


def test_without_a_date_of_its_own_a_paper_is_dated_by_its_meeting() -> None:
    assert properties(built())["modified"] == "2023-11-24T00:00:00Z"


def test_long_titles_and_forbidden_characters_do_not_break_the_properties() -> None:
    assert properties(built(title="x" * 300, author="Head\x07 of"))["title"] == "x" * 255
    assert properties(built(author="Head\x07 of"))["creator"] == "Head of"


def test_the_language_is_the_paper_s_everywhere() -> None:
    assert isinstance(KIND, ReportKind)
    file = built(language="cy-GB")
    assert file.find("//w:docDefaults//w:lang/@w:val", STYLES) == ["cy-GB"]
    assert file.find("//w:themeFontLang/@w:val", SETTINGS) == ["cy-GB"]
    assert properties(file)["language"] == "cy-GB"
    assert built().find("//w:lang/@w:val", STYLES) == ["en-GB"]


def test_the_file_asks_word_for_nothing() -> None:
    file = built()
    assert file.find("//w:updateFields", SETTINGS) == []
    assert file.find("//w:compatSetting[@w:name='compatibilityMode']/@w:val", SETTINGS) == ["15"]
    assert not [name for name in file.names() if "vba" in name.lower() or "stylesWithEffects" in name]
