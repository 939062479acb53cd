"""Mistakes in what is written: YAML, keys, names, texts, sections."""

from __future__ import annotations

from tests.broken.case import PAPERS, Case, Change, add, both, broken, copy, delete, link, report, slides, swap, write

SUMMARY = '"{{ area }} had {{ bicycles[recent].cases }}: {{ bicycles[recent].change }}."'


def say(text: str) -> Change:
    """Let the report's summary be ``text``, in single quotes."""
    return swap("report.yaml", SUMMARY, f"'{text}'")


def texts(lines: str) -> Change:
    """Other shared texts, of which the report says `caution`."""
    return swap("definitions.yaml", "  caution: Thefts that nobody reports are not counted.", lines)


def claim(*claims: str) -> Change:
    """Let the report's summary be a text with these claims beside it."""
    return swap("report.yaml", SUMMARY, f"{{text: So it is., claim: [{', '.join(claims)}]}}")


# Each alias holds the one before ten times: 200 MB of text from a few lines.
BOMB = "a: &a ['0123456789', '0123456789']\n" + "".join(
    f"{this}: &{this} [{', '.join([f'*{last}'] * 10)}]\n" for last, this in zip("abcdefg", "bcdefgh", strict=True)
)

# And each text says the one before ten times.
LAUGHS = "  t0: 'ha!'\n" + "".join(f"  t{n}: '{f'{{{{ t{n - 1} }}}}' * 10}'\n" for n in range(1, 10))
LAUGHS += "  caution: '{{ t9 }}'"

