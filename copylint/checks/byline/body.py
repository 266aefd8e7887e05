"""What a byline rule is made of, and how it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from copylint.model import SEVERITIES
from copylint.packs.fields import Fields, Reading
from copylint.text.patterns import Pattern

SHAPES = ("name", "nobody", "credential", "date", "reference", "contact", "words")
SILENT = "none"
"""In place of a severity: nothing is said on that kind of page."""
PAGE_KINDS = ("advertising", "education", "other")
_LOOKS: WeakKeyDictionary[Reading, dict[str, Look]] = WeakKeyDictionary()
"""The looks of one load, so that its rules share them."""
LISTS = ("nobody", "titles", "letters", "professions", "authorities", "places", "paths")


@dataclass(frozen=True)
class Look:
    """How one thing shows itself on a page.

    Attributes:
        shape: one of `SHAPES`: what must follow `openers` and `starts`, and what else shows it.
        keys: of the front matter, dotted.
        schema: properties of schema.org objects.
        openers: words that a name or a date follows, anywhere.
        starts: the same, where they begin a line.
        shown: words that show it as they stand.
        begins: the same, where they begin a sentence.
        labels: words that head a part of the page or begin a line.
        urls: pieces of the addresses of links that show it.
        lists: words that the shape asks for, by the names in `LISTS`.
        of: other looks whose finds are looked at.
    """

    name: str
    shape: str
    keys: tuple[str, ...] = ()
    schema: tuple[str, ...] = ()
    openers: tuple[Pattern, ...] = ()
    starts: tuple[Pattern, ...] = ()
    shown: tuple[Pattern, ...] = ()
    begins: tuple[Pattern, ...] = ()
    labels: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    of: tuple[Look, ...] = ()


@dataclass(frozen=True)
class Byline:
    """A byline rule: it wants one thing, or finds words that stand for another.

    Attributes:
        looks: all that the rule asks for, by name.
        wants: the look that must be there.
        finds: the look whose words are marked.
        stale_after: months after which the newest date found is too old; 0 for none.
        unless: looks, any of which silences the rule.
        given: looks that must be there for the rule to hold.
        tells: looks told by their name as further tags, where they lack too.
        last: whether the last place is marked, not the first.
        severities: by kind of page, where they differ; `SILENT` for no finding.
    """

    looks: Mapping[str, Look]
    wants: str = ""
    finds: str = ""
    stale_after: float = 0.0
    unless: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    last: bool = False
    severities: Mapping[str, str] = field(default_factory=dict)


def parse(fields: Fields) -> Byline:
    """Read the part of a rule file that is peculiar to bylines.

    Raises:
        RuleError: a look that `shared/looks.yaml` does not know, or neither `wants` nor `finds`.
    """
    wants, finds = fields.text("wants", ""), fields.text("finds", "")
    if bool(wants) == bool(finds):
        raise fields.error("wants", "a byline rule asks for one thing; write `wants` or `finds`")
    unless, given = fields.texts("unless", ()), fields.texts("given", ())
    tells = fields.texts("tells", ())
    names = dict.fromkeys((wants or finds, *unless, *given, *tells))
    on = fields.optional("on")
    return Byline(
        looks={name: _look(name, fields) for name in names},
        wants=wants,
        finds=finds,
        stale_after=fields.number("stale_after", 0),
        unless=unless,
        given=given,
        tells=tells,
        last=fields.flag("last"),
        severities={k: on.choice(k, (*SEVERITIES, SILENT)) for k in on if k in PAGE_KINDS}
        if on
        else {},
    )


def _look(name: str, fields: Fields) -> Look:
    made = _LOOKS.setdefault(fields.reading, {})
    if name not in made:
        made[name] = _read(name, fields)
    return made[name]


def _read(name: str, fields: Fields) -> Look:
    known = fields.shared("looks")
    if not known.has(name):
        told = ", ".join(known)
        raise fields.error("wants", f"no look is called `{name}`; write one of {told}")
    own = known.fields(name)
    slots = own.terms("slots")
    lists = {key: _words(key, own) for key in LISTS if own.has(key)}
    return Look(
        name=name,
        shape=own.choice("shape", SHAPES),
        keys=own.texts("keys", ()),
        schema=own.texts("schema", ()),
        openers=own.patterns("openers", slots),
        starts=own.patterns("starts", slots),
        shown=own.patterns("shown", slots),
        begins=own.patterns("begins", slots),
        labels=own.texts("labels", ()),
        urls=own.texts("urls", ()),
        lists=lists,
        of=tuple(_look(each, fields) for each in own.texts("of", ())),
    )


def _words(key: str, fields: Fields) -> frozenset[str]:
    """Read a list of words; `$name` stands for a whole list of `rules/terms`."""
    found: set[str] = set()
    for word in fields.texts(key):
        if word.startswith("$"):
            named = fields.reading.file(f"terms/{word[1:]}.yaml")
            found.update(w for group in named for w in named.texts(group))
        else:
            found.add(word)
    return frozenset(found)
