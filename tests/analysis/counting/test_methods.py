"""The other methods, against published worked examples and small ones done by hand."""

from decimal import Decimal

import pytest

from analysis.counting import MARKED, Election, count

from .elections import folded


def test_tennessee_by_every_ranked_method():
    # Wikipedia, "Instant-runoff voting" and "Schulze method": the capital of Tennessee.
    tennessee = folded("MNCK", "42 M N C K\n26 N C K M\n15 C K N M\n17 K C N M")

    assert count(tennessee, "plurality").elected == ["M"]
    assert count(tennessee, "av").elected == ["K"]
    assert [each.excluded for each in count(tennessee, "av").rounds] == [[], ["C"], ["N"]]
    assert count(tennessee, "schulze").elected == ["N"]


def test_schulzes_own_example():
    # Schulze (2011), example 1: 45 voters, five candidates; the order is E, A, C, B, D.
    example = folded(
        "ABCDE",
        "5 A C B E D\n5 A D E C B\n8 B E D A C\n3 C A B E D\n7 C A E B D\n2 C B A D E\n7 D C E B A\n8 E B A D C",
    )

    result = count(example, "schulze", seats=5)

    assert result.elected == ["E", "A", "C", "B", "D"]
    assert result.pairs["A"] == {"B": 20, "C": 26, "D": 30, "E": 22}
    assert result.pairs["E"]["D"] == 31


def test_meek_passes_votes_on_again_when_papers_run_out():
    # Worked by hand: 2 seats, 12 papers. Round 1: quota 4.000000001, A has 9 and keeps 4/9 of each.
    # With nothing exhausted each iteration gives A the quota and B the rest of A's papers.
    result = count(folded("ABC", "9 A B\n1 B\n2 C"), "stv-meek", seats=2)

    assert result.elected == ["A", "B"]
    assert result.rounds[0].elected == ["A"]
    assert result.quota == Decimal("4.000000001")
    assert sum(result.rounds[-1].totals.values()) == 12


def test_approval_and_limited_differ_on_papers_with_many_marks():
    papers = Election(("A", "B", "C"), {(0,): 3, (0, 1): 2, (0, 1, 2): 4}, MARKED)

    assert count(papers, "approval").rounds[0].totals == {"A": 9, "B": 6, "C": 4}
    limited = count(papers, "limited", choices=2)
    assert limited.rounds[0].totals == {"A": 5, "B": 2, "C": 0}
    assert limited.spoiled == {"too many choices were made": 4}


def test_limited_allows_as_many_marks_as_seats():
    papers = Election(("A", "B", "C"), {(0, 1): 2, (0, 1, 2): 4}, MARKED)

    assert count(papers, "limited", seats=2).valid == 2


def test_a_paper_with_two_marks_is_spoiled_where_one_is_asked_for():
    result = count(Election(("Yes", "No"), {(0,): 2, (1,): 1, (0, 1): 7}, MARKED), "yes-no")

    assert result.elected == ["Yes"]
    assert result.spoiled == {"too many choices were made": 7}


def test_a_budget_by_votes_passes_over_what_no_longer_fits():
    papers = Election(
        ("Bench", "Garden", "Lights", "Sign"),
        {(0, 1): 5, (1, 2): 4, (2,): 2},
        MARKED,
        costs=(4, 7, 3, 1),
        budget=10,
    )

    result = count(papers, "budget-votes")

    # Garden has 9 votes, Lights 6, Bench 5, Sign none: 7 + 3 spend the 10.
    assert result.elected == ["Garden", "Lights"]
    assert (result.spent, result.budget) == (10, 10)
    assert result.ties == []


def test_equal_shares_gives_a_minority_its_part():
    # electowiki.org, "Method of Equal Shares": 51 of 100 want ten red things, 49 want ten blue; ten can be had.
    papers = Election(
        tuple(f"{colour} {number}" for colour in ("red", "blue") for number in range(10)),
        {tuple(range(10)): 51, tuple(range(10, 20)): 49},
        MARKED,
        costs=(100,) * 20,
        budget=1000,
    )

    by_votes = count(papers, "budget-votes", seed="x")
    shared = count(papers, "budget-equal-shares", seed="x")

    assert sum(name.startswith("blue") for name in by_votes.elected) == 0
    # Red can pay for 5 (510 of theirs), blue for 4 (490 of theirs); the last 100 goes by completion.
    assert sum(name.startswith("blue") for name in shared.elected) >= 4
    assert shared.spent == 1000


def test_equal_shares_by_hand():
    # 3 voters, 9 to spend, 3 each. A costs 6 and has all three: 2 each, a third of its cost.
    # B costs 2 and has two: 1 each, half of its cost. A goes first, leaving 1 each; then B is paid.
    papers = Election(("A", "B", "C"), {(0, 1): 2, (0, 2): 1}, MARKED, costs=(6, 2, 3), budget=9)

    result = count(papers, "budget-equal-shares")

    # C costs 3 and its one voter has 1 left. Shares from 15.03 (5.01 each) would pay for it, but that
    # costs 11 in all, so it stops. Of the 9, 8 is spent and C does not fit the 1 that is left.
    assert result.elected == ["A", "B"]
    assert result.spent == 8


@pytest.mark.parametrize("method", ["budget-votes", "budget-equal-shares"])
def test_a_budget_is_never_overspent_and_never_buys_what_nobody_wants(method):
    papers = Election(("A", "B", "C"), {(0,): 1, (1,): 2}, MARKED, costs=(5, 50, 1), budget=20)

    result = count(papers, method)

    assert result.elected == ["A"]


def test_money_as_a_float_is_refused():
    with pytest.raises(TypeError, match="exactly"):
        Election(("A",), {(0,): 1}, MARKED, costs=(0.1,))
