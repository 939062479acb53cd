"""Text templates: Jinja2's ``{{ }}`` and a little Markdown, rendered to runs that still hold their facts.

Jinja2 only reads a template; its tree is walked here, over the few kinds of node that a paper needs, and is never
compiled to Python. What is not listed below cannot be done, whoever wrote the spec.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reportgen.errors import Place, Problems, ReportError, UnplacedError, did_you_mean
from reportgen.wording.numbers import with_article
from reportgen.wording.text import Run, Text, words

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markdown_it import MarkdownIt

LONGEST_TEMPLATE = 10_000
LONGEST_OUTPUT = 20_000

# Private-use characters stand for expressions and bare addresses while Markdown is read: it takes them for letters.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(u?)([0-9]+){_CLOSE}")
_ADDRESS = re.compile(r"(?<!\]\()(?<!\]\(<)https?://[^\s<>\[\]\"]+", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_SOURCE_SHOWN = 80

# The texts being rendered, each of which may stand in another one.
_opened: ContextVar[frozenset[tuple[Place, str]]] = ContextVar("opened", default=frozenset())


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where an expression's runs go, and in which look."""

    index: int
    look: Run


@dataclass(frozen=True, slots=True)
class _Template:
    """A template as read: its pieces depend on nothing but the template, for expressions cannot add Markdown."""

    template: str
    expressions: tuple[nodes.Expr, ...]
    pieces: tuple[Run | _Slot, ...]

    def source(self, index: int) -> str:
        """An expression as it was written, for messages."""
        return tuple(_sources(self.template))[index]


@dataclass(frozen=True, slots=True)
class _Said:
    text: Text

    def say(self) -> Text:
        return self.text


def render(template: str, names: Mapping[str, object], place: Place) -> Text:
    """The template's words with each ``{{ expression }}`` in its place.

    ``names`` are the objects a template may speak of. What stands behind a dot must be one of the object's
    ``names()``, what is called one of its ``callable_names`` or itself one of ``names``. An expression gives a str,
    which is put in as it is, or an object with ``say()``, whose runs are put in, facts and all.

    Raises ReportError at ``place`` with all that is wrong in the template.
    """
    opened = _opened.get()
    if (place, template) in opened:
        # A text that names itself twice would double with each round long before Python's own limit is met.
        what = f"the text '{_shown(template)}' leads in a circle back to itself"
        raise ReportError.at(place, what, "take out one of the names that lead there")
    token = _opened.set(opened | {(place, template)})
    try:
        read = _read(template)
        said = _evaluated(read, names, place)
        text = tuple(_joined(_filled(read.pieces, said)))
    except UnplacedError as error:
        raise error.at(place) from error
    finally:
        _opened.reset(token)
    # A reference has no words of its own before figures are numbered.
    if sum(max(1, len(run.text)) for run in text) > LONGEST_OUTPUT:
        raise ReportError.at(
            place, f"the text is longer than {LONGEST_OUTPUT:,} characters", "divide it into several paragraphs"
        )
    return text


def _evaluated(read: _Template, names: Mapping[str, object], place: Place) -> tuple[Text, ...]:
    """What each expression says; all that fail are told together."""
    problems = Problems()
    said: list[Text] = []
    for index, node in enumerate(read.expressions):
        try:
            said.append(_text(_value(node, names)))
        except ReportError as error:
            problems.take(error)
        except UnplacedError as error:
            problems.add(place, f"{read.source(index)}: {error.what}", error.remedy, error.cause)
        except RecursionError:
            what = "it goes round in a circle or is nested too deeply"
            problems.add(place, f"{read.source(index)}: {what}", "make it simpler")
        except (TypeError, ValueError, LookupError, ArithmeticError, AttributeError) as error:
            what = f"it cannot be worked out ({error})"
            problems.add(place, f"{read.source(index)}: {what}", "check what stands in the brackets")
    problems.raise_if_any()
    return tuple(said)


# --- Expressions ---------------------------------------------------------------------------------------------


def _value(node: nodes.Node, names: Mapping[str, object]) -> object:
    kind = type(node).__name__
    if kind not in _KINDS:
        raise UnplacedError(*_REFUSED.get(kind, _UNKNOWN))
    return _KINDS[kind](node, names)


def _name(node: nodes.Name, names: Mapping[str, object]) -> object:
    if node.name not in names:
        raise UnplacedError(f"there is no name '{node.name}'", did_you_mean(node.name, names))
    return names[node.name]


