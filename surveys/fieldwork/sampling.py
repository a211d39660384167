"""Who is asked: a random sample that anyone can draw again from the recorded seed.

The method, in full: put the ids in order, then take
`random.Random(seed).sample(ids, n)`. The order in which ids arrive, and the
machine, make no difference. With groups, each gets its share of the sample by
the largest remainder (ties go to the name that sorts first), and the groups are
drawn in the order of their names from one generator.
"""

import random
from collections import defaultdict
from collections.abc import Collection, Mapping

Id = int | str


def sample(ids: Collection[Id], n: int, seed: int) -> list[Id]:
    """Draw n of these ids, in the order they were drawn.

    Raises ValueError when n is more than there are, or an id is there twice:
    a home listed twice would have two chances.

    >>> sample([4, 1, 3, 2, 5], 3, seed=2027) == sample([1, 2, 3, 4, 5], 3, seed=2027)
    True
    """
    return _draw(random.Random(seed), ids, n)  # noqa: S311 - it must be repeatable, not secret


def allocate(sizes: Mapping[str, int], n: int) -> dict[str, int]:
    """Share n places between groups in proportion to their size, by the largest remainder.

    >>> allocate({"flats": 5, "houses": 3, "bungalows": 2}, 5)
    {'flats': 3, 'houses': 1, 'bungalows': 1}
    """
    if any(size < 0 for size in sizes.values()):
        raise ValueError("A group's size must be 0 or more.")
    total = sum(sizes.values())
    _check(n, total)
    if total == 0:
        return dict.fromkeys(sizes, 0)
    places = {name: n * size // total for name, size in sizes.items()}
    left = n - sum(places.values())
    by_remainder = sorted(sizes, key=lambda name: (-(n * sizes[name] % total), name))
    for name in by_remainder[:left]:
        places[name] += 1
    return places


def stratified_sample(group_of: Mapping[Id, str], n: int, seed: int) -> list[Id]:
    """Draw n ids so that each group is there in proportion to its size.

    `group_of` says which group each id is in, such as its estate or tenure.
    """
    members: dict[str, list[Id]] = defaultdict(list)
    for one, group in group_of.items():
        members[group].append(one)
    places = allocate({group: len(ids) for group, ids in members.items()}, n)
    generator = random.Random(seed)  # noqa: S311 - it must be repeatable, not secret
    return [one for group in sorted(members) for one in _draw(generator, members[group], places[group])]


def _draw(generator: random.Random, ids: Collection[Id], n: int) -> list[Id]:
    in_order = sorted(ids)
    if len(set(in_order)) != len(in_order):
        raise ValueError("The list names a household twice. Take out the repeat and draw again.")
    _check(n, len(in_order))
    return generator.sample(in_order, n)


def _check(n: int, available: int) -> None:
    if not 0 <= n <= available:
        raise ValueError(f"A sample of {n} cannot be drawn from {available}.")
