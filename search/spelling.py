"""The nearest word that we do know."""

from collections.abc import Iterable

#: Shorter words have too many neighbours.
SHORTEST = 4


def distance(one: str, other: str, most: int) -> int:
    """How many letters to add, drop, change or swap; more than `most` counts as `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, before, row = before, row, [at]
        for column, sign in enumerate(other, 1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != sign))
            swapped = at > 1 and column > 1 and letter == other[column - 2]
            if swapped and sign == one[at - 2]:
                cost = min(cost, above[column - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def most_mistakes(word: str) -> int:
    return 1 if len(word) < 7 else 2


def nearest(word: str, known: Iterable[tuple[str, int]], most: int) -> str | None:
    """Of words with how often they are there, the one with the fewest mistakes in it."""
    if len(word) < SHORTEST or any(sign.isdigit() for sign in word):
        return None
    most = min(most, most_mistakes(word))
    ranked = [
        (found, candidate[:1] != word[:1], -times, candidate)
        for candidate, times in known
        if len(candidate) >= SHORTEST and (found := distance(word, candidate, most)) <= most
    ]
    return min(ranked)[3] if ranked else None
