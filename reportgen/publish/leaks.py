"""Looks for exempt terms in everything that is published, wherever in a file they may hide."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.errors import Place, Problem, UnplacedError
from reportgen.publish.readings import readings
from reportgen.publish.terms import SHINGLE, Term, passages, shingles
from reportgen.publish.words import Squashed, tokens, ways


@dataclass(frozen=True, order=True, slots=True)
class Leak:
    """``inside`` is the place in the file, such as ``word/comments.xml``; empty for the file's own text or name."""

    file: str
    inside: str
    term: Term


@dataclass(frozen=True, slots=True)
class Clean:
    """Files in which the same terms were looked for in vain before, by their content.

    ``known`` is read and added to; ``version`` changes whenever the search would find something else.
    """

    known: MutableMapping[str, str] = field(default_factory=dict)
    version: str = ""

    def of(self, terms: tuple[Term, ...]) -> str:
        return hashlib.sha256(f"{self.version}\0{terms!r}".encode()).hexdigest()


def find(terms: Iterable[Term], source: Path | Mapping[str, bytes], clean: Clean | None = None) -> tuple[Leak, ...]:
    """Each term in each place it stands in: a folder's files, or files by their names; names are looked at too.

    Raises ``ReportError`` for a file that holds more than can be searched.
    """
    terms = tuple(terms)
    clean = clean or Clean()
    search = clean.of(terms)
    sought = _Sought.of(terms)
    found: dict[Leak, None] = {}
    searched: dict[str, tuple[Term, ...]] = {}  # styles, themes and names stand in many files
    for file, data in _files(source):
        key = f"clean:{search}:{hashlib.sha256(data).hexdigest()}"
        leaks: dict[Leak, None] = {}
        try:
            for inside, text in readings(data) if key not in clean.known else ():
                if text not in searched:
                    searched[text] = tuple(sought.in_text(text))
                leaks |= {Leak(file, inside, term): None for term in searched[text]}
        except UnplacedError as error:
            raise error.at(Place(file)) from error
        if not leaks:
            clean.known[key] = ""
        found |= {Leak(file, "the file's name", term): None for term in sought.in_text(file)} | leaks
    return tuple(found)


def problems(leaks: Iterable[Leak]) -> tuple[Problem, ...]:
    """Why the files may not be published, in words: each file with what it tells, of which paper, and where."""
    by_place: dict[tuple[str, str, str], list[Term]] = {}
    for leak in leaks:
        by_place.setdefault((leak.file, leak.inside, leak.term.of), []).append(leak.term)
    told = []
    for (file, inside, of), terms in by_place.items():
        named = [term.text for term in terms if not term.phrase]
        named += passages(term.text for term in terms if term.phrase)
        where = f" (in {inside})" if inside else ""
        what = f"it holds '{_short(named)}' of the exempt paper '{of}'{where}, so nothing was published"
        told.append(Problem(Place(file), what, _REMEDY))
    return tuple(told)


_REMEDY = "take it out of that paper, or list it under `public:` of the exempt item if the public may know it"
_LONGEST = 120


def _short(named: list[str]) -> str:
    text = "', '".join(named)
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " ..."


def _files(source: Path | Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    if isinstance(source, Path):
        for path in sorted(source.rglob("*")):
            if path.is_file():
                yield path.relative_to(source).as_posix(), path.read_bytes()
    else:
        yield from source.items()


@dataclass(frozen=True, slots=True)
class _Sought:
    """Terms by what is compared: phrases by their words, the others with nothing between their words."""

    phrases: Mapping[str, tuple[Term, ...]]
    squashed: Mapping[str, tuple[Term, ...]]
    edges: frozenset[tuple[str, str]]  # first and last words of the phrases, by which most texts are passed over

    @classmethod
    def of(cls, terms: Iterable[Term]) -> _Sought:
        phrases: dict[str, tuple[Term, ...]] = {}
        squashed: dict[str, tuple[Term, ...]] = {}
        for term in terms:
            words = tokens(term.text)
            if not words:
                continue
            into, key = (phrases, " ".join(words)) if term.phrase else (squashed, "".join(words))
            into[key] = (*into.get(key, ()), term)
        return cls(phrases, squashed, frozenset((key.split()[0], key.split()[-1]) for key in phrases))

    def in_text(self, text: str) -> Iterator[Term]:
        for words in ways(text):
            yield from self._among(words)

    def _among(self, words: list[str]) -> Iterator[Term]:
        if not words:
            return
        if not self.edges.isdisjoint(zip(words, words[SHINGLE - 1 :], strict=False)):
            for shingle in dict.fromkeys(shingles(words)):
                yield from self.phrases.get(shingle, ())
        squashed = Squashed.of(words) if self.squashed else None
        for needle, terms in self.squashed.items():
            if squashed is not None and squashed.holds(needle):
                yield from terms
