"""Places and lists in words: 3rd highest of 32, joint 5th lowest, Theft (35.1%), followed by Drugs (12.0%)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reportgen.measures.facts import Fact, Unit
from reportgen.measures.order import End, Item
from reportgen.wording.numbers import counted, joined, known, ordinal, prose_number
from reportgen.wording.text import Run, Text, filled, listed, plain

if TYPE_CHECKING:
    from reportgen.spec.wording import Wording


def place_words(place: Fact, end: End, wording: Wording) -> Text:
    """``3rd highest of 32``, ``joint 5th lowest of 32``, ``highest of 32``, ``3rd largest increase of 32``."""
    words, number = wording.ranking, round(known(place))
    of_changes = any(fact.unit is Unit.PERCENT_CHANGE for fact in place.inputs)
    name = (words.change_ends if of_changes else words.ends)[0 if end == "highest" else 1]
    nth = "" if number == 1 else ordinal(number)
    ahead = " ".join(word for word in (words.joint if place.tied else "", nth) if word)
    said = plain(filled(words.standing, ordinal=ahead, end=name, of=str(place.of)))
    return (Run(" ".join(said.split()), fact=place),)


def top_words(groups: Sequence[Sequence[Item]], number: Callable[[Item], Fact], wording: Wording) -> Text:
    """The biggest, those of one size together, each with its ``number``; what rates are per is said of the first."""
    words = wording.ranking
    said: list[Text] = []
    for group in groups:
        fact = number(group[0])
        once = fact.unit is Unit.RATE and not said
        stated: Text = counted(fact, wording) if once else (Run(prose_number(fact, wording), fact=fact),)
        names = joined([item.name for item in group])
        if len(group) == 1:
            said.append(filled(words.first, name=names, number=stated))
        else:
            said.append(filled(words.tied, names=names, number=stated))
    return said[0] if len(said) == 1 else filled(words.followed, first=said[0], others=listed(said[1:]))
