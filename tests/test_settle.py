"""What is silenced, doubled or beaten goes; what is wrong with waivers is told."""

from dataclasses import replace
from datetime import date

import pytest

from copylint.model import Allow, Block, Context, Document, Finding, Fix, Sentence, Span, Waived
from copylint.settle import UPKEEP, Terms, settle

SOURCE = "Turmeric cures arthritis. It heals you, too.\n\nCall us  today."
RULES = frozenset(("claims/promised-cure", "claims/plain-effect", "typos/spelling", "trust/date"))
TERMS = Terms(date(2026, 11, 25), RULES, RULES)


def block(start: int, *sentences: str) -> Block:
    text = " ".join(sentences)
    placed = tuple(Sentence(each, text.index(each)) for each in sentences)
    return Block("paragraph", text, tuple(range(start, start + len(text))), sentences=placed)


def document(*allows: Allow, source: str = SOURCE, gate: bool = True) -> Document:
    first = block(0, "Turmeric cures arthritis.", "It heals you, too.")
    last = block(46, "Call us  today.")
    context = Context(clinical_gate=gate)
    return Document("x.md", source, (first, last), allows=allows, context=context)


def finding(rule: str, words: str, severity: str = "warning", **more: object) -> Finding:
    start = SOURCE.index(words)
    return replace(
        Finding(rule, Span(start, start + len(words)), "m", severity),
        **more,  # type: ignore[arg-type]
    )


def allow(rule: str, reason: str = "it reports a myth", until: str = "", end: int = 45) -> Allow:
    return Allow(rule, reason, until, Span(0, end), Span(46, 50))


def test_findings_are_sorted_by_start_end_and_rule():
    a = finding("typos/spelling", "today")
    b = finding("trust/date", "Turmeric")
    c = finding("typos/spelling", "Turmeric")
    d = finding("claims/promised-cure", "Turmeric cures")
    assert settle([a, c, d, b], document(), TERMS) == ((b, c, d, a), ())


def test_the_same_rule_on_the_same_words_is_told_once_at_its_worst():
    mild = finding("typos/spelling", "cures", "note")
    bad = finding("typos/spelling", "cures", "error")
    assert settle([mild, bad, mild], document(), TERMS) == ((bad,), ())


def test_white_space_at_the_ends_of_a_span_is_trimmed():
    wide = finding("typos/spelling", " us  ")
    assert settle([wide], document(), TERMS)[0] == (finding("typos/spelling", "us"),)


@pytest.mark.parametrize("span", [Span(0, 0), Span(44, 46), Span(900, 910), Span(9, 3)])
def test_a_finding_on_nothing_is_a_bug_that_names_rule_and_article(span):
    bad = Finding("typos/spelling", span, "m", "note")
    with pytest.raises(ValueError, match="a finding on nothing") as caught:
        settle([bad], document(), TERMS)
    assert caught.value.__notes__ == ["rule typos/spelling, article x.md"]


def test_of_a_family_of_claims_the_worst_in_a_sentence_stays():
    cure = finding("claims/promised-cure", "cures arthritis", "error", tags=("efficacy",))
    effect = finding("claims/plain-effect", "Turmeric cures", "warning", tags=("efficacy",))
    other = finding("claims/plain-effect", "heals you", "warning", tags=("efficacy",))
    rank = finding("claims/plain-effect", "arthritis", "note", tags=("superiority",))
    kept = (cure, rank, other)
    assert settle([cure, effect, other, rank], document(), TERMS) == (kept, ())


def fixed(rule: str, words: str, text: str, severity: str = "warning") -> Finding:
    bare = finding(rule, words, severity)
    return replace(bare, fixes=(Fix(bare.span, text),))


def test_of_two_typos_on_the_same_words_the_gravest_stays():
    bad = finding("typos/wrong-word", "too", "error")
    wide = finding("typos/spelling", "you, too")
    assert settle([wide, bad], document(), TERMS) == ((bad,), ())


def test_of_two_typos_of_one_severity_that_with_a_fix_stays():
    mended = fixed("typos/spelling", "heals", "heels")
    bare = finding("typos/agreement", "heals you")
    assert settle([bare, mended], document(), TERMS) == ((mended,), ())


def test_of_two_corrections_of_one_word_the_only_one_beats_a_guess():
    bare = finding("typos/misspelling", "heals", "error")
    guess = replace(bare, fixes=(Fix(bare.span, "heels"), Fix(bare.span, "healds")))
    sure = fixed("typos/split-word", "heals", "he als")
    assert settle([guess, sure], document(), TERMS)[0] == (sure,)


def test_two_typos_that_change_other_letters_both_stay():
    comma = fixed("typos/comma", "you, too", "you too")
    word = fixed("typos/spelling", "too", "to")
    assert settle([word, comma], document(), TERMS) == ((comma, word), ())


def test_a_typo_inside_a_longer_finding_stays_beside_it():
    whole = finding("typos/series", "It heals you, too.")
    word = finding("typos/spelling", "too", "error")
    assert settle([word, whole], document(), TERMS) == ((whole, word), ())


def test_a_finding_of_another_category_on_a_typo_stays():
    word = finding("typos/spelling", "cures", "error")
    claim = finding("claims/promised-cure", "cures")
    assert settle([word, claim], document(), TERMS) == ((claim, word), ())


