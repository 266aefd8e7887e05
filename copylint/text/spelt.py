"""Which side of the Atlantic a word is spelt on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from copylint.text.words import spell

BRITISH, AMERICAN = "british", "american"
_WORD = re.compile(
    r"(?<![\w’'])[a-z][a-z]+\b|(?:^|(?<=[.!?:]\s))[A-Z][a-z]+(?=\s[a-z])", re.MULTILINE
)
"""Words in lower case, and those that begin a sentence.

Other capitals are of names (World Health Organization), whose spelling tells nothing."""
_BOTH = re.compile(
    r"myself|\w*(?:superv|surpr|adv|prom|exerc|ra|circumc|inc|exc|desp|chast|surm|repr)is"
    r"(?:e|es|ed|ing)|anise|malaise"
)
"""Words that look British and are spelt so everywhere."""
_BRITISH = re.compile(
    r"(?:neighbour|honour|humour|harbour|vapour|endeavour|savour|armour|splendour|rigour)\w*|"
    r"\w*(?:coeliac|orthopaedic|encyclopaed|aemia|aemic|anaemi|manoeuv|moult|mould)\w*|"
    r"(?:kilo|centi|milli)metres?|greyish|sulph\w+|foeti\w+|"
    r"(?:travel|cancel|label|model|fuel|tunnel|signal|level|swivel|dial)l(?:ed|ing|ers?)|"
    r"counsell(?:ed|ors?)|practis(?:es?|ed|ing)|defences?|offences?|pretences?|enrols?|enrolments?|"
    r"fulfils?|fulfilments?|skilful(?:ly)?|wilful(?:ly)?|instils?|whilst|amongst|learnt|spelt|"
    r"tyres?|pyjamas|cheques?|mums?|nappy|nappies|fortnights?|fortnightly|paracetamol|"
    r"salbutamol|jewellery|sceptic\w*|cosy|physios?|aeroplanes?|tranquillis\w+"
)
_AMERICAN = re.compile(
    r"(?:dis|multi|un)?(?:color|favor|behavior|neighbor|flavor|odor|honor|vapor|tumor|humor|rumor|"
    r"labor)(?:s|ed|ing|al|ful|ite|ites|able|ally|less|hood|hoods)?|"
    r"(?:epi)?center(?:s|ed|ing)?|(?:milli)?liters?|(?:kilo|centi|milli)meters|fibers?|programs?|"
    r"(?:re|de|dis|un|over|im|in)?(?:organ|recogn|special|minim|maxim|real|hospital|stabil|normal|"
    r"priorit|personal|custom|optim|emphas|util|visual|categor|character|mobil|immun|neutral|"
    r"steril|local|general|final|summar|moistur|energ|apolog|critic|harmon|revital|rejuven|symbol|"
    r"memor|standard|individual|catheter|metabol|oxid|ion)iz(?:e|es|ed|ing|ers?|"
    r"ations?)|(?:anal|paral|catal)yz(?:e|es|ed|ing|ers?)|\w{3,}izations?|"
    r"pediatr\w+|gynecolog\w+|anesthe\w+|(?:phyto)?estrogen\w*|esophag\w+|edema|diarrheal?|"
    r"orthopedics?|hemorrh\w+|hemoglob\w+|hemato\w+|hemophil\w+|hemodial\w+|leukemias?|anemi[ac]|"
    r"ischemi[ac]|\w*glycemi[ac]|septicemia|cesareans?|celiac|feces|fecal|pajamas?|aging|"
    r"counsel(?:ing|ors?|ed)|(?:travel|cancel|label|model|signal|dial)(?:ed|ing|ers?)|defenses?|"
    r"offenses?|enrolls?|enrollments?|fulfills?|skillful(?:ly)?|willful(?:ly)?|maneuver\w*|moms?|"
    r"diapers?|acetaminophen|plow\w*|jewelry|skeptic\w*|cozy|apnea|moldy?|practicing"
)


def spellings(texts: Iterable[str]) -> Counter[str]:
    """Count the words spelt the British way and those spelt the American way."""
    words = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    count = Counter({BRITISH: 0, AMERICAN: 0})
    for word, times in words.items():
        side = _side(word)
        if side:
            count[side] += times
    return count


@lru_cache(maxsize=65536)
def _side(word: str) -> str:
    if _AMERICAN.fullmatch(word):
        return AMERICAN
    if _BOTH.fullmatch(word):
        return ""
    return BRITISH if spell(word) != word or _BRITISH.fullmatch(word) else ""