def _const(node: nodes.Const, _: Mapping[str, object]) -> object:
    return node.value


def _part(node: nodes.Getattr, names: Mapping[str, object]) -> object:
    """What stands behind a dot."""
    owner, name = _value(node.node, names), node.attr
    if isinstance(owner, Mapping):
        return _entry(owner, name)
    known = tuple(_names_of(owner))
    if name.startswith("_") or name not in known:
        instead = getattr(owner, "instead", None)
        remedy = instead(name) if callable(instead) else ""
        remedy = remedy or (did_you_mean(name, known) if known else "take it without the dot")
        raise UnplacedError(f"there is no '{name}' behind the dot", remedy)
    return getattr(owner, name)


def _names_of(owner: object) -> Iterable[str]:
    names = getattr(owner, "names", None)
    found: Iterable[str] = names() if callable(names) and not isinstance(owner, str) else ()
    return found


def _entry(owner: Mapping[Any, object], key: object) -> object:
    if key not in owner:
        raise UnplacedError(f"there is no '{key}' in it", did_you_mean(str(key), owner))
    return owner[key]


def _item(node: nodes.Getitem, names: Mapping[str, object]) -> object:
    """What brackets give: ``burglary[year]``. A name that nobody knows is told as what is wanted at its place."""
    _wanted(node.node, names, "measure", (name for name, value in names.items() if _takes_brackets(value)))
    owner = _value(node.node, names)
    if isinstance(owner, Mapping):
        return _entry(owner, _value(node.arg, names))
    if not _takes_brackets(owner):
        raise UnplacedError("square brackets can stand only behind a measure", "write e.g. burglary[year]")
    keys = getattr(owner, "keys_among", None)
    if callable(keys):
        _wanted(node.arg, names, "period", keys(names))
    get: Callable[[object], object] = getattr(owner, "__getitem__")  # noqa: B009  # object has none
    return get(_value(node.arg, names))


def _takes_brackets(value: object) -> bool:
    return hasattr(value, "__getitem__") and hasattr(value, "names")


def _wanted(node: nodes.Node, names: Mapping[str, object], noun: str, choices: Iterable[str]) -> None:
    """Raises UnplacedError with the near ones of ``choices`` if the node is a name that nobody knows."""
    name = getattr(node, "name", "") if type(node).__name__ == "Name" else ""
    if name and name not in names:
        raise UnplacedError(f"there is no {noun} '{name}'", did_you_mean(name, choices))


def _call(node: nodes.Call, names: Mapping[str, object]) -> object:
    called = _value(node.node, names)
    own_name = getattr(called, "__name__", "")
    allowed = getattr(getattr(called, "__self__", None), "callable_names", ())
    given = any(called is value for value in names.values())
    if not callable(called) or not (given or own_name in allowed) or node.dyn_args or node.dyn_kwargs:
        raise UnplacedError("it cannot be called", "leave the round brackets out")
    positional = [_value(argument, names) for argument in node.args]
    named = {pair.key: _value(pair.value, names) for pair in node.kwargs}
    try:
        inspect.signature(called).bind(*positional, **named)
    except TypeError as error:
        takes = ", ".join(inspect.signature(called).parameters)
        raise UnplacedError(f"{own_name}() does not take that ({error})", f"write {own_name}({takes})") from error
    return called(*positional, **named)


def _filter(node: nodes.Filter, names: Mapping[str, object]) -> object:
    if node.name not in _FILTERS or node.node is None:
        raise UnplacedError(f"there is no filter '{node.name}'", did_you_mean(node.name, _FILTERS))
    if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise UnplacedError(f"the filter '{node.name}' takes nothing in brackets", f"write | {node.name}")
    return _Said(_FILTERS[node.name](_text(_value(node.node, names))))


def _capitalised(text: Text) -> Text:
    for index, run in enumerate(text):
        if run.text:
            return (*text[:index], replace(run, text=run.text[0].upper() + run.text[1:]), *text[index + 1 :])
    return text


def _with_article(text: Text) -> Text:
    """``an 8%``, ``a 3.5%``: by the first word, whichever run holds it; what is in front of it stays in front."""
    for index, run in enumerate(text):
        if run.text.strip():
            return (*text[:index], replace(run, text=with_article(run.text)), *text[index + 1 :])
    return text


