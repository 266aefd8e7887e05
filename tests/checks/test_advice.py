"""How an article is read for the advice that its topics require."""

from __future__ import annotations

import pytest
from advice_pages import found, marked, packs, page, topics

from copylint.checks.advice import KIND, check, describe
from copylint.checks.advice.evidence import Desk
from copylint.checks.advice.page import bits, read
from copylint.checks.advice.topics import Titles, recognise
from copylint.model import Document, Finding

BACK = (
    "# Low back pain\n\nAt our clinic we treat you in our own way. Our team offers you more.\n\n"
    "## Signs\n\n{}"
)
MOVES = (
    "# Low back pain\n\nWe show you what helps.\n\n- Bridges: 2 sets of 10 reps\n"
    "- Planks: hold for 20 seconds\n- Squats: 10 reps"
)


def _by_rule(text: str, locale: str = "en-US", **context: object) -> dict[str, Finding]:
    return {f.rule.removeprefix("safety/"): f for f in found(text, locale, **context)}


def _state(text: str, name: str, locale: str = "en-US") -> str:
    finding = _by_rule(text, locale).get(name)
    return finding.answer if finding else "present"


def _match(document: Document, finding: Finding) -> str:
    return document.text(finding.span)


def test_the_kind_is_advice() -> None:
    assert KIND == "advice"


def test_no_rules_find_nothing() -> None:
    assert list(check((), marked("# Low back pain\n\nIt hurts."))) == []
    assert describe((), marked("# A")) == {"topics": [], "unreviewed_advice": 0}


def test_an_empty_page_and_a_page_about_something_else_are_silent() -> None:
    assert found("") == []
    assert found("# Our new website\n\nWe moved to a faster server. Tell us what you think.") == []


# --- the page


def test_all_under_a_short_heading_is_one_block() -> None:
    desk = Desk(
        read(packs().finder.mark(page("# A\n\nOne.\n\nTwo.\n\n# B\n\nThree."))),
        topics()[0].body.lexicon,
    )
    assert [list(bits(block)) for block in desk.page.blocks] == [[0, 1, 2], [3, 4]]


def test_a_long_section_falls_into_paragraphs_and_lists_with_what_stands_around_them() -> None:
    long = "Word " * 160
    text = f"# A\n\n{long.strip()}.\n\nCall if:\n- you fall\n- you faint\n\nAfter."
    reading = read(packs().finder.mark(page(text)))
    assert [list(bits(block)) for block in reading.blocks] == [
        [0, 1],
        [0, 2],
        [0, 2, 3, 4, 5],
        [0, 5],
    ]


def test_an_item_is_read_after_the_introduction_of_its_list() -> None:
    text = BACK.format(
        "Call 911 if you have back pain and your bladder or bowels:\n\n- lose control\n\n"
        "Call 911 if you feel numb between your legs."
    )
    assert _state(text, "low-back-pain/cauda-equina") == "present"


def test_paragraphs_with_a_label_each_after_a_colon_are_a_list() -> None:
    text = BACK.format(
        "Call 911 for any of these signs:\n\nBladder: you cannot pee\n\nSkin: numb around the groin"
    )
    assert _state(text, "low-back-pain/cauda-equina") == "present"


# --- the six answers


def test_signs_with_an_action_under_one_heading_are_present() -> None:
    text = BACK.format("Call 911 if you cannot hold your bladder or your groin goes numb.")
    assert _state(text, "low-back-pain/cauda-equina") == "present"


def test_some_signs_with_an_action_are_a_start() -> None:
    text = BACK.format("Call 911 if you lose control of your bladder.")
    finding = _by_rule(text)["low-back-pain/cauda-equina"]
    assert (finding.answer, finding.severity) == ("partial-signs", "warning")
    assert finding.message.startswith("It names new loss of bladder")


def test_signs_without_an_action_are_weak() -> None:
    text = BACK.format("Some people lose control of the bladder and feel numb in the groin.")
    finding = _by_rule(text)["low-back-pain/cauda-equina"]
    assert (finding.answer, finding.severity) == ("weak-action", "error")


@pytest.mark.parametrize(
    "text",
    [
        "Bladder trouble and a numb groin? Do not wait. Book your assessment with our team today.",
        "You do not need to go to the ER when you cannot hold your bladder and your groin is numb.",
        "I ended up in the ER: my bladder had failed and my groin was numb.",
        "Our team can rule out an emergency when your bladder fails or your groin is numb.",
    ],
    ids=["booking line", "negated", "anecdote", "process"],
)
def test_what_only_sounds_like_an_action_is_none(text: str) -> None:
    assert _state(BACK.format(text), "low-back-pain/cauda-equina") == "weak-action"


