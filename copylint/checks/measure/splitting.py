"""Where a long sentence parts into two that each stand alone.

Nothing here knows grammar. A place is taken only where words show that a clause of its own begins
and that what stands before is complete; where they do not, none is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copylint.checks.measure.survey import Piece
from copylint.model import MASK

LONGEST = 3000
"""Characters from which a sentence is a list or a blob, of which no structure is read."""
SIDE = 5
"""Words that each half of a split sentence has at least."""
_FINITE = (
    r"(?:is|are|was|were|has|have|had|can|cannot|may|might|must|should|will|would|does|do|did|could"
    r"|\w+n['’]t|asks|becomes|begins|checks|comes|explains|feels|gets|gives|goes|happens|heals|helps"
    r"|hurts|lasts|looks|makes|means|moves|needs|says|shows|starts|takes|tells|uses|works)\b"
)
_PERSON = r"(?:you|we|they|he|she|i|it|there)(?:['’](?:s|re|ve|ll|d|m))?"
_NOUNS = (
    r"(?:the|a|an|your|our|their|his|her|its|my|this|these|that|those|some|many|most|all|each"
    r"|every|no|few|people|doctors|patients|children|adults|women|men)"
)
_ORDERS = (
    r"(?:do not |don['’]t |please |always |never )?(?:ask|avoid|book|bring|call|check|come|contact"
    r"|do|drink|eat|follow|get|give|go|keep|let|make|phone|put|rest|return|ring|see|seek|sit|speak"
    r"|start|stay|stop|take|talk|tell|try|use|visit|wait|wear)\b"
)
_NAMED = rf"(?:(?:{_NOUNS}|{_PERSON})\s(?:(?!(?:that|which|who|to)\b)[\w’'-]+\s){{0,5}}?{_FINITE})"
"""A noun as subject, up to the verb by which it is known as one."""
_BEGINS = re.compile(
    rf"(?P<first>(?:then|now|instead|later|today),?\s)?(?:{_PERSON}\s(?!(?:and|or)\b)|{_NAMED}"
    rf"|(?P<order>{_ORDERS})\s)",
    re.IGNORECASE,
)
"""What begins a clause of its own."""
_CONDITION = re.compile(
    r"\W*(?:after|although|as|because|before|even (?:if|though)|if|once|since|unless|until|when"
    r"|whenever|where|whether|while)\b",
    re.IGNORECASE,
)
_MAIN = re.compile(rf",\s(?:{_PERSON}\s|{_NOUNS}\s|then\s|{_ORDERS})", re.IGNORECASE)
_ALTERNATIVE = re.compile(rf"\bor\s(?:{_PERSON}\s|{_NAMED}|if\b|when\b)", re.IGNORECASE)
_OPENER = re.compile(
    r"\W*(?:as well as|at|by|despite|due to|during|for|from|given|in|of|on|through|throughout|to"
    r"|under|with|within|without|[A-Z]\w+(?:ing|ed))\b"
)
_RELATED = re.compile(r"\b(?:that|which|who|whom|whose|what|where|why|how)\b", re.IGNORECASE)
_RESUMED = re.compile(rf",\s(?:{_FINITE}|\w+(?:s|ed)\b)", re.IGNORECASE)
"""A verb after a comma: the sentence goes on past the words that `which` put into it."""
_BARE_MAIN = re.compile(r"[^,]+\s(?=we will\b)", re.IGNORECASE)
_CHAINED = re.compile(rf",\s{_PERSON}\s", re.IGNORECASE)
_UNDONE = re.compile(
    r"\b(?:is|are|was|were|include|includes|including|of|to|the|and|or|as|with|for|in|these)\W*$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:if|unless|whether|when|whenever|until|because|once|so that|in case"
    r"|(?:believe|certain|clear|feel|felt|find|found|glad|important|know|mean|means|note|say|says"
    r"|show|shows|state|states|sure|tell|think|understand|is|was) (?:\w+ )?that)\b",
    re.IGNORECASE,
)
"""A clause after which `and` may go on with it rather than with the sentence."""
_PAIRED = re.compile(r"\b(?:either|neither|not only|both|between|not just)\b", re.IGNORECASE)
_JOINS = re.compile(r",?\s(?P<word>and|but|so)\s(?!that\b)", re.IGNORECASE)
_MARKS = re.compile(r"(?P<word>;|:|\s[–—]|—)\s?(?:(?:and|but|so|however),?\s)?", re.IGNORECASE)
_RELATIVE = re.compile(
    r",\s(?P<word>which)\s(?=(?:(?:also|then|in turn|often|usually|sometimes)\s)*"
    r"(?:is|are|was|were|has|have|had|can|may|might|must|should|will|would|does|do|means|makes"
    r"|helps|causes|gives|takes|allows|leads)\b)",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?:,\s(?!(?:and|but|or|so|which|who|when|if|because|although)\b)[^\s,;]+(?:\s[^\s,;]+){0,7}){2}"
    r",? (?:and|or)\b"
)
"""Three items or more before the last, none of them a clause."""
_TURN = re.compile(r",\s(and|but|so)\s", re.IGNORECASE)
_QUOTE = re.compile(r"[\"“”]")


def where_to_split(piece: Piece) -> str:
    """Say where a sentence parts, in words."""
    text = piece.sentence.text
    if _is_unread(text):
        return "Say one thing in each sentence."
    if _SERIES.search(text):
        return "Turn the series in it into a list."
    at = split_at(text)
    if at is None:
        return "Say one thing in each sentence."
    left = text[: at[0]].rstrip(" ,;:–—")
    go_on = " and go on with “This”" if "which" in text[at[0] : at[1]].lower() else ""
    return f"Split it after “{' '.join(left.split()[-3:])}”{go_on}."


def in_two(piece: Piece) -> str:
    """Write a sentence as two, where `and`, `but` or `so` begins a clause with its own subject."""
    text = piece.sentence.text
    if _is_unread(text):
        return ""
    turns = [p for p in _places(text) if _TURN.fullmatch(text[p[0] : p[1]])]
    if not turns:
        return ""
    start, end = min(turns, key=lambda place: _off_middle(text, place))
    word = text[start:end].strip(" ,").lower()
    return f"{text[:start]}. {_capital(text[end:] if word == 'and' else f'{word} {text[end:]}')}"


def at_semicolon(text: str) -> str | None:
    """Write the two sentences that one semicolon joins; None where it joins no two."""
    at = text.find("; ")
    if text.count(";") != 1 or not _halves(text, at, at + 2) or not _BEGINS.match(text, at + 2):
        return None
    return "" if MASK in text else f"{text[:at]}. {_capital(text[at + 2 :])}"


def split_at(text: str) -> tuple[int, int] | None:
    """Find where a sentence best parts in two.

    Returns:
        Where its first half ends and where its second begins; None where nothing is clear.
    """
    return min(_places(text), key=lambda place: _off_middle(text, place), default=None)


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Give all places where two full sentences meet."""
    main = _main_clause(text)
    if main is None:
        return
    for kind in (_MARKS, _JOINS, _RELATIVE):
        for found in kind.finditer(text, main):
            if _halves(text, found.start(), found.end()) and _parts(text, main, found):
                yield found.start(), found.end()


