"""Hidden cells stay hidden: the published tables are attacked by trying every possible table."""

from collections import defaultdict
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.disclosure.one_way import one_way, share
from analysis.disclosure.two_way import two_way


def possible_one_way(published, total):
    """Every way to fill the hidden cells, for a reader who knows that none is nought."""
    hidden = [key for key, count in published.items() if count is None]
    rest = total - sum(count for count in published.values() if count is not None)

    def fill(cells, left):
        if not cells:
            if left == 0:
                yield ()
            return
        for count in range(1, left - len(cells) + 2):
            for others in fill(cells[1:], left - count):
                yield (count, *others)

    return hidden, list(fill(hidden, rest))


def assert_nobody_can_tell(hidden, solutions):
    for place, key in enumerate(hidden):
        values = {solution[place] for solution in solutions}
        assert len(values) >= 2, f"{key} can only be {values}"
        assert max(values) >= 5, f"{key} is surely under 5"


counts = st.one_of(st.integers(0, 7), st.integers(0, 25))
LETTERS = "abcde"


@settings(deadline=None)
@given(st.lists(counts, min_size=1, max_size=4))
def test_no_hidden_cell_of_a_one_way_table_follows_from_its_total(numbers):
    table = one_way(dict(zip(LETTERS, numbers, strict=False)))
    assert not any(count in (1, 2, 3, 4) for count in table.counts.values())
    if table.is_withheld:
        assert set(table.counts.values()) == {None}
    else:
        assert table.total == sum(numbers)
        assert_nobody_can_tell(*possible_one_way(table.counts, table.total))


def test_knowing_how_we_hide_does_not_help():
    """Publish every small table, and see what each published form could have come from."""
    sources = defaultdict(list)
    for numbers in product(range(13), repeat=3):
        table = one_way(dict(zip(LETTERS, numbers, strict=False)))
        sources[tuple(table.counts.values()), table.total].append(numbers)
    for (published, total), tables in sources.items():
        # Tables that could reach past the twelve tried here would look more certain than they are.
        if total is not None and total > 12:
            continue
        for place, count in enumerate(published):
            if count is None:
                assert len({numbers[place] for numbers in tables}) >= 2, (published, total)


PARTS = {"good": ["a", "b"], "middle": ["c"], "bad": ["d", "e"]}


@settings(deadline=None)
@given(st.lists(counts, min_size=5, max_size=5))
def test_no_hidden_cell_follows_from_subtotals(numbers):
    table = one_way(dict(zip(LETTERS, numbers, strict=True)), PARTS)
    for part, subtotal in table.subtotals.items():
        assert not 0 < subtotal < 5
        published = {key: table.counts[key] for key in PARTS[part]}
        assert_nobody_can_tell(*possible_one_way(published, subtotal))
    if not table.subtotals and not table.is_withheld:
        assert_nobody_can_tell(*possible_one_way(table.counts, table.total))


def test_subtotals_are_shown_when_that_is_safe():
    table = one_way({"a": 20, "b": 15, "c": 0, "d": 4, "e": 3}, PARTS)
    assert table.subtotals == {"good": 35, "middle": 0, "bad": 7}
    assert table.share_of_part("good") == Fraction(35, 42)
    assert table.counts == {"a": 20, "b": 15, "c": 0, "d": None, "e": None}


def test_subtotals_are_dropped_when_they_would_give_a_cell_away():
    table = one_way({"a": 20, "b": 15, "c": 3, "d": 8, "e": 9}, PARTS)
    assert table.subtotals == {}
    assert table.share_of_part("good") is None
    assert table.counts == {"a": 20, "b": 15, "c": None, "d": None, "e": 9}


def test_a_table_with_nothing_small_is_shown_whole():
    table = one_way({"yes": 40, "no": 9, "never": 0})
    assert (table.counts, table.total) == ({"yes": 40, "no": 9, "never": 0}, 49)