def test_a_general_line_lends_its_action_to_no_list() -> None:
    text = "# Stroke\n\n- A drooping face\n- Slurred speech\n\nAlways consult a doctor."
    assert _state(text, "stroke/stroke-fast") == "weak-action"


def test_a_general_line_is_quoted_where_it_stands_and_told_once() -> None:
    text = BACK.format("We help you.\n\nAlways consult a healthcare professional.")
    document = marked(text)
    (vague,) = [f for f in check(topics(), document) if f.rule == "safety/page/vague-advice"]
    assert vague.answer == "generic-only"
    assert _match(document, vague) == "consult a healthcare professional"
    assert set(vague.tags) == {"red-flags", "emergency-action", "see-clinician"}


def test_no_general_line_stands_in_for_what_is_an_error_to_leave_out() -> None:
    text = BACK.format("Always consult a healthcare professional.")
    assert _state(text, "low-back-pain/cauda-equina") == "generic-only"


def test_nothing_at_all_is_missing_and_marks_the_title() -> None:
    document = marked(BACK.format("We help you."))
    finding = next(f for f in check(topics(), document) if f.rule.endswith("cauda-equina"))
    assert (finding.answer, _match(document, finding)) == ("missing", "Low back pain")


def test_advice_that_a_fact_asks_for_marks_the_words_that_raised_it() -> None:
    document = marked(MOVES)
    told = {f.rule: f for f in check(topics(), document)}
    assert _match(document, told["safety/low-back-pain/stop-exercise"]) in (
        "Bridges",
        "Planks",
        "Squats",
    )


def test_technique_said_vaguely_is_marked_where_it_stands() -> None:
    document = marked(MOVES + "\n\nPerform these exercises correctly.")
    told = {f.rule: f for f in check(topics(), document)}
    finding = told["safety/low-back-pain/exercise-technique"]
    assert _match(document, finding) == "Perform these exercises correctly"
    assert finding.answer == "generic-only"


def test_advice_after_the_booking_line_is_misplaced() -> None:
    text = BACK.format(
        "We help.\n\nBook an appointment online today.\n\n## Red flags\n\n"
        "Call 911 if you cannot hold your bladder or your groin goes numb."
    )
    finding = _by_rule(text)["page/before-first-cta"]
    assert (finding.answer, finding.tags) == ("misplaced", ("position",))


# --- restraint


def test_a_page_about_staff_or_charity_is_asked_for_nothing() -> None:
    assert (
        found("# Meet our team: Ann, physio\n\nAnn loves to treat back pain and knee pain.") == []
    )


def test_a_teaser_that_leads_to_an_article_is_asked_for_nothing_but_a_crisis_line() -> None:
    text = "# Depression and anxiety\n\nFeeling low? [Read our guide](/low)."
    assert {t for f in found(text) for t in f.tags} <= {"crisis-line"}


def test_a_page_that_only_describes_is_asked_one_step_more_softly() -> None:
    text = "# Low back pain\n\nBack pain is common. It has many causes."
    assert _by_rule(text)["low-back-pain/cauda-equina"].severity == "warning"


def test_without_the_clinical_gate_nothing_is_an_error() -> None:
    text = BACK.format("Call us at our clinic. We treat you. Book your visit today with our team.")
    assert "error" in {f.severity for f in found(text)}
    assert "error" not in {f.severity for f in found(text, clinical_gate=False)}


def test_describe_tells_topics_and_how_many_pieces_nobody_reviewed() -> None:
    document = marked(BACK.format("We help you."))
    told = describe(topics(), document)
    assert told["topics"] == ["low-back-pain"]
    assert told["unreviewed_advice"] == len(
        {w.piece.id for w in _wants(document) if w.answer.state != "present"}
    )


def _wants(document: Document) -> list:  # type: ignore[type-arg]
    from copylint.checks.advice.check import reading

    return reading(topics(), document).wants


# --- topics


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Five stretches for lower back pain", {"low-back-pain"}),
        ("Back to school: packing a healthy lunch", set()),
        ("Cervical screening: what to expect", set()),
        ("Is Botox safe?", {"botox"}),
    ],
)
def test_a_title_tells_the_topic(title: str, wanted: set[str]) -> None:
    document = marked(f"# {title}\n\nRead on.")
    desk = Desk(read(document.marks), topics()[0].body.lexicon)  # type: ignore[arg-type]
    known = recognise(topics(), Titles(document, document.marks, desk), desk)  # type: ignore[arg-type]
    names = {k.rule.id.removeprefix("safety/") for k in known}
    assert wanted <= names
    assert not {"low-back-pain", "neck-pain"} & (names - wanted)


def test_each_finding_is_whole() -> None:
    for finding in found(MOVES):
        assert len(finding.message) <= 140, finding.message
        assert finding.message.count("!") == 0
        assert finding.fixes == ()
        assert finding.paste is None or "{" not in finding.paste.text
