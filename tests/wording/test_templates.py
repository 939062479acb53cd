"""Text templates: facts stay facts, Markdown is the author's alone, and nothing can be done that is not listed."""

from __future__ import annotations

from collections.abc import Iterable
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import Place, ReportError, UnplacedError
from reportgen.measures.facts import Fact
from reportgen.wording.templates import LONGEST_OUTPUT, LONGEST_TEMPLATE, render
from reportgen.wording.text import Run, Text, plain

from .facts import fact

PLACE = Place("report.yaml", 12, 5)
COUNT = fact(551)


class Words:
    def __init__(self, text: str) -> None:
        self.text = text

    def say(self) -> Text:
        return (Run(self.text),)


class Number:
    """A fact with a part behind its dot and a method; ``secret`` is neither offered nor callable."""

    callable_names = frozenset({"rank"})
    secret = "s3cret"

    def __init__(self, held: Fact) -> None:
        self.fact = held

    def names(self) -> Iterable[str]:
        return ("cases", "rank", "broken", "hidden_method")

    def say(self) -> Text:
        return (Run("551", fact=self.fact),)

    @property
    def cases(self) -> Words:
        return Words("551 *cases*")

    @property
    def broken(self) -> Words:
        return Words(str(1 // 0))

    def rank(self, among: str, by: str = "change") -> Words:
        if among != "london":
            raise UnplacedError(f"there is no peer group '{among}'", "say london")
        return Words(f"8/32 by {by}")

    def hidden_method(self) -> str:
        return self.secret


class Measure:
    def names(self) -> Iterable[str]:
        return ()

    def say(self) -> Text:
        return (Run("burglary"),)

    def __getitem__(self, key: object) -> Number:
        return Number(COUNT)


class Bracketed(Measure):
    """A measure that says what may stand in its brackets."""

    def keys_among(self, names: Iterable[str]) -> Iterable[str]:
        return (name for name in names if name.startswith("quarter"))


class Circle:
    def say(self) -> Text:
        return render("and {{ circle }}", {"circle": self}, Place("texts.yaml", 1))


class References:
    def say(self) -> Text:
        return (Run("", ref="trend"),) * 100


class Hinting(Measure):
    def instead(self, name: str) -> str:
        return "say of which period" if name == "change" else ""


def ref(figure: object) -> object:
    class Reference:
        def say(self) -> Text:
            return (Run("", ref="trend"),)

    return Reference()


NAMES: dict[str, object] = {
    "burglary": Measure(),
    "recent": Words("4 months to September 2023"),
    "area": "Barnet",
    "markdown": "**Barnet** {{ area }} [x](https://example.gov.uk)",
    "path": "a_b?c=1&d=_2_",
    "scheme": "javascript",
    "count": 5,
    "trend": Words("trend"),
    "ref": ref,
    "circle": Circle(),
    "meeting": {"venue": "Hendon Town Hall"},
    "references": References(),
    "hinting": Hinting(),
}


def said(template: str) -> Text:
    return render(template, NAMES, PLACE)


def outcome(template: str) -> Text | ReportError:
    try:
        return said(template)
    except ReportError as error:
        return error


def refused(template: str) -> ReportError:
    with pytest.raises(ReportError) as caught:
        said(template)
    assert caught.value.problems[0].what
    assert caught.value.problems[0].remedy
    return caught.value


# --- Facts ---------------------------------------------------------------------------------------------------


def test_a_text_without_expressions_is_one_run() -> None:
    assert said("Nothing to report.") == (Run("Nothing to report."),)
    assert said("") == ()


def test_a_fact_stays_a_fact_between_words() -> None:
    assert said("There were {{ burglary[recent] }} cases.") == (
        Run("There were "), Run("551", fact=COUNT), Run(" cases."))  # fmt: skip


def test_two_facts_side_by_side_stay_two_runs() -> None:
    assert said("{{ burglary[recent] }}{{ burglary[recent] }}") == (Run("551", fact=COUNT), Run("551", fact=COUNT))


def test_a_fact_takes_the_look_around_it() -> None:
    assert said("**{{ burglary[recent] }} cases** of *{{ burglary }}*") == (
        Run("551", bold=True, fact=COUNT),
        Run(" cases", bold=True),
        Run(" of "),
        Run("burglary", italic=True),
    )


def test_a_reference_keeps_its_empty_run() -> None:
    assert said("see {{ ref(trend) }}.") == (Run("see "), Run("", ref="trend"), Run("."))


def test_parts_brackets_and_calls() -> None:
    assert plain(said("{{ burglary['4 months'].rank('london', by='rate') }} in {{ meeting.venue }}")) == (
        "8/32 by rate in Hendon Town Hall")  # fmt: skip


def test_what_a_name_stands_for_is_put_in_to_the_letter() -> None:
    assert said("{{ markdown }}") == (Run("**Barnet** {{ area }} [x](https://example.gov.uk)"),)
    assert said("{{ burglary[recent].cases }}") == (Run("551 *cases*"),)
    assert said("{{ '{{ area }}' }}") == (Run("{{ area }}"),)


def test_filters_change_letters_and_keep_facts() -> None:
    assert plain(said("{{ burglary | capitalise }}, {{ area | upper }}, {{ area | lower }}")) == (
        "Burglary, BARNET, barnet")  # fmt: skip
    assert said("{{ burglary[recent] | capitalise }}") == (Run("551", fact=COUNT),)
    assert said("{{ '' | capitalise }}") == ()


# --- Markdown ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "runs"),
    [
        ("**b *c* d** e", [
            Run("b ", bold=True), Run("c", bold=True, italic=True), Run(" d", bold=True), Run(" e")]),
        ("[see {{ area }}](https://example.gov.uk/a_(b)?c=1&copy=_2_)", [
            Run("see Barnet", link="https://example.gov.uk/a_(b)?c=1&copy=_2_")]),
        ("[write](mailto:board@example.gov.uk)", [Run("write", link="mailto:board@example.gov.uk")]),
        ("[x](https://example.gov.uk/{{ path }})", [Run("x", link="https://example.gov.uk/a_b?c=1&d=_2_")]),
        ("(https://example.gov.uk/__a__/*b*c).", [
            Run("("), Run("https://example.gov.uk/__a__/*b*c", link="https://example.gov.uk/__a__/*b*c"), Run(").")]),
        ("https://example.gov.uk/{{ path }}", [
            Run("https://example.gov.uk/a_b?c=1&d=_2_", link="https://example.gov.uk/a_b?c=1&d=_2_")]),
        ("**https://example.gov.uk**", [Run("https://example.gov.uk", bold=True, link="https://example.gov.uk")]),
        (r"\*not italic\* 2 \* 3 \[a\](b)", [Run("*not italic* 2 * 3 [a](b)")]),
        ("<b>bold</b> `code` &amp; # 1", [Run("<b>bold</b> `code` &amp; # 1")]),
        ("one\n  two\nthree\n", [Run("one two three")]),
        ("no\u00a0break", [Run("no\u00a0break")]),
        ("snake_case_name 3 * 4 * 5", [Run("snake_case_name 3 * 4 * 5")]),
        ("**open", [Run("**open")]),
        ("[bracketed] [n]", [Run("[bracketed] [n]")]),
    ],
)  # fmt: skip
def test_reads_a_little_markdown(template: str, runs: list[Run]) -> None:
    assert said(template) == tuple(runs)


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("[a](javascript:alert(1))", "'javascript:alert(1)' is not an address that a link may have"),
        ("[a]({{ scheme }}:alert)", "'javascript:alert' is not an address that a link may have"),
        ("[a](file:///etc/passwd)", "'file:///etc/passwd' is not an address"),
        ("[a](report.docx)", "'report.docx' is not an address"),
        ("[a]()", "'' is not an address"),
        ("[a](https://example.gov.uk/a b)", "has a link that does not end or has a space in it"),
        ('[a](https://example.gov.uk "title")', "the link has a title, 'title'"),
    ],
)
def test_refuses_links_that_a_paper_cannot_hold(template: str, what: str) -> None:
    assert what in str(refused(template))


