"""The errors a user may see: what is wrong, where, and how to mend it; everything else is a bug."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a file; ``line`` and ``column`` count from 1, 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


NOWHERE = Place("")


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake: ``place: what is wrong; what to do``. ``cause`` is what it may have in common with others."""

    place: Place
    what: str
    remedy: str = ""
    cause: str = field(default="", compare=False)

    def __str__(self) -> str:
        text = f"{self.place}: {self.what}"
        return f"{text}; {self.remedy}" if self.remedy else text


class ReportError(Exception):
    """All the mistakes found in one stage, shown to the user line by line (exit code 1)."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        # The same mistake may be met on several ways through a spec: it is told once.
        self.problems = tuple(sorted(dict.fromkeys(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @classmethod
    def at(cls, place: Place | Path | str, what: str, remedy: str = "") -> ReportError:
        """An error with a single problem."""
        if not isinstance(place, Place):
            place = Place(str(place))
        return cls([Problem(place, what, remedy)])


class UnplacedError(ValueError):
    """A mistake met where the place in the spec is not known; whoever knows it turns it into a ``ReportError``."""

    def __init__(self, what: str, remedy: str = "", cause: str = "") -> None:
        self.what = what
        self.remedy = remedy
        self.cause = cause
        super().__init__(f"{what}; {remedy}" if remedy else what)

    def at(self, place: Place) -> ReportError:
        return ReportError([Problem(place, self.what, self.remedy, self.cause)])


@dataclass(slots=True)
class Problems:
    """Collects mistakes, so that the user hears of all of them in one go."""

    found: list[Problem] = field(default_factory=list)

    def add(self, place: Place, what: str, remedy: str = "", cause: str = "") -> None:
        self.found.append(Problem(place, what, remedy, cause))

    def take(self, error: ReportError) -> None:
        """Keep the problems of an error that was raised, and go on."""
        self.found.extend(error.problems)

    def raise_if_any(self) -> None:
        if self.found:
            raise ReportError(self.found)


class Reason(str):
    """Why there is no number. Its ``cause`` is what it has in common with other reasons: that data end too early."""

    def __new__(cls, text: str, cause: str = "") -> Reason:
        return super().__new__(cls, text)

    def __init__(self, text: str, cause: str = "") -> None:
        self.cause = cause


def cause_of(missing: str) -> str:
    return missing.cause if isinstance(missing, Reason) else ""


_FEW = 3  # messages that one mistake may have, and places that are named if it has a single one


def gathered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems; many of one cause, or alike but for the place, are told as one."""
    by_cause: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        key = (problem.cause, "") if problem.cause else (problem.what, problem.remedy)
        by_cause.setdefault(key, []).append(problem)
    told: list[Problem] = []
    for alike in by_cause.values():
        told += alike if len(alike) <= _FEW else [_as_one(alike)]
    return tuple(sorted(told))


def _as_one(alike: list[Problem]) -> Problem:
    from collections import Counter

    what, places = alike[0].cause or alike[0].what, sorted({problem.place for problem in alike})
    ((remedy, _),) = Counter(problem.remedy for problem in alike).most_common(1)
    if len(places) > 1:
        named = ", ".join(["here", *map(str, places[1:_FEW])])
        rest = f" and {len(places) - _FEW} more" if len(places) > _FEW else ""
        what = f"{what} (in {len(places)} places: {named}{rest})"
    return Problem(places[0], what, remedy, alike[0].cause)


def did_you_mean(word: str, choices: Iterable[str], otherwise: str = "") -> str:
    """A remedy such as ``did you mean 'title'?``; without a near match ``use one of: ...``."""
    known = sorted({str(choice) for choice in choices})
    near = _near(word, known)
    if near:
        return "did you mean " + " or ".join(f"'{one}'" for one in near) + "?"
    if otherwise:
        return otherwise
    if not known:
        return "none is defined"
    shown = ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")
    return f"use one of: {shown}"


_MOST_NEAR = 3
_SURELY, _LIKELY = 0.8, 0.6  # difflib's measure of likeness, 0 to 1


def _near(word: str, known: list[str]) -> list[str]:
    """A slip of the pen; else names that hold all its words; else names whose words it holds; else what looks alike."""
    import difflib

    folded = {choice.casefold(): choice for choice in reversed(known)}

    def alike(cutoff: float) -> list[str]:
        return [folded[one] for one in difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=cutoff)]

    own = _words(word)
    longer = [choice for choice in known if own and own < _words(choice)]
    shorter = [choice for choice in known if _words(choice) and _words(choice) < own]
    return alike(_SURELY) or longer[:_MOST_NEAR] or shorter[:_MOST_NEAR] or alike(_LIKELY)


def _words(name: str) -> set[str]:
    """The words of a name; short ones such as ``of`` and ``to`` tell nothing."""
    import re

    return {one for one in re.split(r"[\W_]+", name.casefold()) if len(one) > 2}
