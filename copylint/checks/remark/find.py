"""Turn the remarks of the engines into findings: taken by name, judged, put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from copylint.checks.remark.article import WORD, Article
from copylint.checks.remark.body import Remarked
from copylint.checks.remark.shapes import bare
from copylint.checks.remark.spelling import COMMON, is_settled, judge
from copylint.model import SEVERITIES, Block, Document, Finding, Fix, Remark, Rule, Span
from copylint.tables import vocabulary
from copylint.text.asides import citations

LONGEST = 20_000
"""Characters; a block that is longer is no prose, and is left out."""
_MOST_SETTLED = 2_000
"""Words; no article has as many that are rare, and an engine is right without being told."""
_BREAKS = frozenset("\r\n")
_NAMES = {"harper": "Harper", "languagetool": "LanguageTool"}


@dataclass(frozen=True)
class Taken:
    """A remark that a rule wants, with what to write instead, best first."""

    rule: Rule[Remarked]
    remark: Remark
    suggestions: tuple[str, ...]
    engines: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """Sort by severity, then by what the smaller mark tells."""
        span = self.remark.span
        return -SEVERITIES.index(self.rule.severity), span.end - span.start


def check(rules: Sequence[Rule[Remarked]], document: Document) -> Iterator[Finding]:
    """Yield a finding for each place where an engine made a remark that a rule takes."""
    if not document.remarks:
        return
    article = Article(document)
    places = _places(document)
    taken = [
        found
        for remark in document.remarks
        for rule in rules
        for found in _take(rule, remark, article, places)
    ]
    for group in _together(sorted(taken, key=lambda t: t.remark.span)):
        yield _finding(group, document)


def settled(rules: Sequence[Rule[Remarked]], document: Document) -> frozenset[str]:
    """Give the rarer words that no spelling rule would call wrong, wherever they stand.

    An engine that is told them need not search for what else they might be.
    """
    article = Article(document)
    bodies = [rule.body for rule in rules if rule.body.spelling]
    right: set[str] = set()
    wrong: set[str] = set()
    for block in document.blocks:
        if len(block.text) > LONGEST:
            continue
        for match in WORD.finditer(block.text):
            word = match.group()
            if len(right) + len(wrong) >= _MOST_SETTLED:
                break
            common = word.islower() and vocabulary.zipf(word) >= COMMON
            if word in right or word in wrong or common:
                continue
            place = (block, match.start(), match.end())
            sure = all(is_settled(article, body, place) for body in bodies)
            (right if sure else wrong).add(word)
    return frozenset(word for word in right | {bare(word) for word in right} if word not in wrong)


Places = list[tuple[int, Block]]


def _places(document: Document) -> Places:
    return sorted(
        ((block.offsets[0], block) for block in document.blocks if block.offsets),
        key=lambda place: place[0],
    )


def _take(
    rule: Rule[Remarked], remark: Remark, article: Article, places: Places
) -> Iterator[Taken]:
    """Yield the remark when the rule takes it and nothing excuses it."""
    body = rule.body
    if remark.rule not in body.take.get(remark.engine, ()):
        return
    there = _there(remark.span, places)
    if there is None:
        return
    block, start, end = there
    if not (body.apart or _BREAKS.isdisjoint(article.document.text(remark.span))):
        return
    words = block.text[start:end].lower()
    if _is_others(body, block, article) or words in body.words:
        return
    if body.only and words not in body.only:
        return
    remark = _on_words(remark, block, (start, end))
    suggestions = remark.suggestions
    if body.spelling:
        verdict = judge(article, body, (block, start, end), suggestions)
        if verdict is None or verdict.kind != body.spelling:
            return
        suggestions = verdict.suggestions
    yield Taken(rule, remark, suggestions, (remark.engine,))


def _is_others(body: Remarked, block: Block, article: Article) -> bool:
    """Tell whether a block is no prose, or cites others, whose wording and dialect are theirs."""
    cited = body.spelling in ("", "dialect") and block in citations(article.document)
    return cited or len(block.text) > LONGEST


def _on_words(remark: Remark, block: Block, place: tuple[int, int]) -> Remark:
    """Widen a remark on the space between two words, where one is missing, to both words."""
    start, end = place
    text = block.text
    if text[start:end].strip():
        return remark
    first = len(text[:start].rstrip().rpartition(" ")[0])
    first += text[first : first + 1] == " "
    end += len(text[end:]) - len(text[end:].lstrip())
    last = end + len(text[end:].partition(" ")[0])
    told = tuple(f"{text[first:start]}{word}{text[end:last]}" for word in remark.suggestions)
    return replace(remark, span=block.span(first, last), suggestions=told)


def _there(span: Span, places: Places) -> tuple[Block, int, int] | None:
    """Find a place of the source in its block's text."""
    at = bisect_right(places, span.start, key=lambda place: place[0]) - 1
    if at < 0:
        return None
    block = places[at][1]
    start = bisect_right(block.offsets, span.start) - 1
    end = bisect_right(block.offsets, span.end - 1)
    return (block, start, end) if start < end else None


def _together(taken: list[Taken]) -> Iterator[Taken]:
    """Put remarks on one place together: the gravest speaks, with all suggestions."""
    group: list[Taken] = []
    for one in taken:
        if group and one.remark.span.start >= max(t.remark.span.end for t in group):
            yield _merged(group)
            group = []
        group.append(one)
    if group:
        yield _merged(group)


def _merged(group: list[Taken]) -> Taken:
    first = min(group, key=lambda taken: taken.rank)
    same = [taken for taken in group if taken.remark.span == first.remark.span]
    engines = tuple(sorted({engine for taken in group for engine in taken.engines}))
    told = dict.fromkeys(first.suggestions)
    for taken in same:
        told.update(dict.fromkeys(taken.suggestions))
    return replace(first, suggestions=tuple(told), engines=engines)


def _finding(taken: Taken, document: Document) -> Finding:
    rule, span = taken.rule, taken.remark.span
    match = document.text(span)
    suggestions = [told for told in taken.suggestions if told != match][:5]
    safe = rule.body.safe and len(suggestions) == 1
    names = " and ".join(_NAMES.get(engine, engine) for engine in taken.engines)
    message = rule.message.format(
        match=_shortened(match),
        suggestion=_quoted(suggestions[0]) if suggestions else "another word",
        engines=names,
    )
    return Finding(
        rule=rule.id,
        span=span,
        message=message,
        severity=rule.severity_in(document.context.country),
        tags=(*rule.tags, *taken.engines),
        fixes=tuple(Fix(span, told, safe) for told in suggestions),
        advice=f"{names}: {taken.remark.message}",
        sources=rule.sources,
    )


def _quoted(words: str) -> str:
    return f"“{_shortened(words)}”" if words.strip() else "nothing"


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 40 else f"{flat[:25].rstrip()} … {flat[-10:].lstrip()}"
