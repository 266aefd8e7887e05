"""What HTML elements mean for a reader: which hold prose, of which kind, and what they close."""

from __future__ import annotations

import re
from collections.abc import Mapping

NAME = re.compile(r"[A-Za-z][^\s/>\x00]*")
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
TAG_END = re.compile(r"""[^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*)*>""")
UP_TO_ANGLE = re.compile(r"[^<>]*")
BUTTON = re.compile(r"\b(?:btn|button|cta)\b|\b(?:btn|button|cta)-", re.IGNORECASE)
ICON = re.compile(r"""aria-hidden=["']?true|\bmaterial-(?:icons|symbols)""", re.IGNORECASE)
REFERENCE = re.compile(r"^[\[(]?(?:\d{1,3}(?:[,–-]\s?\d{1,3})*|[*†‡§¶#]{1,3}|[a-h])[\])]?$")
POWER = re.compile(r"(?:\d|\b(?:k?m|cm|mm|ft|in|kg/m|km|mi|yd|x))$")

HEADINGS = {f"h{level}": level for level in range(1, 7)}
SKIPPED = frozenset(
    "script style template noscript svg math iframe object canvas video audio select textarea "
    "datalist map noembed noframes nav".split()
)
RAW = frozenset("script style textarea iframe noembed noframes xmp title".split())
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCK = frozenset(
    "address article aside body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html label legend li main menu "
    "nav ol p pre search section summary table tbody td tfoot th thead tr ul blockquote".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark meter output "
    "progress q rp rt ruby s samp small span strike strong sub sup time tt u var".split()
)
KINDS: Mapping[str, str] = {
    "li": "item", "td": "cell", "th": "cell", "figcaption": "caption", "caption": "caption",
    "blockquote": "quote", "ul": "list", "ol": "list", "menu": "list", "dir": "list",
    "table": "list", "dl": "list", "dt": "part", "dd": "part",
}  # fmt: skip
# What a start tag closes, and the container beyond which it does not look.
CLOSES: Mapping[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "li": (("li",), frozenset(("ul", "ol", "menu", "dir"))),
    "dt": (("dt", "dd"), frozenset(("dl",))),
    "dd": (("dt", "dd"), frozenset(("dl",))),
    "td": (("td", "th"), frozenset(("tr", "table"))),
    "th": (("td", "th"), frozenset(("tr", "table"))),
    "tr": (("tr",), frozenset(("table",))),
}
MAY_SURROUND = frozenset("footer header aside div section ul form dialog p a".split())
FURNITURE = re.compile(
    r"""\b(?:class|id|role|aria-label)\s*=\s*["']?[^"'>]{0,200}?\b(?:cookie|consent|gdpr|ccpa|"""
    r"""breadcrumbs?|navbar|navigation|contentinfo|banner-cookie|skip-link|skip-to|site-footer|"""
    r"""site-header|sidebar|share-buttons|social-share|back-to-top)\b""",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"\b(?:content|article|post|entry|main)\b", re.IGNORECASE)
ITALIC = frozenset(("em", "i", "cite", "dfn"))
CODE = frozenset(("code", "samp", "kbd", "tt", "var"))