_KINDS: Mapping[str, Callable[[Any, Mapping[str, object]], object]] = {
    "Name": _name,
    "Const": _const,
    "Getattr": _part,
    "Getitem": _item,
    "Call": _call,
    "Filter": _filter,
}
_FILTERS: Mapping[str, Callable[[Text], Text]] = {
    "a": _with_article,
    "capitalise": _capitalised,
    "upper": lambda text: tuple(replace(run, text=run.text.upper()) for run in text),
    "lower": lambda text: tuple(replace(run, text=run.text.lower()) for run in text),
}
_RECKONING = ("a text does not reckon", "use a fact that is computed, e.g. .difference, .percent or .share_of(...)")
_CONDITION = ("a text has no conditions", "use .change and .direction, whose words follow the numbers")
_LISTS = ("a text has no lists", "write one expression after the other, each in its own {{ }}")
_UNKNOWN = ("this is more than a text may ask for", "use names, dots and brackets")
_REFUSED: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow", "Neg", "Pos", "Concat"), _RECKONING),
    **dict.fromkeys(("Compare", "And", "Or", "Not", "CondExpr", "Test"), _CONDITION),
    **dict.fromkeys(("List", "Tuple", "Dict", "Slice"), _LISTS),
}


def _text(value: object) -> Text:
    """What an expression puts into the text."""
    if isinstance(value, str):
        return words(str(value))
    say = getattr(value, "say", None)
    if callable(say):
        text: Text = say()
        return text
    if isinstance(value, bool | int | float):
        raise UnplacedError("a number without a fact", "name the fact it comes from, so that it can be traced")
    if callable(value):
        raise UnplacedError("it is not called", f"write {getattr(value, '__name__', 'it')}(...)")
    raise UnplacedError("it cannot be said in a text", "name a fact, a period or another part of it")


# --- Reading -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _read(template: str) -> _Template:
    """Raises UnplacedError if the template is not one."""
    if len(template) > LONGEST_TEMPLATE:
        raise UnplacedError(
            f"the text is longer than {LONGEST_TEMPLATE:,} characters", "divide it into several paragraphs"
        )
    for mark in ("{%", "{#"):
        if mark in template:
            raise UnplacedError(f"'{mark}' is not allowed in a text", "use {{ name }} only; YAML has # for comments")
    marked: list[str] = []
    expressions: list[nodes.Expr] = []
    for node in _parsed(template):
        if type(node).__name__ == "TemplateData":
            marked.append(_literal(getattr(node, "data", "")))
        else:
            marked.append(f"{_OPEN}{len(expressions)}{_CLOSE}")
            expressions.append(node)
    return _Template(template, tuple(expressions), tuple(_pieces("".join(marked))))


def _parsed(template: str) -> list[nodes.Expr]:
    from jinja2 import TemplateSyntaxError, nodes

    remedy = "write expressions as {{ name }}, {{ name.part }} or {{ name[period] }}"
    try:
        tree = _environment().parse(template)
    except TemplateSyntaxError as error:
        what = (error.message or "").rstrip(".")
        raise UnplacedError(f"the text '{_shown(template)}' cannot be read: {what}", remedy) from error
    except RecursionError as error:
        raise UnplacedError("the text is nested too deeply", remedy) from error
    except ValueError as error:
        # What Jinja2 takes for a number is handed to int(), which has a limit of its own.
        raise UnplacedError(f"the text '{_shown(template)}' holds a number that is too long", remedy) from error
    return [node for output in tree.body if isinstance(output, nodes.Output) for node in output.nodes]


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
    environment.globals.clear()
    return environment


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Without text_join, what a backslash escapes stays apart from what may be a broken link.
    markdown = MarkdownIt("zero").enable(["emphasis", "link", "escape"]).disable("text_join")
    # An address is kept to the letter, and is judged in _link, which can say what is wrong with it.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def _literal(data: str) -> str:
    for stray in ("{{", "}}", _OPEN, _CLOSE):
        if stray in data:
            shown = f"'{stray}'" if stray.isascii() else "a private-use character"
            raise UnplacedError(f"{shown} stands alone in '{_shown(data)}'", "write {{ and }} in pairs")
    return data


def _sources(template: str) -> Iterator[str]:
    """Each expression as it was written."""
    inside: list[str] | None = None
    for _, kind, value in _environment().lex(template):
        if kind == "variable_begin":
            inside = []
        elif kind == "variable_end" and inside is not None:
            yield f"'{{{{ {_shown(' '.join(''.join(inside).split()))} }}}}'"
            inside = None
        elif inside is not None:
            inside.append(value)


