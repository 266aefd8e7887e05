"""Fit the weights of the hardness score and write `copylint/tables/hardness.json`.

    python tools/hardness.py SENTENCES.jsonl PAIRS.jsonl

SENTENCES holds `text` and `human`, a rating from 1 to 6, a line; PAIRS holds `technical` and
`plain`, two texts on one thing. The weights make the squared distance to the ratings, plus a
logistic loss for each pair that is ordered wrongly, as small as they can, and none may be below
zero. Figures of five folds are printed. The texts are not ours to ship; numpy is needed here alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from copylint.checks.measure.hardness import FEATURES, features
from copylint.checks.measure.survey import words_of
from copylint.text.sentences import split

OUT = Path(__file__).parents[1] / "copylint" / "tables" / "hardness.json"
PAIR_WEIGHT, STEEPNESS, RIDGE, FOLDS = 0.1, 8.0, 0.002, 5
Matrix = NDArray[np.float64]


def row(text: str) -> tuple[float, ...]:
    """Count the features of one sentence."""
    return features([word for word, _ in words_of(text)])


def rows_of(text: str) -> Matrix:
    """Count the features of each sentence of a text."""
    found = (row(sentence.text) for sentence in split(text))
    return np.array([one for one in found if one[-1]])


def fit(rows: Matrix, ratings: Matrix, gaps: Matrix) -> Matrix:
    """Find the weights by Newton steps, the base last; one below zero is held at zero."""
    keep = np.ones(rows.shape[1], bool)
    while True:
        weights = _newton(rows[:, keep], ratings, gaps[:, keep])
        below = np.zeros_like(keep)
        below[np.flatnonzero(keep)] = weights < 0
        below[-1] = False
        if not below.any():
            full = np.zeros(len(keep))
            full[keep] = weights
            return full
        keep &= ~below


def _newton(rows: Matrix, ratings: Matrix, gaps: Matrix) -> Matrix:
    weights = np.zeros(rows.shape[1])
    penalty = RIDGE * np.eye(len(weights))
    penalty[-1, -1] = 0.0
    curve = rows.T @ rows / len(rows) + penalty
    target = rows.T @ ratings / len(rows)
    for _ in range(60):
        wrong = 1 / (1 + np.exp(np.clip(STEEPNESS * (gaps @ weights), -50, 50)))
        slope = curve @ weights - target - PAIR_WEIGHT * STEEPNESS * (gaps * wrong[:, None]).mean(0)
        bend = PAIR_WEIGHT * STEEPNESS**2 * (gaps.T * (wrong * (1 - wrong))) @ gaps / len(gaps)
        step = np.linalg.solve(curve + bend, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def with_base(rows: Matrix) -> Matrix:
    """Add the column of the base."""
    return np.c_[rows, np.ones(len(rows))]


def folds(rows: Matrix, ratings: Matrix, pairs: list[tuple[Matrix, Matrix]]) -> tuple[float, float]:
    """Give the correlation with people and the share of pairs ordered right, out of fold."""
    order = np.random.default_rng(1).permutation(len(rows))
    pair_order = np.random.default_rng(1).permutation(len(pairs))
    gaps = gaps_of(pairs)
    found, right = [], 0
    for fold in range(FOLDS):
        held, held_pairs = order[fold::FOLDS], pair_order[fold::FOLDS]
        train = np.setdiff1d(order, held)
        weights = fit(rows[train], ratings[train], gaps[np.setdiff1d(pair_order, held_pairs)])
        guess = np.clip(rows[held] @ weights, 1, 6)
        found.append(np.corrcoef(guess, ratings[held])[0, 1])
        for hard, easy in (pairs[index] for index in held_pairs):
            right += bool((hard @ weights).mean() > (easy @ weights).mean())
    return float(np.mean(found)), right / len(pairs)


def gaps_of(pairs: list[tuple[Matrix, Matrix]]) -> Matrix:
    """Give the difference of the mean features of the two texts of each pair."""
    return np.array([hard.mean(0) - easy.mean(0) for hard, easy in pairs])


def main() -> None:
    """Read, fit, say how good it is, write."""
    sentences, pairs = (
        [json.loads(line) for line in Path(name).read_text("utf-8").splitlines()]
        for name in sys.argv[1:3]
    )
    raw = np.array([row(one["text"]) for one in sentences])
    ratings = np.array([one["human"] for one in sentences])
    scale = np.where(raw.std(0) > 0.01, raw.std(0), 1.0)
    rows = with_base(raw / scale)
    texts = [
        (with_base(rows_of(one["technical"]) / scale), with_base(rows_of(one["plain"]) / scale))
        for one in pairs
    ]
    correlation, right = folds(rows, ratings, texts)
    print(f"five folds: r {correlation:.3f} with people, {right:.1%} of pairs ordered right")
    weights = fit(rows, ratings, gaps_of(texts))
    table = {
        "base": round(float(weights[-1]), 4),
        "weights": {
            name: round(float(w / s), 4)
            for name, w, s in zip(FEATURES, weights, scale, strict=False)
        },
        "fitted": {
            "sentences": len(sentences),
            "pairs": len(pairs),
            "r": round(correlation, 3),
            "ordered": round(right, 3),
        },
    }
    OUT.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    print(OUT.read_text())


if __name__ == "__main__":
    main()
