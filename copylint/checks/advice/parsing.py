"""Read topics and what they share from rule files."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from copylint.checks.advice.body import (
    NOWHERE,
    VERIFIED,
    Evidence,
    Group,
    Kind,
    Lexicon,
    Piece,
    Place,
    Recognition,
    Service,
    Topic,
    Weights,
    When,
    Worry,
)
from copylint.model import SEVERITIES, Source
from copylint.packs.fields import Fields, Reading

_LEXICONS: WeakKeyDictionary[Reading, Lexicon] = WeakKeyDictionary()
"""What the topics of one load share, so that all of them hold the very same."""
WITHIN = ("block", "sentence", "page")
KINDS = (
    "red-flags",
    "emergency-action",
    "see-clinician",
    "before-you-start",
    "contraindications",
    "risks-and-side-effects",
    "do-not-stop-medicine",
    "crisis-line",
    "technique-and-supervision",
    "dose-limits",
    "stop-if",
    "special-populations",
    "not-a-substitute",
)
MAY_BE_ERROR = frozenset(("red-flags", "emergency-action", "crisis-line", "contraindications"))


def parse(fields: Fields) -> Topic:
    """Read the part of a rule file that is peculiar to safety advice.

    Raises:
        RuleError: a sign, action, fact or source that is not there, or advice of no known kind.
    """
    lexicon = _LEXICONS.get(fields.reading)
    if lexicon is None:
        lexicon = _LEXICONS[fields.reading] = _lexicon(fields)
    return Topic(
        fields.text("name"),
        lexicon,
        tuple(_piece(item, lexicon) for item in fields.items("pieces")),
        _recognition(fields.optional("recognise"), lexicon),
        tuple(_worry(item) for item in fields.items("worries")),
    )


class _Over:
    """A piece's own keys over those of the shared piece it uses."""

    def __init__(self, own: Fields) -> None:
        self.own = own
        name = own.text("use", "")
        shared = own.shared("pieces") if name else None
        if shared is not None and not shared.has(name):
            raise own.error("use", f"no shared piece `{name}`; see shared/pieces.yaml")
        self.base = shared.fields(name) if shared is not None else own
        self.id = own.text("id", name)

    def at(self, key: str) -> Fields:
        return self.own if self.own.has(key) else self.base


def _piece(own: Fields, lexicon: Lexicon) -> Piece:
    over = _Over(own)
    tags = over.at("tags").texts("tags")
    for tag in tags:
        _known(over, "tags", tag)
    sources = over.at("sources").sources("sources")
    reviewed = over.at("reviewed").optional("reviewed")
    return Piece(
        id=over.id,
        tags=tags,
        severity=_severity(over, tags, sources),
        summary=over.at("summary").text("summary"),
        evidence=_evidence(over.at("evidence"), lexicon),
        paste=_paste(over.at("paste"), lexicon),
        when=_when(over.at("when"), "when", lexicon),
        near_misses=over.at("near_misses").texts("near_misses", ()),
        sources=sources,
        reviewed=f"{reviewed.text('by')}, {reviewed.text('on')}" if reviewed else "",
        gesture=over.at("gesture").choice("gesture", tuple(lexicon.near), "generic-advice"),
    )


def _known(over: _Over, key: str, tag: str) -> None:
    if tag not in KINDS:
        raise over.at(key).error(key, f"`{tag}` is no kind of advice; see shared/kinds.yaml")


def _severity(over: _Over, tags: tuple[str, ...], sources: tuple[Source, ...]) -> str:
    """Read a severity; an error must be of a grave kind and rest on a source that was read."""
    fields = over.at("severity")
    severity = fields.choice("severity", SEVERITIES)
    if severity == "error" and not (
        MAY_BE_ERROR & set(tags) and any(s.verified in VERIFIED[:2] for s in sources)
    ):
        raise fields.error(
            "severity",
            "an error needs a grave kind and a source read on its own page or a copy; "
            "write `severity: warning`",
        )
    return severity


def _paste(fields: Fields, lexicon: Lexicon) -> str:
    text = fields.text("paste")
    try:
        text.format_map({k: v[0] for k, v in lexicon.places[NOWHERE].words.items()})
    except (KeyError, ValueError):
        raise fields.error(
            "paste", "names a word that no locale has; see shared/locales.yaml"
        ) from None
    return text


def _evidence(fields: Fields, lexicon: Lexicon) -> Evidence:
    inner = fields.fields("evidence")
    return Evidence(
        signs=_names(inner, "signs", lexicon.signs.keys()),
        need=int(inner.number("need", 1)),
        must=_names(inner, "must", lexicon.signs.keys()),
        must_any=_names(inner, "must_any", lexicon.signs.keys()),
        action=_names(inner, "action", {*lexicon.actions, "none"}),
        exclude=_names(inner, "exclude", lexicon.signs.keys()),
        within=inner.choice("within", WITHIN, "block"),
    )