CASES = (
    report(
        "a claim that is not true",
        claim("{highest: barnet, of: bicycles, among: boroughs, period: recent}"),
        "report_specs/report.yaml:17:36: the claim is not true: Barnet is 2nd highest of 2 with 33 thefts; the "
        "highest is Brent with 63 thefts; change the words and the claim",
    ),
    report(
        "two claims that cannot both be true",
        claim("{increase: bicycles, period: recent}", "{no_change: bicycles, period: recent}"),
        "report_specs/report.yaml:17:36: the claim is not true: Bicycle theft shows no change: 33 thefts both times; "
        "change the words and the claim",
        "report_specs/report.yaml:17:74: two claims cannot both be true: that it did not change, and that it rose "
        "(report_specs/report.yaml:17:36); take out the one that is not true",
    ),
    report(
        "a claim of nothing",
        claim("{highset: barnet, of: bicycles, period: recent}"),
        "report_specs/report.yaml:17:36: nothing says what is claimed; did you mean 'highest'?",
    ),
    report(
        "a misspelt key",
        swap("report.yaml", "title: ", "titel: "),
        "report_specs/report.yaml:2:1: 'titel' is not known here; did you mean 'title'?",
    ),
    report(
        "words where a switch is asked for",
        add("report.yaml", "issued: maybe\n"),
        "report_specs/report.yaml:38:9: 'issued' wants true or false, found 'maybe'; write true or false",
    ),
    slides(
        "a number where a list of slides is asked for",
        write("slides.yaml", "{kind: dashboard, title: Thefts, area: barnet, data_to: Sep 2023, slides: 3}\n"),
        "report_specs/slides.yaml:1:75: 'slides' wants a list, found the number 3; write [one, two], or one item "
        "a line after '- '",
    ),
    slides(
        "a deck whose kind is misspelt",
        swap("slides.yaml", "kind: dashboard", "kid: dashboard"),
        "report_specs/slides.yaml:1:1: 'kid' is not known here; did you mean 'kind'?",
    ),
    slides(
        "a deck without a kind",
        swap("slides.yaml", "kind: dashboard\n", ""),
        "report_specs/slides.yaml:1:1: 'kind' is missing; add it",
    ),
    slides(
        "a spec that Notepad saved as Unicode",
        write("slides.yaml", "kind: dashboard\n".encode("utf-16")),
        "report_specs/slides.yaml:1:1: the file is not UTF-8 text here; save it with the encoding UTF-8",
    ),
    Case(
        "two specs of one name",
        copy("slides.yaml", "slides.yml"),
        (
            (
                "report_specs/slides.yml: the paper would take the place of that of report_specs/slides.yaml, as "
                "output/slides.pptx; give one of the two specs another name"
            ),
        ),
        PAPERS,
    ),
    report(
        "a misspelt measure in a text",
        say("{{ bicycels[recent] }}"),
        "report_specs/report.yaml:17:10: '{{ bicycels[recent] }}': there is no measure 'bicycels'; did you mean "
        "'bicycles'?",
    ),
    report(
        "a misspelt word behind a dot",
        say("{{ bicycles[recent].chnage }}"),
        "report_specs/report.yaml:17:10: '{{ bicycles[recent].chnage }}': there is no 'chnage' behind the dot; "
        "did you mean 'change'?",
    ),
    report(
        "a misspelt period in a text",
        say("{{ bicycles[recnt] }}"),
        "report_specs/report.yaml:17:10: '{{ bicycles[recnt] }}': there is no period 'recnt'; did you mean "
        "'recent'?",
    ),
    report(
        "a measure without its period",
        say("{{ bicycles.change }}"),
        "report_specs/report.yaml:17:10: '{{ bicycles.change }}': there is no 'change' behind the dot; say of "
        "which period, e.g. [recent].change",
    ),
    report(
        "an unknown filter",
        say("{{ area | safe }}"),
        "report_specs/report.yaml:17:10: '{{ area | safe }}': there is no filter 'safe'; use one of: a, "
        "capitalise, lower, upper",
    ),
    report(
        "a text that does sums",
        say("{{ bicycles[recent] + 1 }}"),
        "report_specs/report.yaml:17:10: '{{ bicycles[recent] + 1 }}': a text does not reckon; use a fact that is "
        "computed, e.g. .difference, .percent or .share_of(...)",
    ),
    report(
        "a brace that is not closed",
        say("{{ area }"),
        "report_specs/report.yaml:17:10: the text '{{ area }' cannot be read: unexpected '}'; write expressions "
        "as {{ name }}, {{ name.part }} or {{ name[period] }}",
    ),
    report(
        "a link to a script",
        say("[press](javascript:alert)"),
        "report_specs/report.yaml:17:10: 'javascript:alert' is not an address that a link may have; begin it with "
        "https://, http:// or mailto:",
    ),
    broken(
        "files of definitions that use each other",
        both(add("definitions.yaml", "use: more.yaml\n"), write("more.yaml", "use: definitions.yaml\n")),
        "report_specs/more.yaml:1:6: files use each other in a circle: report_specs/definitions.yaml -> "
        "report_specs/more.yaml -> report_specs/definitions.yaml; take one 'use' out",
    ),
    report(
        "texts that refer to each other",
        texts("  caution: '{{ other }}'\n  other: '{{ caution }}'"),
        "report_specs/definitions.yaml:40:3: the text '{{ other }}' leads in a circle back to itself; take out "
        "one of the names that lead there",
    ),
    broken(
        "definitions that are not there",
        delete("definitions.yaml"),
        "report_specs/report.yaml:3:6: there is no file 'report_specs/definitions.yaml'; check the name, or write "
        "the file",
        "report_specs/slides.yaml:3:6: there is no file 'report_specs/definitions.yaml'; check the name, or write "
        "the file",
    ),
    broken(
        "a meeting that is not there",
        delete("meeting.yaml"),
        "report_specs/report.yaml:1:1: there is no file 'report_specs/meeting.yaml'; check the name, or write the file",
        "report_specs/slides.yaml:1:1: there is no file 'report_specs/meeting.yaml'; check the name, or write the file",
    ),
    broken(
        "a meeting of a council without a house",
        swap("meeting.yaml", "barnet", "brent"),
        "report_specs/meeting.yaml:1:8: there is no house 'brent'; did you mean 'barnet'?",
    ),
    broken(
        "a path that climbs out of the project",
        swap("definitions.yaml", "thefts.csv", "../../thefts.csv"),
        "report_specs/definitions.yaml:4:12: '../../thefts.csv' lies outside the project; keep the file below project/",
    ),
    broken(
        "a link that leads out of the project",
        link("thefts.csv", "/etc/hostname"),
        "report_specs/definitions.yaml:4:12: 'thefts.csv' lies outside the project; keep the file below project/",
    ),
    broken(
        "definitions linked from outside",
        link("definitions.yaml", "/etc/hostname"),
        "report_specs/report.yaml:3:6: 'definitions.yaml' lies outside the project; keep the file below project/",
        "report_specs/slides.yaml:3:6: 'definitions.yaml' lies outside the project; keep the file below project/",
    ),
    report(
        "a bomb of YAML aliases",
        add("report.yaml", BOMB),
        "report_specs/report.yaml:42:28: the file grows beyond 20,000 values here, its *aliases written out; "
        "split it, or repeat less",
    ),
    report(
        "a spec of two megabytes",
        add("report.yaml", "# " + "x" * 2_000_000 + "\n"),
        "report_specs/report.yaml: the file is over 1 MB, too large for a spec; keep data in data files, and name "
        "them in a dataset",
    ),
    report(
        "brackets nested a thousand deep",
        add("report.yaml", f"allow: {'[' * 1000}{']' * 1000}\n"),
        "report_specs/report.yaml:38:71: values are nested more than 64 deep here; write it with fewer levels",
    ),
    report(
        "a YAML tag that makes a Python object",
        swap("report.yaml", "author: analyst", "author: !!python/object/apply:os.system [id]"),
        "report_specs/report.yaml:7:9: the tag '!!python/object/apply:os.system' is not allowed; delete it, or "
        "put the text in quotes",
    ),
    report(
        "a number of a thousand digits",
        swap("report.yaml", "author: analyst", f"author: {'9' * 1000}"),
        "report_specs/report.yaml:7:9: a number of 1000 characters is too long; put it in quotes if it is text",
    ),
    report(
        "a control character",
        swap("report.yaml", "The Board asked", "The\x07Board asked"),
        "report_specs/report.yaml:26:17: the character U+0007 cannot stand in a paper; delete it",
    ),
    broken(
        "a control character written as an escape",
        swap("definitions.yaml", "label: Bicycle theft", 'label: "Bicycle\\atheft"'),
        "report_specs/definitions.yaml:19:12: the character U+0007 cannot stand in a paper; delete it",
    ),
    report(
        "a spec that is not UTF-8",
        write("report.yaml", "kind: committee-report\ntitle: Café\n".encode("latin-1")),
        "report_specs/report.yaml:2:11: the file is not UTF-8 text here; save it with the encoding UTF-8",
    ),
    report(
        "a spec that is a picture",
        write("report.yaml", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\nkind: x\n"),
        "report_specs/report.yaml:1:1: the file is not UTF-8 text here; save it with the encoding UTF-8",
    ),
    report(
        "a text that asks for Python's classes",
        say('{{ "".__class__.__mro__ }}'),
        "report_specs/report.yaml:17:10: '{{ \"\".__class__.__mro__ }}': there is no '__class__' behind the dot; "
        "take it without the dot",
    ),
    report(
        "a text that asks for a method's globals",
        say("{{ ref.__globals__ }}"),
        "report_specs/report.yaml:17:10: '{{ ref.__globals__ }}': there is no '__globals__' behind the dot; take "
        "it without the dot",
    ),
    report(
        "a text that asks for an object's module",
        say("{{ bicycles.scope.book.cube }}"),
        "report_specs/report.yaml:17:10: '{{ bicycles.scope.book.cube }}': there is no 'scope' behind the dot; "
        "use one of: base_year, even_if_missing, label, noun, nouns, of, peak, phrase, trough",
    ),
    report(
        "a text that calls what is not for it",
        say("{{ bicycles[recent].fact.__init__() }}"),
        "report_specs/report.yaml:17:10: '{{ bicycles[recent].fact.__init__() }}': there is no 'fact' behind the "
        "dot; use one of: against, are, area, average, cases, caveat, change, compared_with, difference, direction, "
        "has, label, ...",
    ),
    report(
        "a text with Jinja's own helpers",
        say("{{ cycler.__init__.__globals__.os }}"),
        "report_specs/report.yaml:17:10: '{{ cycler.__init__.__globals__.os }}': there is no name 'cycler'; did "
        "you mean 'bicycles'?",
    ),
    report(
        "a text with an attribute filter",
        say('{{ area | attr("__class__") }}'),
        "report_specs/report.yaml:17:10: '{{ area | attr(\"__class__\") }}': there is no filter 'attr'; use one "
        "of: a, capitalise, lower, upper",
    ),
    report(
        "a text with a loop",
        say("{% for x in range(10**9) %}x{% endfor %}"),
        "report_specs/report.yaml:17:10: '{%' is not allowed in a text; use {{ name }} only; YAML has # for comments",
    ),
    report(
        "a text that includes a file",
        say('{% include "/etc/passwd" %}'),
        "report_specs/report.yaml:17:10: '{%' is not allowed in a text; use {{ name }} only; YAML has # for comments",
    ),
    report(
        "a text with an endless number",
        say("{{ 9**9**9 }}"),
        "report_specs/report.yaml:17:10: '{{ 9**9**9 }}': a text does not reckon; use a fact that is computed, "
        "e.g. .difference, .percent or .share_of(...)",
    ),
    report(
        "a text that repeats itself a billion times",
        say('{{ "x" * 1000000000 }}'),
        "report_specs/report.yaml:17:10: '{{ \"x\" * 1000000000 }}': a text does not reckon; use a fact that is "
        "computed, e.g. .difference, .percent or .share_of(...)",
    ),
    report(
        "a section that is missing",
        swap("report.yaml", "heading: Reasons for recommendations", "heading: Reasons"),
        "report_specs/report.yaml:19:1: the section 'Reasons for recommendations' is missing; did you "
        "mean it by the heading 'Reasons'?",
    ),
    report(
        "a section that is given twice",
        swap(
            "report.yaml",
            "implications:\n",
            "  - {heading: Reasons for recommendations, content: Again.}\nimplications:\n",
        ),
        "report_specs/report.yaml:27:15: the section 'Reasons for recommendations' is given twice (first in line "
        "25); make one of the two",
    ),
    report(
        "an implication that is missing",
        swap("report.yaml", "  risk: none\n", ""),
        "report_specs/report.yaml:27:1: the implication 'risk' is missing; add it, or 'risk: none' for the stock "
        "sentence",
    ),
    report(
        "an unknown implication",
        swap("report.yaml", "  risk: none\n", "  risks: none\n"),
        "report_specs/report.yaml:27:1: the implication 'risk' is missing; add it, or 'risk: none' for the stock "
        "sentence",
        "report_specs/report.yaml:34:3: 'risks' is no implication of a committee report; did you mean 'risk'?",
    ),
    report(
        "a front row that takes only yes or no",
        swap("report.yaml", "report_of: Analyst", "urgent: Perhaps"),
        "report_specs/report.yaml:8:17: 'Urgent' cannot be 'Perhaps'; use one of: No, Yes",
    ),
    report(
        "a figure that is not defined",
        swap("report.yaml", "- figure: trend", "- figure: trends"),
        "report_specs/report.yaml:23:17: there is no figure 'trends'; did you mean 'trend'?",
    ),
    slides(
        "a slide with an unknown layout",
        swap("slides.yaml", "layout: indicator", "layout: indicators"),
        "report_specs/slides.yaml:11:13: there is no layout 'indicators'; did you mean 'indicator'?",
    ),
    slides(
        "a slide without the chart that its layout needs",
        swap("slides.yaml", "    chart: {type: column, measure: bicycles, by: month, period: recent}\n", ""),
        "report_specs/slides.yaml:11:5: the layout 'indicator' needs 'chart'; add 'chart'",
    ),
    slides(
        "an unknown peer group",
        swap("slides.yaml", "badges: [{rank: change, among: boroughs", "badges: [{rank: change, among: borough"),
        "report_specs/slides.yaml:15:36: there is no peer group 'borough'; did you mean 'boroughs'?",
    ),
    broken(
        "several mistakes in several files",
        both(
            swap("report.yaml", "area: barnet", "area: barnett"),
            swap("report.yaml", "author: analyst", "author: analist"),
            swap("slides.yaml", "layout: title", "layout: titel"),
            swap("definitions.yaml", "dataset: people,", "dataset: peple,"),
            swap(
                "definitions.yaml",
                "boroughs: {label: the two boroughs, areas: [barnet, brent]}",
                "boroughs: {label: the two boroughs, areas: [barnet, brend]}",
            ),
        ),
        "report_specs/definitions.yaml:31:42: there is no dataset 'peple'; did you mean 'people'?",
        "report_specs/definitions.yaml:36:55: there is no area 'brend'; did you mean 'brent'?",
        "report_specs/report.yaml:4:7: there is no area or peer group 'barnett'; did you mean 'barnet'?",
        "report_specs/report.yaml:7:9: there is no person 'analist'; did you mean 'analyst'?",
        "report_specs/slides.yaml:9:13: there is no layout 'titel'; did you mean 'title'?",
    ),
    broken(
        "several mistakes that only the data bring to light",
        both(
            swap("thefts.csv", "Barnet,2023-09,Bicycle,12", "Barnet,2023-09,Bicycle,twelve"),
            swap("people.csv", "Brent,2022,341000", "Brentt,2022,341000"),
            swap("report.yaml", "{{ area }} had", "{{ aera }} had {{ bicycles[recent].rate }}"),
            swap("slides.yaml", "{{ bicycles.label }}", "{{ bicycles.labell }}"),
        ),
        "report_specs/definitions.yaml:4:12: 'thefts.csv': 'twelve' in column 'Count' (row 58) is no number; "
        "correct the file, or leave such rows out with 'exclude: {value: [...]}'; check 'decimal' if it is a comma",
        "report_specs/report.yaml:17:10: '{{ aera }}': there is no name 'aera'; did you mean 'area'?",
        "report_specs/slides.yaml:12:12: '{{ bicycles.labell }}': there is no 'labell' behind the dot; did you "
        "mean 'label'?",
    ),
    report(
        "a text that names itself three times",
        texts("  caution: '{{ caution }}{{ caution }}{{ caution }}'"),
        "report_specs/definitions.yaml:40:3: the text '{{ caution }}{{ caution }}{{ caution }}' leads in a circle "
        "back to itself; take out one of the names that lead there",
    ),
    report(
        "a text that grows tenfold through each of nine others",
        texts(LAUGHS),
        "report_specs/definitions.yaml:44:3: the text is longer than 20,000 characters; divide it into several "
        "paragraphs",
    ),
    report(
        "a text that points ten thousand million times to a figure",
        texts(LAUGHS.replace("ha!", "{{ ref(trend) }}")),
        "report_specs/definitions.yaml:45:3: the text is longer than 20,000 characters; divide it into several "
        "paragraphs",
    ),
)