def _shown(source: str) -> str:
    one_line = " ".join(source.split())
    return one_line if len(one_line) <= _SOURCE_SHOWN else f"{one_line[:_SOURCE_SHOWN]}..."


def _pieces(marked: str) -> Iterator[Run | _Slot]:
    """The Markdown of the template: words and slots, each in its look."""
    addresses: list[str] = []

    def keep(match: re.Match[str]) -> str:
        address = _without_punctuation(match[0])
        addresses.append(address)
        return f"{_OPEN}u{len(addresses) - 1}{_CLOSE}{match[0][len(address) :]}"

    one_line = re.sub(r"[ \t\r\n\f\v]+", " ", marked).strip(" ")
    inline = _markdown().parseInline(_ADDRESS.sub(keep, one_line))
    look = Run("")
    depth = {"strong": 0, "em": 0}
    for token in inline[0].children or []:
        kind, _, side = token.type.rpartition("_")
        if kind in depth:
            depth[kind] += 1 if side == "open" else -1
            look = replace(look, bold=depth["strong"] > 0, italic=depth["em"] > 0)
        elif kind == "link":
            look = replace(look, link=_href(token.attrs, addresses) if side == "open" else None)
        elif token.type == "text" and "](" in token.content:
            raise UnplacedError(
                f"'{_shown(_MARK.sub('...', token.content))}' has a link that does not end or has a space in it",
                "write [words](https://address); a backslash before [ keeps it as it is",
            )
        elif token.content:
            yield from _split(token.content, look, addresses)


def _href(attributes: Mapping[str, Any], addresses: list[str]) -> str:
    if "title" in attributes:
        raise UnplacedError(f"the link has a title, '{attributes['title']}'", "leave the title out")
    href = _MARK.sub(lambda mark: addresses[int(mark[2])] if mark[1] else mark[0], str(attributes["href"]))
    return href if _OPEN in href else _link(href)


def _without_punctuation(address: str) -> str:
    """A sentence's full stop is no part of an address, and a closing bracket only if it is opened there."""
    address = address.rstrip(".,;:!?'*_")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?'*_")
    return address


def _split(content: str, look: Run, addresses: list[str]) -> Iterator[Run | _Slot]:
    start = 0
    for mark in _MARK.finditer(content):
        if mark.start() > start:
            yield replace(look, text=content[start : mark.start()])
        if mark[1]:
            address = addresses[int(mark[2])]
            yield replace(look, text=address, link=look.link or address)
        else:
            yield _Slot(int(mark[2]), look)
        start = mark.end()
    if start < len(content):
        yield replace(look, text=content[start:])


# --- Putting together ----------------------------------------------------------------------------------------


def _filled(pieces: Iterable[Run | _Slot], said: tuple[Text, ...]) -> Iterator[Run]:
    for piece in pieces:
        if isinstance(piece, Run):
            yield _with_address(piece, said) if piece.link and _OPEN in piece.link else piece
            continue
        link = _link(_address(piece.look.link, said)) if piece.look.link else None
        for run in said[piece.index]:
            yield replace(
                run,
                bold=run.bold or piece.look.bold,
                italic=run.italic or piece.look.italic,
                link=link or run.link,
            )


def _with_address(run: Run, said: tuple[Text, ...]) -> Run:
    return replace(run, text=_address(run.text, said), link=_link(_address(run.link or "", said)))


def _address(address: str, said: tuple[Text, ...]) -> str:
    """An address with its expressions filled in."""
    return _MARK.sub(lambda mark: "".join(run.text for run in said[int(mark[2])]), address)


def _link(address: str) -> str:
    if not _LINK.fullmatch(address):
        raise UnplacedError(
            f"'{_shown(address)}' is not an address that a link may have", "begin it with https://, http:// or mailto:"
        )
    return address


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours in one look become one run; a fact or a reference stays by itself."""
    kept = (run for run in runs if run.text or run.fact is not None or run.ref is not None)
    for (_, alone), group in groupby(enumerate(kept), key=_look):
        same = [run for _, run in group]
        yield same[0] if alone is not None else replace(same[0], text="".join(run.text for run in same))


def _look(numbered: tuple[int, Run]) -> tuple[tuple[bool, bool, str | None], int | None]:
    index, run = numbered
    return (run.bold, run.italic, run.link), index if run.fact is not None or run.ref is not None else None