@pytest.mark.parametrize(
    "numbers", [{"yes": 3}, {"yes": 3, "no": 0}, {"yes": 1, "no": 1}, {"yes": 2, "no": 3}]
)
def test_a_table_that_cells_cannot_save_is_withheld(numbers):
    table = one_way(numbers)
    assert table.is_withheld
    assert set(table.counts.values()) == {None}


def test_no_percentage_is_shown_on_fewer_than_ten():
    assert share(9, 9) is None
    assert share(9, 10) == Fraction(9, 10)
    assert one_way({"yes": 9, "no": 0}).share("yes") is None


def test_no_percentage_is_shown_for_a_hidden_cell():
    assert one_way({"yes": 40, "no": 3, "unsure": 9}).share("no") is None


@pytest.mark.parametrize("parts", [{"x": ["a"]}, {"x": ["a", "b", "b"]}, {"x": ["a", "b", "c"]}])
def test_parts_must_hold_each_answer_once(parts):
    with pytest.raises(ValueError, match="exactly one part"):
        one_way({"a": 5, "b": 6}, parts)


@pytest.mark.parametrize("make", [lambda: one_way({"a": -1}), lambda: two_way([[-1]])])
def test_a_negative_count_is_refused(make):
    with pytest.raises(ValueError, match="less than 0"):
        make()


def possible_two_way(published, most):
    """Every table of cells up to `most` that agrees with what is published, one to a row.

    A cell under 5 is safe when it can go up by 4, so others go up by 4 at most:
    `most` must be 4 above the largest cell.
    """
    shown = [count for row in published.cells for count in row]
    choices = [[count] if count is not None else range(1, most + 1) for count in shown]
    flat = np.stack(np.meshgrid(*(np.array(c, dtype=np.int16) for c in choices), indexing="ij"), -1)
    flat = flat.reshape(-1, len(shown))
    grid = flat.reshape(len(flat), len(published.row_totals), -1)
    totals = np.column_stack([grid.sum(2), grid.sum(1), flat.sum(1)])
    told = [*published.row_totals, *published.column_totals, published.total]
    fits = np.ones(len(flat), dtype=bool)
    for column, number in enumerate(told):
        # A hidden total is known not to be nought, as a hidden cell is.
        fits &= totals[:, column] > 0 if number is None else totals[:, column] == number
    return [*shown, *told], np.column_stack([flat, totals])[fits]


def attack(numbers, most):
    published = two_way(numbers)
    told, tables = possible_two_way(published, most)
    assert not any(count in (1, 2, 3, 4) for count in told)
    if published.is_withheld:
        assert set(told) == {None}
        return
    for place, count in enumerate(told):
        if count is None:
            values = set(tables[:, place].tolist())
            assert len(values) >= 2, (published, place)
            assert max(values) >= 5, (published, place)


def test_no_hidden_cell_of_any_small_square_follows_from_its_totals():
    for a, b, c, d in product([0, 1, 4, 7], repeat=4):
        attack([[a, b], [c, d]], most=12)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from([0, 0, 1, 2, 4, 5, 6]), min_size=3, max_size=3), min_size=2, max_size=2)
)
def test_no_hidden_cell_of_a_two_by_three_table_follows_from_its_totals(numbers):
    attack(numbers, most=10)


def test_a_lone_small_cell_costs_one_loop_of_four():
    table = two_way([[20, 3, 9], [15, 30, 8]])
    assert table.cells == [[20, None, None], [15, None, None]]
    assert (table.row_totals, table.column_totals, table.total) == ([32, 53], [35, 33, 17], 85)


def test_a_table_with_nothing_small_is_published_whole():
    table = two_way([[20, 0], [15, 30]])
    assert (table.cells, table.total) == ([[20, 0], [15, 30]], 65)


def test_a_large_table_is_done_in_reasonable_time():
    table = two_way([[(7 * i + 11 * j) % 23 for j in range(8)] for i in range(25)])
    assert not table.is_withheld


def test_an_empty_table_stays_empty():
    assert two_way([]).cells == []
    assert one_way({}).total == 0