@given(st.text(alphabet="ab *_[]()\\`<>&\n\"'.:/", max_size=60))
def test_any_markdown_is_read_or_refused(template: str) -> None:
    text = outcome(template)
    if isinstance(text, ReportError):
        assert text.problems[0].place == PLACE
    else:
        assert "\n" not in plain(text)


@given(st.text(max_size=60))
def test_any_value_comes_out_as_it_went_in(value: str) -> None:
    assert plain(render("**{{ value }}**", {"value": value}, PLACE)) == value


# --- Mistakes ------------------------------------------------------------------------------------------------


def test_all_mistakes_of_a_text_are_told_at_its_place() -> None:
    error = refused("{{ burglry }} {{ burglary[recent].chases }} {{ area }} {{ area[0] }}")
    assert [str(problem) for problem in error.problems] == [
        "report.yaml:12:5: '{{ area[0] }}': square brackets can stand only behind a measure; write e.g. burglary[year]",
        "report.yaml:12:5: '{{ burglary[recent].chases }}': there is no 'chases' behind the dot; did you mean 'cases'?",
        "report.yaml:12:5: '{{ burglry }}': there is no name 'burglry'; did you mean 'burglary'?",
    ]


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("{{ burglary[recent].rank('leeds') }}", "there is no peer group 'leeds'; say london"),
        ("{{ burglary[recent].rank() }}", "missing a required argument: 'among'); write rank(among, by)"),
        ("{{ burglary[recent].rank }}", "it is not called; write rank(...)"),
        ("{{ burglary[recent].broken }}", "it cannot be worked out (integer division or modulo by zero)"),
        ("{{ meeting.venu }}", "there is no 'venu' in it; did you mean 'venue'?"),
        ("{{ area[0] }}", "square brackets can stand only behind a measure"),
        ("{{ area | title }}", "there is no filter 'title'"),
        ("{{ area | upper(1) }}", "the filter 'upper' takes nothing in brackets"),
        ("{{ meeting }}", "it cannot be said in a text"),
        ("{{ count }}", "a number without a fact; name the fact it comes from, so that it can be traced"),
        ("{{ 3.5 }}", "a number without a fact"),
        ("{{ true }}", "a number without a fact"),
        ("{{ }}", "cannot be read: Expected an expression"),
        ("{{ area", "cannot be read: unexpected end of template"),
        ("area }}", "'}}' stands alone in 'area }}'"),
        ("{% if area %}x{% endif %}", "'{%' is not allowed in a text"),
        ("{% raw %}x{% endraw %}", "'{%' is not allowed in a text"),
        ("{# note #}", "'{#' is not allowed in a text"),
        ("{{ burglary[recent] - burglary[recent] }}", "a text does not reckon"),
        ("{{ area if area else recent }}", "a text has no conditions"),
        ("{{ area, recent }}", "a text has no lists"),
        ("{{ circle }}", "the text 'and {{ circle }}' leads in a circle back to itself"),
        ("{{ ref(trend) }}" * 20_001, "the text is longer than 10,000 characters"),
        ("{{ references }}" * 201, "the text is longer than 20,000 characters"),  # 201 x 100 references
        ("{{ hinting.change }}", "there is no 'change' behind the dot; say of which period"),
        ("{{ hinting.chnage }}", "there is no 'chnage' behind the dot; take it without the dot"),
        ("x" * (LONGEST_TEMPLATE + 1), "the text is longer than 10,000 characters"),
        ("{{ markdown }}" * 700, "the text is longer than 20,000 characters"),  # 700 x 51
    ],
)
def test_says_what_is_wrong_with_a_text(template: str, what: str) -> None:
    assert what in str(refused(template))


