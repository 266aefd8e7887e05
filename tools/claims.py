"""Fit the weights by which a sentence weighs as a claim; write `copylint/tables/claims.json`.

    python tools/claims.py CORPUS LABELS.jsonl...

CORPUS holds the articles, a folder a kind: those of `clean` and `other` count as articles without
a claim, and so do our own good samples. LABELS hold, a line an article, its `id` and its `claims`,
each a `quote` with `type` and `level`. A fifth of the articles, by the hash of their id, is kept
out. Figures of six folds over the others are printed. The texts are not ours to ship; scikit-learn
is needed here alone.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from copylint import run
from copylint.checks.claim.weights import alone, beside, page, sigmoid, words
from copylint.config import Settings
from copylint.text.terms import Marks

HOUSE = Path(__file__).parents[1]
OUT = HOUSE / "copylint" / "tables" / "claims.json"
ARTICLES, FOLDS = 5, 6
"""Articles that must have a word for it to get a weight."""
MUST = 1.6
"""How much more a sentence counts that a reviewer would insist on."""
RIDGE, RIDGE_AGAIN, RIDGE_GROUP = 0.3, 1.0, 0.3
GROUPS = {
    "effect": "efficacy prevention serious-disease mechanism",
    "cause": "cause diagnosis",
    "figure": "statistic authority",
    "praise": "guarantee superiority safe anti-medical testimonial pressure title wording",
}
GROUP_OF = {each: group for group, types in GROUPS.items() for each in types.split()}
Row = dict[str, float]


@dataclass
class Article:
    """One article: what each unit counts, whether a reviewer raised it, how gravely, as what."""

    rows: list[Row]
    stems: list[list[str]]
    raised: list[bool]
    grave: list[bool]
    groups: list[list[str]]


def article(path: Path, claims: list[dict[str, str]]) -> Article:
    """Read an article and hold its labels against its units; fields of the front matter out."""
    document = run.mark(run.read(str(path), Settings()), run.load_packs(()))
    marks = document.marks
    assert isinstance(marks, Marks)
    labels = [
        (at, at + len(c["quote"]), c["type"], c["level"])
        for c in claims
        if (at := document.source.find(c["quote"])) >= 0
    ]
    found = Article([], [], [], [], [])
    for unit, stems in zip(marks.units, words(marks), strict=True):
        text = unit.sentence.text.rstrip()
        span = unit.block.span(unit.sentence.start, unit.sentence.start + max(len(text), 1))
        here = [label for label in labels if label[0] < span.end and span.start < label[1]]
        row = dict(alone(stems, text, unit.block, document.title)) | dict(page(document.context))
        found.rows.append(row | {f"word {s}": 1.0 for s in stems})
        found.stems.append(stems)
        found.raised.append(bool(here) and unit.block.kind != "field")
        found.grave.append(any(label[3] == "must" for label in here))
        found.groups.append([GROUP_OF[label[2]] for label in here])
    return found


def read(corpus: Path, files: list[Path]) -> list[Article]:
    """Read all articles that have labels or need none; a fifth of them stays out."""
    labels = {
        one["id"]: one["claims"]
        for file in files
        for one in map(json.loads, file.read_text("utf-8").splitlines())
    }
    found = []
    for path in sorted(corpus.rglob("*.md")):
        named = re.match(r"---\nid: (\S+)", path.read_text(encoding="utf-8"))
        name = named.group(1) if named else path.stem
        if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0:
            continue
        if name in labels or path.parent.name in ("clean", "other"):
            found.append(article(path, labels.get(name, [])))
    good = sorted((HOUSE / "samples").glob("good-*"))
    return found + [article(path, []) for path in good if path.suffix != ".expected"]


class First:
    """The weights of words, place and page."""

    def __init__(self, articles: list[Article]) -> None:
        """Fit them."""
        seen = Counter(k for a in articles for k in {k for row in a.rows for k in row})
        self.known = {k for k, n in seen.items() if n >= ARTICLES}
        rows = [self._cut(row) for a in articles for row in a.rows]
        raised = [r for a in articles for r in a.raised]
        weights = [MUST if g else 1.0 for a in articles for g in a.grave]
        self.names = DictVectorizer()
        self.fitted = LogisticRegression(C=RIDGE, max_iter=1000)
        self.fitted.fit(self.names.fit_transform(rows), raised, sample_weight=weights)

    def _cut(self, row: Row) -> Row:
        return {k: v for k, v in row.items() if k in self.known}

    def weights(self, one: Article) -> list[float]:
        """Weigh the units of an article, each alone."""
        found = self.fitted.decision_function(self.names.transform(map(self._cut, one.rows)))
        return [float(f) for f in found]

    def table(self) -> dict[str, float]:
        """Give each weight by its name."""
        named = zip(self.names.get_feature_names_out(), self.fitted.coef_[0], strict=True)
        return {**{str(k): float(v) for k, v in named}, "base": float(self.fitted.intercept_[0])}


class Again:
    """The weights of neighbours and page, fitted to first weights from outside each fold."""

    def __init__(self, articles: list[Article]) -> None:
        """Fit them."""
        rows: list[Row] = []
        for fold in range(FOLDS):
            first = First([a for n, a in enumerate(articles) if n % FOLDS != fold])
            for one in articles[fold::FOLDS]:
                rows += self.rows(first.weights(one))
        ordered = [a for fold in range(FOLDS) for a in articles[fold::FOLDS]]
        self.names = DictVectorizer()
        self.fitted = LogisticRegression(C=RIDGE_AGAIN, max_iter=1000)
        self.fitted.fit(
            self.names.fit_transform(rows),
            [r for a in ordered for r in a.raised],
            sample_weight=[MUST if g else 1.0 for a in ordered for g in a.grave],
        )

    @staticmethod
    def rows(weights: list[float]) -> list[Row]:
        """Count what stands beside each unit."""
        around = beside([sigmoid(w) for w in weights])
        return [{**row, "alone": weight} for row, weight in zip(around, weights, strict=True)]

    def shares(self, weights: list[float]) -> list[float]:
        """Give the shares of an article's units."""
        rows = self.names.transform(self.rows(weights))
        return [float(p) for p in self.fitted.predict_proba(rows)[:, 1]]

    def table(self) -> dict[str, float]:
        """Give each weight by its name."""
        named = zip(self.names.get_feature_names_out(), self.fitted.coef_[0], strict=True)
        return {**{str(k): float(v) for k, v in named}, "base": float(self.fitted.intercept_[0])}


