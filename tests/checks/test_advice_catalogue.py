"""The catalogue of safety advice, held to itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from advice_pages import VIGNETTES, packs, page, topics

from copylint.checks.advice.body import Piece, Topic
from copylint.checks.advice.check import Reading, check
from copylint.checks.advice.evidence import Answer, Desk
from copylint.checks.advice.page import read
from copylint.checks.advice.topics import named_by
from copylint.checks.advice.wording import sentence, words
from copylint.model import Document, Rule

LEXICON = topics()[0].body.lexicon
ABOUT = [rule for rule in topics() if rule.body.recognise and rule.body.recognise.strong]
REASSURING = (
    "# {name}\n\nMost people feel better in time and there is no need to worry.\n\n"
    "Always consult a healthcare professional.\n\nBook your appointment online today."
)
SALES = """# {name}

Life is busy, and many people put themselves last. At our clinic we believe that good care begins
with listening. That is why every first visit with us lasts a full hour.

## What causes it

There is rarely one cause. Long days at a desk, poor sleep, the wrong shoes, stress at work and a
family history can all play a part. Some people notice it after a change of season or a new job.
Others cannot say when it began. Our bodies are clever and adapt to almost anything.

## Your first visit

A friendly member of our team greets you at the front desk and shows you to a quiet room. We talk
about your goals and your daily life. Then we look at how you move and explain what we see in plain
words. You leave with a plan that is made for you, and with answers to all your questions. Parking
is free, and coffee is on us.

## Our team

We are a team of experienced people who love what we do. Together we have cared for thousands of
clients in the town and beyond. We keep learning: each of us goes on courses every year. When we are
not at work you will find us on the trails, in the pool or in the kitchen.

## What our clients say

"I was made to feel at home from the first minute," says one of our regulars. "I tell all my friends
about it." Another writes that the rooms are bright and that nobody is ever in a hurry. We are proud
of words like these and we thank everyone who has taken the time to share their story.

## Prices

A first visit costs 90 and a follow-up costs 60. Packages of five save you ten percent. Most cards
are welcome, and so are gift vouchers. We open from Monday to Saturday, early and late, so that you
can come before or after work.

## Questions we hear often

Do I need a referral? No, you can come as you are.

What do I wear? Something comfortable that you can move in.

How many visits does it take? That is different for everyone, and we talk about it together.

Can I bring my partner? Of course, everyone is welcome.

## Come and see us

