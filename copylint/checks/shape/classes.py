"""Classes of words that phrases may ask for, as regular expressions."""

from __future__ import annotations

_FIGURE = r"\d+(?:[.,]\d+)*"
_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    "|sixty|ninety"
)
_FUNCTION = (
    "a|an|the|and|or|but|nor|so|yet|of|in|on|at|by|to|for|from|with|as|than|then|if|when|while|that|which"
    "|who|is|are|was|were|be|been|can|could|may|might|will|would|should|must|has|have|had|do|does"
    "|did|not|it|its|they|we|you|he|she|i|this|these|those|there|their|your|our|my|his|her|into"
    "|after|before|during|per|ago|later|also|without|through|because|since|until|between|about"
    "|over|under|across|via|each|every|all|any|some|more|most|very|too|however|depending|where"
)
CLASSES = {
    "WORD": r"(?-i:[a-z]+(?:['-][a-z]+)*)",
    "NOUN": rf"(?!(?:{_FUNCTION})\b)(?-i:[a-z]+(?:['-][a-z]+)*)",
    "THING": rf"(?!(?:{_FUNCTION}|no|well|even|such|like|unlike|only)\b)"
    r"(?!(?!(?:family|belly|supply|assembly|jelly|anomaly|monthly|daily|weekly|yearly)\b)\w+ly\b)"
    r"(?-i:[a-z]+(?:['-][a-z]+)*)",
    "DONE": r"(?-i:[a-z]{3,}(?:ed|wn|en|ept|ght|id|ought)\b(?<!need)(?<!been)(?<!even)(?<!often))",
    "YEAR": r"(?:19|20)\d\d",
    "PLURAL": r"(?-i:[a-z]{2,}[^siu'\W]s)",
    "GERUND": r"(?!(?:thing|bring|during|spring|string|king|wing|sing|ring|being|sling|swing)\b)"
    r"(?-i:[a-z]{2,}ing)",
    "ADVERB": r"(?!(?:family|butterfly|jelly|belly|supply|assembly|anomaly|fly|rally|ally|early"
    r"|friendly|daily|only|monthly|weekly|yearly|body|july)-)"
    r"(?-i:[a-z]{3,}ly-[a-z]+(?:ed|ing|en|wn))",
    "INITIALS": r"(?-i:[A-Z]{2,}'s)",
    "INIT": r"(?-i:[A-Z]{2,}s?)",
    "POSS": r"(?-i:[a-z]+'s)",
    "DECADE": r"(?:\d\d)?\d0's",
    "OWNER": r"(?-i:[A-Z][a-z]+s')",
    "NAME": r"(?-i:[A-Z][^\W\d_]*(?:['-][^\W\d_]+)*)",
    "NUMBER": rf"(?:{_FIGURE}|one|{_NUMBERS})",
    "SEVERAL": rf"(?:(?!1\b){_FIGURE}|{_NUMBERS})",
    "NUMERAL": _FIGURE,
    "RANGE": r"\d+(?:\.\d+)?\s?[-–]\s?\d+(?:\.\d+)?",
}
"""Classes of words; their names are in capitals, those of slots are not."""
SIGNS = {
    "INITIALS": "'s",
    "POSS": "'s",
    "OWNER": "s'",
    "DECADE": "0'",
    "ADVERB": "ly-",
    "GERUND": "ing",
}
"""What each word of a class holds, in this very case."""