def grouped(articles: list[Article], known: set[str]) -> tuple[dict[str, list[float]], list[float]]:
    """Fit of what a claim speaks: a weight a word and group, and a base a group."""
    rows, groups = [], []
    for one in articles:
        for stems, types in zip(one.stems, one.groups, strict=True):
            for group in set(types):
                rows.append({s: 1.0 for s in stems if f"word {s}" in known})
                groups.append(group)
    names, fitted = DictVectorizer(), LogisticRegression(C=RIDGE_GROUP, max_iter=1000)
    fitted.fit(names.fit_transform(rows), groups)
    order = [list(fitted.classes_).index(group) for group in GROUPS]
    weights = {
        str(word): [float(w) for w in column[order]]
        for word, column in zip(names.get_feature_names_out(), fitted.coef_.T, strict=True)
    }
    return weights, [float(b) for b in fitted.intercept_[order]]


def folds(articles: list[Article]) -> dict[str, float]:
    """Give precision and recall of units at a share of 0.6, out of fold; and of the groups."""
    right = found = there = grave = grave_found = named = 0
    for fold in range(FOLDS):
        rest = [a for n, a in enumerate(articles) if n % FOLDS != fold]
        first, again = First(rest), Again(rest)
        words_, bases = grouped(rest, first.known)
        for one in articles[fold::FOLDS]:
            for n, share in enumerate(again.shares(first.weights(one))):
                flagged = share >= 0.6
                found += flagged
                there += one.raised[n]
                right += flagged and one.raised[n]
                grave += one.grave[n]
                grave_found += flagged and one.grave[n]
                if flagged and one.raised[n]:
                    total = np.array(bases)
                    for each in set(one.stems[n]) & words_.keys():
                        total = total + words_[each]
                    named += list(GROUPS)[int(total.argmax())] in one.groups[n]
    return {
        "precision": round(right / found, 3),
        "recall": round(right / there, 3),
        "recall_must": round(grave_found / grave, 3),
        "group_right": round(named / right, 3),
    }


def main() -> None:
    """Read, fit, say how good it is, write."""
    corpus, *labels = map(Path, sys.argv[1:])
    articles = read(corpus, labels)
    figures = folds(articles)
    print(figures)
    first, again = First(articles), Again(articles)
    groups, bases = grouped(articles, first.known)
    unit = first.table()
    none = [0.0] * len(GROUPS)
    table = {
        "groups": list(GROUPS),
        "bases": [round(b, 2) for b in bases],
        "unit": {k: round(v, 3) for k, v in unit.items() if not k.startswith("word ")},
        "again": {k: round(v, 3) for k, v in again.table().items()},
        "fitted": {"articles": len(articles), "units": sum(len(a.rows) for a in articles)}
        | figures,
        "words": {
            k[5:]: [round(w, 2) for w in (v, *groups.get(k[5:], none))]
            for k, v in sorted(unit.items())
            if k.startswith("word ")
        },
    }
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    OUT.write_text(re.sub(r'(?<=[}\]]),(?=")', ",\n", text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