We are two streets from the station, next to the bakery. Call us today or book online, and take the
first step to feeling like yourself again. We look forward to meeting you!
"""


def _desk(document: Document) -> Desk:
    return Desk(read(packs().finder.mark(document)), LEXICON, document.context.locale)


def _answer(text: str, piece: Piece, locale: str = "en-US") -> Answer:
    return _desk(page(text, locale)).answer(piece)


def _pieces() -> list[tuple[str, Piece]]:
    """Give each piece once: topics that use a shared one without change count as one."""
    seen = {}
    for rule in topics():
        for piece in rule.body.pieces:
            key = (piece.id, piece.paste, piece.evidence, piece.near_misses)
            seen.setdefault(key, (f"{rule.id}/{piece.id}", piece))
    return list(seen.values())


def _full(rule: Rule[Topic], locale: str, without: Piece | None = None) -> str:
    kept = [piece for piece in rule.body.pieces if piece is not without]
    lines = [f"# {rule.body.name}"]
    for n, piece in enumerate(kept):
        lines += [f"## Part {n}", sentence(piece.paste, LEXICON, locale)]
    return "\n\n".join(lines)


def _read(text: str, locale: str = "en-US") -> Reading:
    document = page(text, locale)
    return Reading(topics(), replace(document, marks=packs().finder.mark(document)))


@pytest.mark.parametrize("locale", LEXICON.places)
def test_every_sentence_to_paste_satisfies_its_own_piece(locale: str) -> None:
    wrong = [
        name
        for name, piece in _pieces()
        if _answer(sentence(piece.paste, LEXICON, locale), piece, locale).state != "present"
    ]
    assert wrong == []


def test_no_near_miss_is_taken_for_advice() -> None:
    accepted = [
        (name, text)
        for name, piece in _pieces()
        for text in piece.near_misses
        if _answer(text, piece).state == "present"
    ]
    assert accepted == []


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "en-AU"])
def test_a_full_page_a_topic_is_known_and_complete(locale: str) -> None:
    unknown, lacking = [], []
    for rule in ABOUT:
        reading = _read(_full(rule, locale), locale)
        if rule.id not in [known.rule.id for known in reading.topics]:
            unknown.append(rule.id)
        lacking += [
            (rule.id, piece.id)
            for piece in rule.body.pieces
            if reading.desk.answer(piece).state != "present"
        ]
    assert (unknown, lacking) == ([], [])


@pytest.mark.parametrize("template", [REASSURING, SALES], ids=["reassuring", "sales"])
def test_a_page_that_says_nothing_gets_nothing_for_free(template: str) -> None:
    given = []
    for rule in ABOUT:
        desk = _desk(page(template.format(name=rule.body.name)))
        names = named_by(rule.body.name, rule.body.pieces, desk)
        for piece in rule.body.pieces:
            state = desk.answer(piece, names).state
            if state in ("present", "partial-signs"):
                given.append((rule.id, piece.id, state))
    assert given == []


def test_leaving_a_piece_out_is_noticed_save_where_another_says_the_same() -> None:
    unnoticed, asked = 0, 0
    for rule in ABOUT:
        for piece in rule.body.pieces:
            asked += 1
            unnoticed += _answer(_full(rule, "en-US", piece), piece).state == "present"
    assert unnoticed <= asked * 0.15


@pytest.mark.parametrize("case", VIGNETTES, ids=[case["id"] for case in VIGNETTES])
def test_a_vignette_is_told_what_it_lacks(case: dict[str, object]) -> None:
    reading = _read(str(case["text"]), str(case["locale"]))
    answers = {k: a.state for k, a in reading.answered().items() if a.state != "present"}
    told = {f.rule.removeprefix("safety/"): f.answer or "contradiction" for f in reading.findings()}
    told = {**told, **answers}
    wanted = case["must_report"]
    assert isinstance(wanted, dict)
    missed = {
        k: v for k, v in wanted.items() if _of(told, k) not in ((v,) if v != "any" else STATES)
    }
    assert missed == {}
    assert [name for name in case["must_not_report"] if name in told] == []  # type: ignore[attr-defined]
    assert {known.rule.id.removeprefix("safety/") for known in reading.topics} >= set(
        case["topics"]
    )  # type: ignore[call-overload]


STATES = ("partial-signs", "weak-action", "generic-only", "misplaced", "missing", "contradiction")


def _of(told: dict[str, str], name: str) -> str:
    """Give the answer of a piece; several topics may ask for it, and one of them tells it."""
    same = [v for k, v in told.items() if k.partition("/")[2] == name.partition("/")[2]]
    return told.get(name) or (same[0] if same else "")


def test_an_error_is_of_a_grave_kind_and_rests_on_a_source_that_was_read() -> None:
    grave = {"red-flags", "emergency-action", "crisis-line", "contraindications"}
    for name, piece in _pieces():
        if piece.severity == "error":
            assert grave & set(piece.tags), name
            assert any(s.verified in ("own-page", "copy") for s in piece.sources), name


def test_every_piece_names_a_source_and_prints_only_read_addresses() -> None:
    for name, piece in _pieces():
        assert piece.sources, name
        assert all(s.verified == "own-page" for s in piece.sources if s.url), name


@pytest.mark.parametrize("locale", LEXICON.places)
def test_a_number_from_memory_is_never_printed(locale: str) -> None:
    place, anywhere = LEXICON.places[locale], words(LEXICON, "en-001")
    unread = {
        name: text
        for name, text in words(LEXICON, locale).items()
        if (service := place.words[name][1])
        and place.services[service].verified == "memory"
        and text != anywhere[name]
    }
    assert unread == {}


def test_nothing_is_asked_twice_when_two_topics_ask_for_it() -> None:
    document = page("# Sciatica and low back pain\n\nA page about both for you.")
    document = replace(document, marks=packs().finder.mark(document))
    found = [f.rule.rpartition("/")[2] for f in check(topics(), document)]
    assert sorted(found) == sorted(set(found))