def _names(fields: Fields, key: str, known: object) -> tuple[str, ...]:
    names = fields.texts(key, ())
    assert hasattr(known, "__contains__")
    for name in names:
        if name not in known:
            raise fields.error(key, f"`{name}` is not among the shared ones; correct it")
    return names


def _when(fields: Fields, key: str, lexicon: Lexicon) -> When:
    value = fields.raw(key, "always")
    if isinstance(value, dict):
        inner = fields.fields(key)
        return When(*(_names(inner, k, lexicon.facts.keys()) for k in ("all", "any", "not")))
    if value == "always":
        return When()
    return When(all=_names(fields, key, lexicon.facts.keys()))


def _recognition(fields: Fields | None, lexicon: Lexicon) -> Recognition | None:
    if fields is None:
        return None
    weights = fields.optional("weights")
    return Recognition(
        fields.patterns("strong"),
        fields.patterns("weak"),
        fields.patterns("mask"),
        fields.patterns("exclude_title"),
        {**lexicon.weights, **(_weights(weights) if weights else {})},
        fields.number("threshold", lexicon.threshold),
        _when(fields, "facts", lexicon),
    )


def _weights(fields: Fields) -> dict[str, Weights]:
    return {name: _weight(fields.fields(name)) for name in fields}


def _weight(fields: Fields) -> Weights:
    keys = ("title", "heading", "heading_cap", "body", "body_cap")
    return Weights(*(fields.number(key) for key in keys))


def _worry(fields: Fields) -> Worry:
    return Worry(
        id=fields.text("id"),
        tag=fields.text("tag"),
        severity=fields.choice("severity", SEVERITIES),
        message=fields.text("message"),
        advice=fields.text("advice"),
        patterns=fields.patterns("any"),
        unless=fields.patterns("unless"),
        sources=fields.sources("sources"),
        applies_to=fields.texts("applies_to", ()),
    )


def _lexicon(fields: Fields) -> Lexicon:
    recognition = fields.shared("recognition")
    places = _places(fields.shared("locales"))
    reading = fields.shared("kinds")
    lexicon = Lexicon(
        signs=dict(_groups(fields.shared("signs"))),
        actions=dict(_groups(fields.shared("actions"))),
        facts=dict(_groups(fields.shared("facts"))),
        near=dict(_groups(fields.shared("near-misses"))),
        kinds={n: _kind(reading.fields(n)) for n in reading},
        places=places,
        silent_titles=recognition.patterns("silent_titles"),
        generic=frozenset(recognition.texts("generic_signs")),
        weights=_weights(recognition.fields("weights")),
        threshold=recognition.number("threshold"),
        lines={n: fields.compile(n) for n in _lines(places)},
    )
    for name in ("signs", "actions", "facts", "near-misses", "locales", "kinds", "recognition"):
        unread = next(fields.shared(name).unread(), None)
        if unread is not None:
            raise unread
    return lexicon


def _groups(fields: Fields) -> Iterator[tuple[str, Group]]:
    for name in fields:
        inner = fields.fields(name)
        inner.texts("examples", ())
        group = Group(
            name,
            inner.text("say"),
            inner.patterns("any"),
            inner.texts("includes", ()),
            int(inner.number("at_least", 1)),
            inner.patterns("marks"),
        )
        yield name, group


def _kind(fields: Fields) -> Kind:
    return Kind(fields.text("say"), fields.text("missing"))


def _lines(places: dict[str, Place]) -> Iterator[str]:
    """Yield each number of a crisis or urgent line, somewhere."""
    for place in places.values():
        yield from place.services["crisis"].accept
        yield from place.services["urgent"].accept


def _places(fields: Fields) -> dict[str, Place]:
    spelling = fields.fields("spelling")
    swaps = {word: spelling.text(word) for word in spelling}
    limited = fields.fields("spelling_of")
    inner = fields.fields("places")
    found = {}
    for name in inner:
        kept = limited.texts(name) if limited.has(name) else tuple(swaps)
        found[name] = _place(inner.fields(name), {k: swaps[k] for k in kept})
    return found


def _place(fields: Fields, spelling: dict[str, str]) -> Place:
    services = fields.fields("services")
    words = fields.fields("words")
    return Place(
        fields.text("name"),
        {name: _service(services.fields(name)) for name in services},
        {name: _word(words, name) for name in words},
        spelling,
    )


def _word(fields: Fields, name: str) -> tuple[str, str]:
    if isinstance(fields.raw(name), dict):
        inner = fields.fields(name)
        return inner.text("say"), inner.text("service")
    return fields.text(name), ""


def _service(fields: Fields) -> Service:
    fields.sources("sources")
    return Service(
        fields.text("say"),
        fields.texts("accept", ()),
        fields.texts("wrong", ()),
        fields.choice("verified", VERIFIED, "memory"),
        fields.text("checked", ""),
        fields.text("note", ""),
    )
