"""Every kind of computed sentence in the Board's papers can be said: kind -> what an author writes -> what comes out.

The kinds are those of section 3 of the catalogue of printed papers, in our own words and on small numbers.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.document.measure_names import MeasureName
from reportgen.document.names import AreaName, CategoryName, PeriodName
from reportgen.errors import Place, ReportError
from reportgen.measures.scope import Scope
from reportgen.periods import parse
from reportgen.wording.templates import render
from reportgen.wording.text import facts_in, plain
from tests.figures.scopes import scope
from tests.houses import barnet
from tests.measures.books import book, months, read_book

PLACE = Place("report.yaml", 3, 5)
LAST = parse("July 2023").end

# Incidents of June and July 2023 in Barnet: 131 = 46 + 16 + 13 + 56, of which 79 were watched for and 52 were not.
# The 4 others that were watched for stand for meetings.
CCTV = """area,month,kind,watched,count
Barnet,2022-06,Theft,yes,30
Barnet,2022-06,Other,no,70
Barnet,2023-06,Theft,yes,46
Barnet,2023-06,Drugs,yes,16
Barnet,2023-06,Assault,yes,13
Barnet,2023-06,Other,yes,4
Barnet,2023-06,Other,no,52
Barnet,2023-07,Graffiti,no,0
Brent,2023-06,Theft,yes,20
Brent,2023-06,Drugs,yes,20
Brent,2023-06,Assault,yes,10
Harrow,2023-06,Theft,yes,19
""" + "".join(f"Barnet,{month},Other,no,1\n" for month in months("2022-07", [1] * 11))
# June and July 2022 and 2023 of burglary: Barnet 12 and 15, Brent 10 and 10, Harrow 10 and 15.
BETWEEN = [1] * 10
BURGLARY = {
    "barnet": months("2022-06", [5, 7, *BETWEEN, 6, 9]),
    "brent": months("2022-06", [10, 0, *BETWEEN, 10, 0]),
    "harrow": months("2022-06", [10, 0, *BETWEEN, 15, 0]),
}
PEOPLE = {"barnet": {"2022": 5000}, "brent": {"2022": 5000}, "harrow": {"2022": 1000}}

CHANGES = {
    "number with its noun": ("There {{ b.was }} {{ b.cases }}.", "There were 15 cases."),
    "change on the year before": ("This is {{ b.change }}.", "This is an increase of 25%."),  # 12 to 15
    "change as a verb": ("Cases {{ b.change.verb }}.", "Cases increased by 25%."),
    "change in numbers": ("That is {{ b.change.in_numbers }}.", "That is an increase of 3 cases."),
    "verb in numbers": ("Cases {{ b.change.in_numbers.verb }}.", "Cases increased by 3 cases."),
    "higher than before": ("It is {{ b.change.comparative }}.", "It is 25% higher."),
    "up or down": ("{{ b.change.up_down | capitalise }}", "Up 25%"),
    "a or an before a size": ("{{ b.change.size | a | capitalise }} {{ b.direction }}", "A 25% increase"),
    "change with its degree": ("There was {{ b.change.described }}.", "There was a sharp increase of 25%."),
    "trend without a size": ("Burglary {{ b.change.trend }}.", "Burglary increased sharply."),
    "no change": ("There was {{ brent_b.change }}.", "There was no change."),
    "steady": ("Burglary {{ brent_b.change.trend }}.", "Burglary remained steady."),
    "verb of no change": ("It {{ brent_b.change.verb }}.", "It did not change."),
    "from one number to another": (
        "It went from {{ b.previous }} in {{ b.previous.period.the }} to {{ b }}.",
        "It went from 12 in the 2 months to July 2022 to 15.",
    ),
    "two spans before": (
        "Against {{ b.preceding.period.span }}, {{ b.against(b.preceding).change.verb }}.",
        "Against April to May 2023, increased by 650%.",  # 2 to 15
    ),
}
COMPARISONS = {
    "rate against another area": (
        "The rate of {{ b.rate }} is {{ b.rate.compared_with(brent_b.rate) }} {{ brent }}'s {{ brent_b.rate }}.",
        "The rate of 3.0 is substantially higher than Brent's 2.0.",  # 50% and more is substantially
    ),
    "how many times": ("{{ h.rate.compared_with(b.rate).times }} as high", "five times as high"),  # 15 to 3
    "how far above": ("{{ b.rate.compared_with(brent_b.rate).above }} {{ brent }}'s", "50% above Brent's"),
}
RANKS = {
    "place by size": ("{{ b.standing(bcu) }}", "joint highest of 3"),  # 15, 10, 15
    "place by rate": ("{{ b.standing(bcu, by='rate') }}", "2nd highest of 3"),  # 3, 2 and 15 per 1,000
    "place of a rate": ("{{ b.rate.standing(bcu) }}", "2nd highest of 3"),
    "place from the other end": ("{{ b.standing(bcu, by='rate').from_lowest }}", "2nd lowest of 3"),
    "place by change": ("{{ b.standing(bcu, by='change') }}", "2nd largest increase of 3"),  # 25%, 0%, 50%
    "who shares the place": ("alongside {{ b.standing(bcu).ties }}", "alongside Harrow"),
    "rank of a badge": ("{{ b.rank(bcu) }}", "2/3"),
    "rank in order": ("{{ b.rank(bcu).ordinal() | a }}", "a 2nd"),
}
SHARES = {
    "share of all": ("{{ theft.share.of_all }}", "35.1% of all incidents"),  # 46 / 131 = 35.11
    "part of the whole": ("{{ theft.share.part }}", "46 of the 131"),
    "number and share": ("{{ theft.share.number_with }}", "46 (35.1%)"),
    "share and number": ("{{ theft.share.with_number }}", "35.1% (n=46)"),
    "fraction": ("{{ theft.share.fraction }}", "just over a third"),  # 35.1 is 1.8 points over 33.3
    "one in so many": ("{{ drugs.share.one_in }}", "about one in eight"),  # 12.2 is 0.3 points short of 12.5
    "out of ten": ("{{ watched.share.out_of_ten }}", "about 6 out of 10"),  # 79 / 131 = 60.3
    "majority": ("{{ watched.share.majority }} were watched for", "the majority were watched for"),
    "no majority": ("{{ theft.share.majority }} were thefts", "35.1% were thefts"),
    "share of another measure": ("{{ b.share_of(all_b) }}", "37.5%"),  # 15 / (15 + 10 + 15)
    "the biggest": (
        "{{ cctv[recent].top(kind, 3, without='Other') }}",
        "Theft (35.1%), followed by Drugs (12.2%) and Assault (9.9%)",
    ),
    "the biggest of equal size": (
        "{{ cctv.of(brent)[recent].top(kind, 2) }}",
        "Drugs and Theft (40% each)",  # 20 of 50 each
    ),
    "the biggest and the next": (
        "{{ cctv.of(brent)[recent].top(kind, 3) }}",
        "Drugs and Theft (40% each), followed by Assault (20%)",
    ),
    "the biggest in numbers": ("{{ cctv[recent].top(kind, 1, show='number') }}", "Other (56)"),
    "the biggest areas": (
        "{{ cctv[recent].top(bcu, 2) }}",
        "Barnet (65.5%), followed by Brent (25%)",  # 131 and 50 of 200
    ),
    "the biggest areas by rate": (
        "{{ b.top(bcu, 2, show='rate') }}",
        "Harrow (15.0 cases per 1,000), followed by Barnet (3.0)",
    ),
    "names of the biggest": ("{{ cctv.of(brent)[recent].top(kind, 1).listed }}", "Drugs and Theft"),
    "share of the biggest together": ("{{ cctv[recent].top(kind, 2, without='Other').share }}", "47.3%"),  # 62 / 131
    "place of a category": ("{{ theft.standing(kind) }}", "2nd highest of 5"),  # below Other
}
NUMBERS = {
    "average with its denominator": ("{{ b.average }}", "an average of 7.5 cases a month over 2 months"),
    "average per something": ("{{ cctv[recent].per(meetings[recent]) }}", "32.8 per meeting"),  # 131 / 4 = 32.75
    "rounded down": ("{{ cctv[recent].rounded(10) }}", "over 130"),
    "rounded up": ("{{ theft.rounded(10) }}", "nearly 50"),
    "number word": ("{{ meetings[recent].word }}", "four"),
    "none": ("There were {{ graffiti.cases }}.", "There were no incidents."),
    "target": ("It {{ b.target_met }} its target of {{ b.target }}.", "It met its target of 20."),
    "target by how much": ("{{ b.target_met.by }}", "5 cases"),  # 15 of at most 20
    "record": ("{{ july }} was {{ b7.record('14 months') }}", "July 2023 was the highest in the 14 months shown"),
    "peak": (
        "a peak of {{ burglary.peak('14 months') }} in {{ burglary.peak('14 months').when }}",
        "a peak of 9 in July 2023",
    ),
    "low shared by months": ("{{ burglary.trough('3 months').when }}", "May 2023"),  # 1, 6, 9
    "what is missing": ("{{ burglary.even_if_missing('May 2022').missing }}", "the data begin in June 2022"),
    "caveat of final data": ("{{ b }}{{ b.caveat }}", "15"),
}
SENTENCES = {
    "sentence of a change": (
        "{{ b.sentence }}",
        (
            "Barnet recorded 15 cases of Burglary in the 2 months to July 2023, "
            "against 12 in the 2 months to July 2022: an increase of 25%."
        ),
    ),
    "sentence of a rate": (
        "{{ b.rate.sentence }}",
        (
            "Burglary in Barnet was 3.0 cases per 1,000 in the 2 months to July 2023, against 2.4 in the 2 months to "
            "July 2022: an increase of 25%."
        ),
    ),
    "sentence of a missing number": (
        "{{ burglary.even_if_missing('May 2022').sentence }}",
        "No number is available of Burglary in Barnet in May 2022: the data begin in June 2022.",
    ),
    "sentence of none": (
        "{{ graffiti.sentence }}",
        "There were no incidents of Cctv (Graffiti) in Barnet in the 2 months to July 2023.",
    ),
    "sentence of a share": (
        "{{ theft.share.sentence }}",
        "Theft made up 35.1% of all incidents in Barnet in the 2 months to July 2023 (46 of the 131).",
    ),
    "sentence of a place": (
        "{{ b.standing(bcu, by='rate').sentence }}",
        "By rate, Barnet was the 2nd highest of 3 for Burglary in the 2 months to July 2023 (3.0).",
    ),
    "sentence of a category's place": (
        "{{ theft.standing(kind).sentence }}",
        "By number, Theft was the 2nd highest of 5 for Cctv in Barnet in the 2 months to July 2023 (46).",
    ),
    "sentence of an area's place within a category": (
        "{{ theft.standing(bcu).sentence }}",
        "By number, Barnet was the highest of 3 for Cctv (Theft) in the 2 months to July 2023 (46).",
    ),
    "sentence of a place by change": (
        "{{ b.standing(bcu, by='change').sentence }}",
        (
            "By change, Barnet was the 2nd largest increase of 3 for Burglary in the 2 months to July 2023 "
            "(an increase of 25%)."
        ),
    ),
    "sentence of the biggest but one": (
        "{{ cctv[recent].top(kind, 1, without='Other').sentence }}",
        "Leaving out Other, the largest numbers in the 2 months to July 2023 were for Theft (35.1%).",
    ),
    "sentence of the biggest": (
        "{{ cctv[recent].top(kind, 1).sentence }}",
        "The largest numbers in the 2 months to July 2023 were for Other (42.7%).",  # 56 / 131
    ),
    "sentence of an average": (
        "{{ b.mean.sentence }}",
        "For Burglary, Barnet recorded an average of 7.5 cases a month over 2 months (June to July 2023).",
    ),
    "sentence of a target": (
        "{{ b.target_met.sentence }}",
        "Barnet recorded 15 cases of Burglary in the 2 months to July 2023 against a target of 20: met.",
    ),
    "sentence of a record": (
        "{{ b7.record('14 months').sentence }}",
        "The 9 cases of Burglary in Barnet in July 2023 were the highest in the 14 months shown.",
    ),
    "sentence of a comparison": (
        "{{ b.rate.compared_with(brent_b.rate).sentence }}",
        (
            "In the 2 months to July 2023, Burglary in Barnet (3.0 cases per 1,000) was substantially higher than "
            "that in Brent (2.0)."
        ),
    ),
}
PERIODS = ("June to July 2023", "2 months to July 2023", "2 months to July 2022", "April to May 2023", "May 2022",
           "June 2022", "July 2023", "May 2023", "over 2 months")  # fmt: skip
KINDS = CHANGES | COMPARISONS | RANKS | SHARES | NUMBERS | SENTENCES


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    crimes = scope(book(BURGLARY, PEOPLE))
    noun = ("incident", "incidents")
    cctv = read_book(
        tmp_path_factory.mktemp("cctv"),
        CCTV,
        {
            "cctv": {"noun": noun, "polarity": "lower"},
            "meetings": {"noun": ("meeting", "meetings"), "where": {"kind": "Other", "watched": "yes"}},
        },
        columns={"kind": "kind", "watched": "watched"},
        absent="zero",
    )
    watched = Scope(cctv, barnet(), "barnet", LAST, {"recent": parse("2 months", LAST)}, {})
    recent = PeriodName(parse("2 months", LAST))
    burglary, incidents = MeasureName("burglary", crimes, PLACE), MeasureName("cctv", watched, PLACE)
    return {
        "recent": recent,
        "july": PeriodName(parse("July 2023")),
        "burglary": burglary,
        "b": burglary[recent],
        "b7": burglary["July 2023"],
        "all_b": burglary.of("bcu")[recent],
        "brent_b": burglary.of("brent")[recent],
        "h": burglary.of("harrow")[recent],
        "cctv": incidents,
        "theft": incidents[recent].where(kind="Theft"),
        "drugs": incidents[recent].where(kind="Drugs"),
        "graffiti": incidents[recent].where(kind="Graffiti"),
        "watched": incidents[recent].where(watched="yes"),
        "meetings": MeasureName("meetings", watched, PLACE),
        "kind": CategoryName("kind"),
        "bcu": AreaName("bcu", "NW BCU", 3),
        "brent": AreaName("brent", "Brent"),
    }


@pytest.mark.parametrize(("text", "words"), KINDS.values(), ids=KINDS)
def test_each_kind_of_sentence_can_be_said(text: str, words: str, names: dict[str, object]) -> None:
    assert plain(render(text, names, PLACE)) == words


@pytest.mark.parametrize("text", [text for text, _ in KINDS.values()], ids=KINDS)
def test_every_digit_of_a_sentence_stands_in_a_run_with_its_fact_or_is_a_period(
    text: str, names: dict[str, object]
) -> None:
    said = render(text, names, PLACE)
    loose = "".join(run.text for run in said if run.fact is None)
    for period in PERIODS:
        loose = loose.replace(period, "")
    assert not any(character.isdigit() for character in loose)


def test_a_list_of_the_biggest_keeps_the_fact_of_each_number(names: dict[str, object]) -> None:
    said = render("{{ cctv[recent].top(kind, 3, without='Other') }}", names, PLACE)
    assert [round(fact.value or 0, 1) for fact in facts_in(said)] == [35.1, 12.2, 9.9]


# Theft in June and July 2023: Barnet 46, Brent 20, Harrow 19. All incidents: 131, 50 and 19.
OF_CATEGORIES = {
    "{{ theft.of_harrow.standing(bcu) }}": "lowest of 3",
    "{{ theft.of_brent.standing(bcu) }}": "2nd highest of 3",  # by all incidents it would be the 2nd as well
    "{{ theft.here.top(bcu, 2, show='number') }}": "Barnet (46), followed by Brent (20)",
    "{{ drugs.here.rank(bcu, by='value') }}": "2/3",  # 16, 20 and none: lower is better; by all incidents 3/3
    "{{ drugs.here.standing(bcu) }}": "2nd highest of 3",  # by all incidents the highest
    "{{ drugs.here.top(bcu, show='number') }}": "Brent (20), followed by Barnet (16)",
}


@pytest.mark.parametrize(("text", "words"), OF_CATEGORIES.items())
def test_places_among_areas_are_those_of_the_facts_categories(
    text: str, words: str, names: dict[str, object]
) -> None:
    cctv, recent = names["cctv"], names["recent"]
    assert isinstance(cctv, MeasureName)
    for kind in ("theft", "drugs"):
        for area in ("here", "of_brent", "of_harrow"):
            own = cctv if area == "here" else cctv.of(area.removeprefix("of_"))
            names = names | {f"{kind}_{area}": own[recent].where(kind=kind.capitalize())}
    assert plain(render(text.replace(".here", "_here").replace(".of_", "_of_"), names, PLACE)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ b.rate.standing(bcu) }}", "2nd highest of 3"),  # 3, 2 and 15 per 1,000
        ("{{ b.percent.standing(bcu) }}", "2nd largest increase of 3"),  # 25%, none and 50%
        ("{{ b.rate.rank(bcu) }}", "2/3"),
    ],
)
def test_a_rate_or_a_change_has_the_place_of_its_own_size(text: str, words: str, names: dict[str, object]) -> None:
    assert plain(render(text, names, PLACE)) == words


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ b.rate.rank(bcu, by='change') }}", "a rate is not ranked by 'change'"),
        ("{{ b.mean.standing(bcu) }}", "a mean is not ranked among areas"),
        ("{{ theft.share.top(bcu, 2) }}", "a share is not told apart by area"),
        ("{{ b.rate.where(kind='Theft') }}", "a rate is not held to categories"),
        ("{{ cctv[recent].top(kind).number.top(kind) }}", "a sum is not told apart by kind"),
    ],
)
def test_what_was_computed_is_not_taken_for_its_count(text: str, what: str, names: dict[str, object]) -> None:
    with pytest.raises(ReportError, match=what):
        render(text, names, PLACE)


def test_the_whole_of_a_share_is_called_by_its_phrase(tmp_path: Path) -> None:
    measures = {"left": {"noun": ("person", "people"), "phrase": "service users who left"}}
    columns = {"kind": "kind", "watched": "watched"}
    left = Scope(read_book(tmp_path, CCTV, measures, columns=columns, absent="zero"), barnet(), "barnet", LAST, {}, {})
    theft = MeasureName("left", left, PLACE)["June 2023"].where(kind="Theft")
    share = {"share": theft.share}
    assert plain(render("{{ share.of_all }}", share, PLACE)) == "35.1% of all service users who left"
    assert plain(render("{{ share.sentence }}", share, PLACE)) == (
        "Theft made up 35.1% of all service users who left in Barnet in June 2023 (46 of the 131)."
    )


# Published shares with their 95 per cent intervals.
SMOKING = """area,month,count,low,high
Barnet,2021,20,15,24
Barnet,2022,30,25,35
Brent,2022,40,36,44
Harrow,2022,33,28,38
"""
INTERVALS = {
    "{{ s }}, {{ s.change }}": "30%, an increase of 10 percentage points",
    "{{ s.fraction }}": "nearly a third",
    "{{ s.compared_with(brent_s) }}": "significantly lower than",  # 25 to 35 and 36 to 44
    "{{ s.compared_with(harrow_s) }}": "similar to",  # 28 to 38 overlaps
    "{{ s.compared_with(brent_s).above }}": "10 percentage points below",
    "{{ s.standing(bcu).sentence }}": "By share, Barnet was the lowest of 3 for Smoking in 2022 (30%).",
    "{{ s.sentence }}": "Smoking in Barnet was 30% in 2022, against 20% in 2021: an increase of 10 percentage points.",
}


@pytest.mark.parametrize(("text", "words"), INTERVALS.items())
def test_published_shares_with_intervals(text: str, words: str, tmp_path: Path) -> None:
    columns = {"low": "low", "high": "high"}
    shares = read_book(tmp_path, SMOKING, {"smoking": {"unit": "share"}}, columns=columns, time="year")
    smoking = MeasureName("smoking", Scope(shares, barnet(), "barnet", LAST, {}, {}), PLACE)
    names: dict[str, object] = {
        "s": smoking["2022"],
        "brent_s": smoking.of("brent")["2022"],
        "harrow_s": smoking.of("harrow")["2022"],
        "bcu": AreaName("bcu", "NW BCU", 3),
    }
    assert plain(render(text, names, PLACE)) == words