def test_a_circle_that_doubles_with_each_round_ends_at_once() -> None:
    rounds = []

    class Doubling:
        def say(self) -> Text:
            rounds.append(self)
            return render("{{ doubling }}{{ doubling }}", {"doubling": self}, Place("texts.yaml", 1))

    with pytest.raises(ReportError, match="leads in a circle back to itself"):
        render("{{ doubling }}", {"doubling": Doubling()}, PLACE)
    assert len(rounds) == 3  # the text itself, and each of the two places where it names itself


def test_the_same_text_may_stand_twice_in_another() -> None:
    assert plain(said("{{ burglary }}, {{ burglary }}")) == "burglary, burglary"
    assert said("{{ burglary }}") == said("{{ burglary }}")


def test_a_text_may_be_as_long_as_the_limit() -> None:
    assert len(plain(render("{{ a }}", {"a": "x" * LONGEST_OUTPUT}, PLACE))) == LONGEST_OUTPUT


ATTACKS = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ area.__class__ }}",
    "{{ area.format(area) }}",
    "{{ '{0.__class__}'.format(area) }}",
    "{{ area | attr('__class__') }}",
    "{{ burglary.__init__.__globals__ }}",
    "{{ burglary['__class__'].__init__ }}",
    "{{ burglary[recent].secret }}",
    "{{ burglary[recent].hidden_method() }}",
    "{{ burglary[recent].fact.origins }}",
    "{{ burglary[recent].rank.__func__ }}",
    "{{ burglary[recent].rank(*['london']) }}",
    "{{ ref.__globals__ }}",
    "{{ ref.__code__.co_consts }}",
    "{{ lipsum.__globals__ }}",
    "{{ cycler }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ joiner() }}",
    "{{ namespace(a=1) }}",
    "{{ dict(a=1) }}",
    "{{ config }}",
    "{{ 'x' * 9999999 }}",
    "{{ 'x' ~ 'x' }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 1 / 0 }}",
    "{{ range(10 ** 9) | list }}",
    "{{ ('x' * 9999) | center(99999999) }}",
    "{{ 'a' % area }}",
    "{{ [].append(1) }}",
    "{{ meeting.update(venue='elsewhere') }}",
    "{{ meeting.items() }}",
    "{{ area | map('upper') }}",
    "{{ '%s' | format(area) }}",
    "{{ area is callable }}",
    "{{ " + "9" * 5000 + " }}",
    "{{ " + "(" * 4000 + "}}",
    "{{ " + "not " * 2000 + "area }}",
    "{{ area" + ".a" * 4000 + " }}",
    "{{ burglary" + "[recent]" * 1200 + " }}",
    "{{" * 4000,
    "{{ area }" * 1000,
    "\ue0000\ue001{{ area }}",
    "\ue000u0\ue001",
    "{% for a in range(9) %}{{ a }}{% endfor %}",
    "{% import 'os' as os %}",
    "{% include '/etc/passwd' %}",
    "{% set x = cycler %}",
]