def test_a_waiver_with_a_reason_silences_its_rule_over_its_span():
    cure = finding("claims/promised-cure", "cures arthritis", "error")
    late = finding("claims/promised-cure", "today", "error")
    typo = finding("typos/spelling", "Turmeric")
    found = [cure, late, typo]
    wish = allow("claims/promised-cure")
    assert settle(found, document(wish), TERMS) == ((typo, late), (Waived(cure, wish),))


def test_a_waiver_may_name_the_beginning_of_ids():
    cure = finding("claims/promised-cure", "cures arthritis", "error")
    wish = allow("claims")
    assert settle([cure], document(wish), TERMS) == ((), (Waived(cure, wish),))


def test_a_waiver_of_a_rule_leaves_rules_with_longer_names_alone():
    more = finding("typos/spelling-more", "today")
    terms = replace(TERMS, known=TERMS.known | {more.rule}, ran=TERMS.ran | {more.rule})
    kept, waived = settle([more], document(allow("typos/spelling", end=90)), terms)
    assert ([f.rule for f in kept], waived) == (["upkeep/waiver-unused", more.rule], ())
    wish = allow("typos/spell", end=90)
    assert settle([more], document(wish), terms) == ((), (Waived(more, wish),))


def test_no_waiver_silences_a_crisis_line():
    crisis = finding("safety/self-harm/crisis", "Turmeric", tags=("crisis-line",))
    known = replace(TERMS, known=RULES | {"safety/self-harm"}, ran=frozenset())
    assert settle([crisis], document(allow("safety/self-harm")), known) == ((crisis,), ())


@pytest.mark.parametrize(
    ("waiver", "rule", "message"),
    [
        (
            allow("claims/promised-cure", reason=" "),
            "upkeep/waiver-without-reason",
            "This silences nothing: it gives no reason. Add “because …”.",
        ),
        (
            allow("claims/promised-cure", until="2026-11-24"),
            "upkeep/waiver-expired",
            "This waiver of claims/promised-cure ended on 2026-11-24. "
            "Mend the text, or renew the waiver.",
        ),
        (
            allow("claims/promised-cure", until="next year"),
            "upkeep/waiver-date",
            "“next year” is no date, so this silences nothing. Write it as 2027-01-31.",
        ),
        (
            allow("claims/promised-cures"),
            "upkeep/waiver-unknown-rule",
            "No rule is called claims/promised-cures. Write an id that the report shows.",
        ),
        (
            allow("", reason=""),
            "upkeep/waiver-unreadable",
            "This silences nothing: it cannot be read. Understood is “allow”, a rule, “because” "
            "and why, perhaps “until 2027-01-31”.",
        ),
    ],
)
def test_a_waiver_with_a_fault_silences_nothing_and_is_told(waiver, rule, message):
    cure = finding("claims/promised-cure", "cures arthritis", "error")
    told = Finding(rule, Span(46, 50), message, UPKEEP[rule].severity, ("waiver",))
    assert settle([cure], document(waiver), TERMS) == ((cure, told), ())


def test_a_waiver_holds_on_its_last_day():
    cure = finding("claims/promised-cure", "cures arthritis", "error")
    waiver = allow("claims/promised-cure", until="2026-11-25")
    assert settle([cure], document(waiver), TERMS) == ((), (Waived(cure, waiver),))


def test_a_waiver_that_silences_nothing_is_told():
    told = settle([], document(allow("claims/promised-cure")), TERMS)[0]
    assert [(f.rule, f.severity) for f in told] == [("upkeep/waiver-unused", "note")]


def test_a_waiver_of_a_category_for_a_whole_article_is_told():
    cure = finding("claims/promised-cure", "cures arthritis", "error")
    wish = allow("claims/", end=len(SOURCE))
    kept, waived = settle([cure], document(wish), TERMS)
    message = (
        "This waiver speaks of all of claims. Name one rule, and the files or words it is for."
    )
    rule = "upkeep/waiver-over-broad"
    assert kept == (Finding(rule, Span(46, 50), message, "warning", ("waiver",)),)
    assert waived == (Waived(cure, wish),)


def test_a_waiver_of_the_settings_silences_and_is_not_told_in_the_article():
    cure = finding("claims/promised-cure", "cures arthritis", "error")
    wish = Allow("claims/promised-cure", "legal", "", Span(0, 45), Span(0, 0), number=1)
    idle = replace(wish, rule="typos/spelling", number=2)
    late = replace(wish, rule="claims/plain-effect", until="2026-11-24", number=3)
    assert settle([cure], document(wish, idle, late), TERMS) == ((), (Waived(cure, wish),))


def test_a_waiver_of_a_rule_that_did_not_run_is_not_called_unused():
    terms = replace(TERMS, ran=frozenset(("typos/spelling",)))
    assert settle([], document(allow("claims/promised-cure")), terms) == ((), ())


def test_without_the_clinical_gate_errors_of_safety_are_warnings():
    error = finding("safety/low-back-pain/x", "Turmeric", "error")
    claim = finding("claims/promised-cure", "cures", "error")
    kept = settle([error, claim], document(gate=False), TERMS)[0]
    assert kept == (replace(error, severity="warning"), claim)


def test_every_message_about_waivers_keeps_the_house_style():
    for upkeep in UPKEEP.values():
        filling = {"rule": "claims/promised-cure", "reach": "all of readability in every article"}
        message = upkeep.message.format(until="2027-01-31", **filling)
        assert len(message) <= 140
        assert "!" not in message
