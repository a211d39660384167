"""Reading BLT, CSV and PrefLib files, and saying which line of a broken one is at fault."""

from fractions import Fraction

import pytest

from analysis.counting import BrokenFile, CannotCount, count, read

BLT = """4 2
-2
3 1 3 4 0   # three papers alike
1 4 1=3 0
2 - 3 0
(paper 17) 1 2 0
1 0
0
"Adam"
"Basil"
"Charlotte \\"Lottie\\" Hill"
"Donald"
"Our title"
"""


@pytest.fixture
def file(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_blt_file_with_everything_in_it(file):
    election = read(file("a.blt", BLT), "stv-scottish")

    assert election.candidates == ("Adam", "Basil", 'Charlotte "Lottie" Hill', "Donald")
    assert election.seats == 2
    assert election.withdrawn == {1}
    assert election.title == "Our title"
    assert election.papers == {(0, 2, 3): 3, (3, (0, 2)): 1, ((), 2): 2, (0, 1): 1, (): 1}


def test_a_blt_file_may_hold_several_papers_on_a_line_and_have_no_title(file):
    election = read(file("a.blt", "2 1\n3 1 0 2 2 1 0\n0\nAnn\nBob\n"), "av")

    assert election.papers == {(0,): 3, (1, 0): 2}
    assert election.title == ""


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(file):
    plain = read(file("a.blt", BLT), "av")
    windows = read(file("b.blt", b"\xef\xbb\xbf" + BLT.replace("\n", "\r\n").encode()), "av")

    assert plain == windows


def test_its_own_seats_are_used_unless_others_are_given(file):
    election = read(file("a.blt", BLT), "stv-scottish")

    assert count(election, "stv-scottish").seats == 2
    assert count(election, "stv-scottish", seats=1).seats == 1


def test_ranks_in_columns(file):
    election = read(file("a.csv", "Ann,Bob,Cy\n1,2,3\n2,,1\n,,\n1,1,2\n1,3,\n 2 ,1,\n"), "av")

    assert election.papers == {(0, 1, 2): 1, (2, 0): 1, (): 1, ((0, 1), 2): 1, (0, (), 1): 1, (1, 0): 1}


def test_ten_candidates_and_more_are_ranked_by_number_and_not_by_letter(file):
    names = ",".join(f"C{each}" for each in range(11))
    election = read(file("a.csv", f"{names}\n11,10,9,8,7,6,5,4,3,2,1\n"), "av")

    assert election.papers == {tuple(range(10, -1, -1)): 1}


def test_names_in_columns_of_choices(file):
    election = read(file("a.csv", "paper,choice 2,Choice 1\n1,Ann,Bob\n2,,Ann\n3,Bob,Bob\n4,Bob,\n"), "av")

    assert election.candidates == ("Ann", "Bob")
    assert election.papers == {(1, 0): 1, (0,): 1, (1, ()): 1, ((), 1): 1}


def test_marks_and_weights(file):
    election = read(file("a.csv", "weight,Ann,Bob\n3,x,\n2,1,yes\n1,0,no\n"), "approval")

    assert election.papers == {(0,): 3, (0, 1): 2, (): 1}


def test_one_column_of_choices_with_a_blank_paper(file):
    election = read(file("a.csv", "choice\nYes\nNo\n\nYes\n"), "yes-no")

    assert count(election, "yes-no").elected == ["Yes"]
    assert count(election, "yes-no").spoiled == {"no choice was made": 1}


def test_the_first_of_several_choices_counts_where_one_is_asked_for(file):
    election = read(file("a.csv", "choice 1,choice 2\nAnn,Bob\nBob,\nAnn,Cy\n,Cy\n"), "plurality")

    assert count(election, "plurality").rounds[0].totals == {"Ann": 2, "Bob": 1, "Cy": 0}
    assert count(election, "approval").rounds[0].totals == {"Ann": 2, "Bob": 2, "Cy": 2}


def test_scores(file):
    election = read(file("a.csv", "Ann,Bob\n5,0\n3,\n11,1\n"), "score")

    result = count(election, "score")
    assert result.rounds[0].totals == {"Ann": 8, "Bob": 0}
    assert result.spoiled == {"a score was outside the allowed range": 1}


def test_costs_under_the_names_of_projects(file):
    election = read(file("a.csv", 'Bench,Lights\n"£4,000.50",300\nx,\n'), "budget-votes")

    assert election.costs == (Fraction(8001, 2), 300)


PREFLIB = """# FILE NAME: x.toi
# TITLE: Small
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 6
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: Ann
# ALTERNATIVE NAME 2: Bob: the second
# ALTERNATIVE NAME 3: Cy
4: 1,{2,3}
2: 2
"""


@pytest.mark.parametrize("ending", ["soc", "soi", "toc", "toi"])
def test_preflib_files(file, ending):
    election = read(file(f"a.{ending}", PREFLIB), "schulze")

    assert election.candidates == ("Ann", "Bob: the second", "Cy")
    assert election.papers == {(0, (1, 2)): 4, (1,): 2}
    assert election.title == "Small"


NAMES = '0\n"A"\n"B"\n'
BROKEN = [
    ("empty", "a.blt", "", 1, "is empty"),
    ("blank", "a.blt", "\n\n", 1, "number of candidates"),
    ("no header", "a.blt", "1 2 0\n" + NAMES, 1, "number of candidates"),
    ("words for a header", "a.blt", "two 1\n" + NAMES, 1, "number of candidates"),
    ("no candidates", "a.blt", "0 1\n0\n", 1, "at least one candidate"),
    ("far too many candidates", "a.blt", "999999999 1\n", 1, "more than 10000 candidates"),
    (
        "a number that never ends",
        "a.blt",
        "2 1\n" + "9" * 5000 + " 1 0\n" + NAMES,
        2,
        "not a number of papers",
    ),
    ("no seats", "a.blt", "2 0\n" + NAMES, 1, "at least one candidate and one seat"),
    (
        "unknown candidate",
        "a.blt",
        "2 1\n1 1 2 0\n1 3 0\n" + NAMES,
        3,
        "“3” is not the number of a candidate",
    ),
    ("same candidate twice", "a.blt", "2 1\n1 1 1 0\n" + NAMES, 2, "candidate 1 is on this paper twice"),
    ("no ending nought", "a.blt", "2 1\n1 1 2\n" + NAMES, 2, "does not end with 0"),
    ("nought for a weight", "a.blt", "2 1\n0 1 0\n" + NAMES, 2, "not a number of papers"),
    ("negative weight", "a.blt", "2 1\n1 1 0\n-2 1 0\n" + NAMES, 3, "not a number of papers"),
    ("part of a paper", "a.blt", "2 1\n1.5 1 0\n" + NAMES, 2, "not a number of papers"),
    ("unknown withdrawn", "a.blt", "2 1\n-3\n" + NAMES, 2, "not the number of a withdrawn candidate"),
    ("papers without an end", "a.blt", "2 1\n1 1 0\n1 2 0\n", 3, "ends before the single 0"),
    ("a name is missing", "a.blt", '2 1\n1 1 0\n0\n"A"\n', 4, "names 1 candidates, but says there are 2"),
    ("two alike", "a.blt", '2 1\n1 1 0\n0\n"A"\n"A "\n', 5, "two candidates are called A"),
    ("a quote is missing", "a.blt", '2 1\n1 1 0\n0\n"A\n"B"\n', 4, "quotation mark"),
    ("nameless", "a.blt", '2 1\n1 1 0\n0\n""\n"B"\n', 4, "no name"),
    ("not UTF-8", "a.blt", b'2 1\n1 1 0\n0\n"\xff"\n"B"\n', 4, "UTF-8"),
    ("empty table", "a.csv", "", 1, "is empty"),
    ("short row", "a.csv", "Ann,Bob\n1,2\n1\n", 3, "has 1 cells"),
    ("long row", "a.csv", "Ann,Bob\n1,2,3\n", 2, "has 3 cells"),
    ("nought as a rank", "a.csv", "Ann,Bob\n0,1\n", 2, "“0” is not a rank"),
    ("word as a rank", "a.csv", "Ann,Bob\n1,\nfirst,\n", 3, "“first” is not a rank"),
    ("part of a rank", "a.csv", "Ann,Bob\n1,1.5\n", 2, "“1.5” is not a rank"),
    ("negative rank", "a.csv", "Ann,Bob\n1,-1\n", 2, "“-1” is not a rank"),
    ("two alike in a table", "a.csv", "Ann,Ann\n1,2\n", 1, "two candidates are called Ann"),
    ("nameless in a table", "a.csv", "Ann,\n1,2\n", 1, "no name"),
    ("open quote", "a.csv", 'Ann,Bob\n1,2\n"1,2\n', 3, "not a proper CSV row"),
    ("weight of nought", "a.csv", "weight,Ann\n0,1\n", 2, "“0” is not a weight"),
    ("two weights", "a.csv", "weight,Weight,Ann\n1,1,1\n", 1, "two columns are called weight"),
    ("only weights", "a.csv", "weight\n1\n", 1, "must name the candidates"),
    ("choices skip", "a.csv", "choice 1,choice 3\nA,B\n", 1, "numbered 1, 2, 3"),
    ("nobody chosen", "a.csv", "choice 1\n\n", 2, "no candidate is named"),
    ("not UTF-8 in a table", "a.csv", b"Ann,Bob\n1,2\n\xff,1\n", 3, "UTF-8"),
    ("no names", "a.soi", "# TITLE: x\n3: 1,2\n", 2, "names of the candidates must come before"),
    ("nothing at all", "a.soi", "# TITLE: x\n", 1, "names no candidates"),
    ("no colon", "a.soi", "# ALTERNATIVE NAME 1: A\n3 1\n", 2, "then a colon"),
    (
        "unknown in preflib",
        "a.soi",
        "# ALTERNATIVE NAME 1: A\n3: 2\n",
        2,
        "“2” is not the number of a candidate",
    ),
    ("twice in preflib", "a.toi", "# ALTERNATIVE NAME 1: A\n3: 1,{1}\n", 2, "on this paper twice"),
    ("braces", "a.toi", "# ALTERNATIVE NAME 1: A\n3: {1\n", 2, "braces"),
    ("names out of order", "a.toi", "# ALTERNATIVE NAME 2: A\n3: 1\n", 1, "candidate 1 should come here"),
    (
        "too few voters",
        "a.soi",
        "# NUMBER VOTERS: 4\n# ALTERNATIVE NAME 1: A\n3: 1\n",
        1,
        "says 4 papers, but holds 3",
    ),
    ("unknown ending", "a.txt", "2 1\n", None, "must end in"),
]


@pytest.mark.parametrize(
    ("name", "content", "line", "says"), [each[1:] for each in BROKEN], ids=[b[0] for b in BROKEN]
)
def test_a_broken_file_is_refused_with_its_line(file, name, content, line, says):
    with pytest.raises(BrokenFile, match=says) as refusal:
        read(file(name, content), "av")

    assert refusal.value.line == line
    assert str(refusal.value).count("\n") == 0


@pytest.mark.parametrize(
    ("content", "method", "line", "says"),
    [
        ("Ann,Bob\nmaybe,x\n", "approval", 2, "“maybe” is not a mark"),
        ("Ann,Bob\n5,x\n", "score", 2, "“x” is not a score"),
        ("choice 1,choice 2\nAnn,Bob\n", "score", 1, "a column for each candidate or project"),
        ("Bench,Lights\n", "budget-votes", 2, "what each project costs"),
        ("Bench,Lights\nx,\n", "budget-votes", 2, "what Bench costs"),
        ("Bench,Lights\n40,0\n", "budget-votes", 2, "what Lights costs"),
    ],
)
def test_a_broken_table_for_another_method_is_refused_with_its_line(file, content, method, line, says):
    with pytest.raises(BrokenFile, match=says) as refusal:
        read(file("a.csv", content), method)

    assert refusal.value.line == line


@pytest.mark.parametrize("method", ["score", "budget-votes", "budget-equal-shares"])
def test_methods_that_need_a_table_say_so(file, method):
    with pytest.raises(BrokenFile, match="needs a CSV file"):
        read(file("a.blt", BLT), method)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(BrokenFile, match="There is no file called"):
        read(tmp_path / "a.blt", "av")
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(BrokenFile, match="is a folder"):
        read(tmp_path / "b.csv", "av")


@pytest.mark.parametrize(
    ("method", "options", "says"),
    [
        ("av", {"seats": 2}, "fills one seat"),
        ("yes-no", {}, "called Yes and No"),
        ("stv-scottish", {"seats": 0}, "at least one seat"),
        ("stv-scottish", {"choices": 2}, "does not use --choices"),
        ("coin", {}, "no method called coin"),
        ("budget-votes", {"budget": 5}, "what each project costs"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_a_sentence(file, method, options, says):
    election = read(file("a.blt", BLT), "av")
    with pytest.raises(CannotCount, match=says):
        count(election, method, **{"seats": 1, **options})