def _parts(text: str, main: int, found: re.Match[str]) -> bool:
    """Tell whether a full sentence stands on both sides of a place."""
    left, right = text[main : found.start()], text[found.end() :]
    word = found["word"].lower().strip()
    if _inside(text, found.start()) or _PAIRED.search(left) or not _is_ended(left):
        return False
    if word == "which":
        return not _RESUMED.search(right) and _is_whole(left)
    if word in (";", ":", "–", "—"):
        return _stands(right) and _is_whole(left) and text.count(word) == 1
    if "," not in found.group():
        return False
    return _stands(right) and (word != "and" or _goes_on(text, left, right))


def _goes_on(text: str, left: str, right: str) -> bool:
    """Tell whether `and` goes on with the sentence, not with a clause or a series inside it."""
    begins = _BEGINS.match(right)
    if begins and begins["order"] and not begins["first"]:
        return False
    related = _RELATED.search(left)
    if _ALTERNATIVE.search(left) or (_CHAINED.search(left) and not _OPENER.match(left)):
        return False
    if related and "," in left[related.end() :]:
        return False
    return not _OPEN.search(left) or _resumes(text, right)


def _stands(right: str) -> bool:
    """Tell whether words begin a sentence: a subject with a verb, an order, an `if` with both."""
    return bool(_main_clause(right) if _CONDITION.match(right) else _BEGINS.match(right))


def _is_ended(left: str) -> bool:
    """Tell whether words before a place may end there: no opening phrase, no open `are`."""
    opens = _OPENER.match(left)
    return not _UNDONE.search(left) and (not opens or bool(_MAIN.search(left)) or _is_whole(left))


def _is_whole(left: str) -> bool:
    """Tell whether words before a place hold a subject and its verb."""
    related = _RELATED.search(left)
    head = left[: related.start()] if related else left
    return bool(_BEGINS.match(left) or re.search(rf"^[^,]*?\b{_FINITE}", head))


def _resumes(text: str, right: str) -> bool:
    """Tell whether the second half has the subject with which the sentence began: we, she."""
    first = re.match(r"\W*(we|i|she|he)\s", text, re.IGNORECASE)
    return first is not None and right.lower().startswith(first[1].lower() + " ")


def _main_clause(text: str) -> int | None:
    """Give the place where the main clause begins, past the `if` or `when` that opens it.

    None where an `or` or a further `if` leaves open which comma ends it.
    """
    if not _CONDITION.match(text):
        return 0
    comma, bare = _MAIN.search(text), _BARE_MAIN.match(text)
    if bare and len(bare.group().split()) >= SIDE:
        return bare.end()
    if comma is None or _ALTERNATIVE.search(text, comma.end()) or _further(text, comma):
        return None
    return comma.start() + 2


def _further(text: str, comma: re.Match[str]) -> bool:
    """Tell whether a later comma rather ends the `if`: “if you …, your …, and …, call us”."""
    later = _MAIN.search(text, comma.end())
    return later is not None and not re.search(rf"\b{_FINITE}", text[comma.end() : later.start()])


def _halves(text: str, start: int, end: int) -> bool:
    return min(len(text[:start].split()), len(text[end:].split())) >= SIDE


def _inside(text: str, at: int) -> bool:
    """Tell whether a place stands in brackets or a quotation."""
    if text.count("(", 0, at) > text.count(")", 0, at):
        return True
    return len(_QUOTE.findall(text, 0, at)) % 2 == 1


def _off_middle(text: str, place: tuple[int, int]) -> float:
    return abs(place[0] - len(text) / 2)


def _is_unread(text: str) -> bool:
    return len(text) > LONGEST or MASK in text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