@pytest.mark.parametrize("template", ATTACKS, ids=lambda template: template[:40].encode("ascii", "replace").decode())
def test_an_attack_is_refused_at_once_with_a_clear_error(template: str) -> None:
    start = process_time()
    message = str(refused(template))
    assert process_time() - start < 5  # the attack itself would take minutes, or for ever
    assert message.startswith("report.yaml:12:5: ")
    assert "s3cret" not in message
    assert NAMES["meeting"] == {"venue": "Hendon Town Hall"}


@pytest.mark.parametrize("unit", ["[", "*a**a", "[a", "**a", "_", "[](", "\\", "`", "<a ", "https://"])
def test_long_broken_markdown_takes_no_time(unit: str) -> None:
    start = process_time()
    text = outcome(unit * (LONGEST_TEMPLATE // len(unit)))
    assert process_time() - start < 10
    assert isinstance(text, ReportError) or plain(text)


@pytest.mark.parametrize(
    ("template", "told"),
    [
        # 'robbery_chart' looks more like it, but a chart has no brackets.
        ("{{ robbery[quarter_2] }}", "there is no measure 'robbery'; did you mean 'personal_robbery'?"),
        ("{{ personal_robbery[quarter2] }}", "there is no period 'quarter2'; did you mean 'quarter_2'?"),
        ("{{ personal_robbery[autumn] }}", "there is no period 'autumn'; use one of: quarter_1, quarter_2"),
        ("{{ arson[quarter_2].cases }}", "there is no measure 'arson'; use one of: personal_robbery"),
    ],
)
def test_a_measure_or_a_period_is_suggested_where_one_is_wanted(template: str, told: str) -> None:
    names = {
        "personal_robbery": Bracketed(),
        "robbery_chart": Words("Fig 1"),
        "quarter_1": Words("Q1"),
        "quarter_2": Words("Q2"),
    }
    with pytest.raises(ReportError) as raised:
        render(template, names, PLACE)
    assert raised.value.problems[0].what + "; " + raised.value.problems[0].remedy == f"'{template}': {told}"
