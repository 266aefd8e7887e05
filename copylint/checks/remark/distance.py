"""Count the slips between two words."""

from __future__ import annotations


def distance(first: str, second: str, most: int) -> int:
    """Count letters left out, put in, replaced or exchanged with their neighbour.

    Args:
        first: a word.
        second: another.
        most: stop counting above it.

    Returns:
        The count, or `most` + 1 for more.
    """
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
