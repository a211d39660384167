"""The Scottish rules, against counts worked by hand from rules 45 to 52."""

from decimal import Decimal

from analysis.counting import Election, count

from .elections import folded


def totals(result, number):
    return {name: str(total.normalize()) for name, total in result.rounds[number - 1].totals.items()}


def test_the_food_example_elects_chocolate_then_orange_then_strawberry():
    # Wikipedia, "Single transferable vote" (the version of 2017): 20 guests, three foods.
    food = folded("OPCSB", "4 O\n2 P O\n8 C S\n4 C B\n1 S\n1 B", seats=3)

    result = count(food, "stv-scottish")

    assert result.quota == 6
    assert result.elected == ["C", "O", "S"]
    assert [each.elected for each in result.rounds] == [["C"], [], ["O"], ["S"]]
    assert totals(result, 2) == {"O": "4", "P": "2", "C": "6", "S": "5", "B": "3"}


def test_a_transfer_value_is_cut_off_after_five_places():
    # 100 papers, 2 seats: quota 100 // 3 + 1 = 34. A has 60, so a surplus of 26.
    # 26 / 60 = 0.433333..., cut to 0.43333. To B 40 x 0.43333 = 17.3332, to C 20 x 0.43333 = 8.6666.
    # The 0.0002 left of the surplus is lost: 26 - 17.3332 - 8.6666.
    election = folded("ABCD", "40 A B\n20 A C\n14 B\n12 C\n14 D", seats=2)

    result = count(election, "stv-scottish")

    second = result.rounds[1]
    assert second.totals["A"] == 34
    assert second.totals["B"] == Decimal("31.3332")
    assert second.totals["C"] == Decimal("20.6666")
    assert second.rounding == Decimal("0.0002")


def test_a_second_transfer_multiplies_the_value_and_cuts_off_again():
    election = folded("ABCDE", "50 A B C\n20 B D\n8 C\n7 D\n5 E", seats=3)

    result = count(election, "stv-scottish")

    assert result.quota == 23
    # Quota for 3 seats is 90 // 4 + 1 = 23: A has a surplus of 27, value 0.54, so B gets 27 and has 47.
    assert result.rounds[1].totals["B"] == 47
    # B's surplus is 24. From A: 0.54 x 24 / 47 = 0.27574; B's own: 24 / 47 = 0.51063.
    assert result.rounds[2].totals["C"] == 8 + 50 * Decimal("0.27574")
    assert result.rounds[2].totals["D"] == 7 + 20 * Decimal("0.51063")


def test_papers_of_an_excluded_candidate_keep_the_value_they_came_with():
    # 60 papers, 2 seats: quota 21. A has 30, surplus 9, value 0.3. C gets 30 x 0.3 = 9 and has 10.
    # C is the lowest and goes out: the 30 papers move to D at 0.3, the paper of C's own at 1.
    election = folded("ABCD", "30 A C D\n1 C D\n15 B\n14 D", seats=2)

    result = count(election, "stv-scottish")

    assert result.rounds[1].totals["C"] == 10
    assert result.rounds[2].excluded == ["C"]
    assert result.rounds[2].totals["D"] == 24
    assert result.elected == ["A", "D"]


def test_level_candidates_are_parted_by_the_latest_earlier_stage_that_differs():
    # Rule 51(2)(a). 23 papers, 1 seat, quota 12. E (1) goes out and its paper moves to C, so that C has 6
    # and B has 6. They differed at the end of stage 1: C had 5, so C leaves the count.
    election = folded("ABCE", "11 A\n6 B\n5 C B\n1 E C", seats=1)

    result = count(election, "stv-scottish")

    assert result.rounds[2].excluded == ["C"]
    assert result.ties[0].between == ("B", "C")
    assert result.ties[0].result == "C leaves the count."
    assert result.ties[0].rule == "Rule 51(2)(a). Fewest votes at the end of round 1."


def test_the_largest_surplus_moves_first_and_one_at_a_time():
    # 100 papers, 3 seats: quota 26. A has 40, B has 35: A's 14 move first, then B's.
    election = folded("ABCDE", "40 A C\n35 B D\n10 C\n9 D\n6 E", seats=3)

    result = count(election, "stv-scottish")

    assert [each.transfers[0].source for each in result.rounds[1:3]] == ["A", "B"]


def test_no_more_votes_move_once_the_last_places_are_filled():
    # Rule 52(2): after D leaves, C is left for the one place left, so D's papers stay where they are.
    election = folded("ABCD", "8 A\n7 B\n5 C\n4 D C", seats=3)

    result = count(election, "stv-scottish")

    assert result.rounds[-1].excluded == ["D"]
    assert result.rounds[-1].transfers == []
    assert result.rounds[-1].totals["C"] == 5
    assert result.elected == ["A", "B", "C"]


def test_an_order_stops_at_a_shared_or_missing_number():
    names = ("A", "B", "C")
    election = Election(names, {(0, (1, 2)): 2, (0, (), 2): 3, ((0, 1),): 4, ((), 1): 1, (): 5})

    result = count(election, "stv-scottish")

    assert result.valid == 5
    assert result.spoiled == {"no single first choice was given": 5, "no choice was made": 5}


def test_a_withdrawn_candidate_is_passed_over():
    election = Election(("A", "B", "C"), {(0, 1): 3, (0,): 2, (2, 0, 1): 2}, withdrawn=frozenset({0}))

    result = count(election, "stv-scottish")

    assert result.elected == ["B"]
    assert result.spoiled == {"only withdrawn candidates were chosen": 2}
    assert "A" not in result.rounds[0].totals


def test_without_a_valid_paper_nobody_is_elected():
    result = count(Election(("A", "B", "C"), {(): 3}), "stv-scottish")

    assert result.elected == []
