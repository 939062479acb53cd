"""A YAML parser's complaint in plain words, with the place to mend and how."""

from __future__ import annotations

from typing import Any

import yaml

from reportgen.errors import Place, Problem

_QUOTE_IT = "put the text in quotes"

_BY_COLON = "put a text that holds a ':' in quotes, and check that keys of one level begin in one column"
_BY_INDENTATION = "check its indentation; put a text that begins with a quotation mark, [ or { in quotes as a whole"
_NO_COLON = "write 'key: value', or indent the line if it belongs to the one above"

# (part of the parser's complaint, what is wrong, what to do); the C and the Python parser word it differently.
_COMPLAINTS = (
    ("mapping values are not allowed", "a ':' cannot stand here", _BY_COLON),
    ("sequence entries are not allowed", "a '- ' cannot stand here", "begin the list on a new line"),
    ("found unexpected end of stream", "the quotation mark here is not closed", "close it"),
    ("expected ',' or ']'", "the '[' here is not closed, or a comma is missing", "close it with ']'"),
    ("expected ',' or '}'", "the '{' here is not closed, or a comma is missing", "close it with '}'"),
    ("could not find expected ':'", "the line has no ':'", _NO_COLON),
    ("unknown escape character", "the backslash here means nothing in double quotes", "use single quotes"),
    ("alphabetic or numeric character", "a text cannot begin with * or &", _QUOTE_IT),
    ("cannot start any token", "a text cannot begin with {character}", _QUOTE_IT),
    ("expected the node content", "a text cannot begin with {character}", _QUOTE_IT),
    ("expected node content", "a text cannot begin with {character}", _QUOTE_IT),
    ("expected '-' indicator", "the line does not belong to the list above", "begin it with '- ', or indent it"),
    ("block scalar", "nothing may stand after '|' or '>'", "begin the text on the next line, indented"),
    ("expected key", "the line does not fit the ones above", _BY_INDENTATION),
    ("expected <block end>", "the line does not fit the ones above", _BY_INDENTATION),
    ("directive", "a line cannot begin with '%'", _QUOTE_IT),
)

# Complaints whose cause is where the parser began, not where it gave up.
_CAUSE_IS_AT_START = ("found unexpected end of stream", "expected ',' or", "could not find expected ':'")


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """What ``error`` says of ``text``, for somebody who does not know YAML's own terms."""
    complaint = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    mark: Any = getattr(error, "problem_mark", None)
    start: Any = getattr(error, "context_mark", None)
    if start is not None and any(words in complaint for words in _CAUSE_IS_AT_START):
        mark = start
    if mark is None:
        return Problem(Place(file, 1), "the file is not YAML", "check its first lines")
    place = Place(file, mark.line + 1, mark.column + 1)
    opened = _quotation_over_lines(text, mark.line)
    if opened is not None:
        start = Place(file, opened.line + 1, opened.column + 1)
        what = f"the quotation mark here is not closed before line {place.line}"
        return Problem(start, what, "close it where its text ends")
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    character = line[mark.column : mark.column + 1]
    if character == "\t" or line[: mark.column].endswith("\t"):
        return Problem(place, "a tab stands here", "indent with spaces")
    if "{{" in line and '"' not in line and "'" not in line:
        return Problem(place, "a text with {{ }} must stand in quotes", 'write "..." around it')
    for words, what, remedy in _COMPLAINTS:
        if words in complaint or words in context:
            return Problem(place, what.replace("{character}", f"'{character}'"), remedy)
    return Problem(place, f"this is not YAML ({complaint})", "check the indentation and the quotation marks here")


def _quotation_over_lines(text: str, line: int) -> Any:
    """Where a quoted text begins that goes over several lines and ends in ``line``, before what cannot be read.

    An unclosed quotation mark is closed by the next one in the file, which was meant to open another text.
    """
    opened: Any = None
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"'):
                first: Any = event.start_mark
                last: Any = event.end_mark
                opened = first if first.line < last.line == line else None
    except yaml.YAMLError:
        return opened
    return None
