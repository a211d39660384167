import csv

from analysis.hazards.__main__ import main


def run(tmp_path, rows, *, column="comment"):
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    status = main([str(tmp_path / "in.csv"), "--text", column, "--out", str(tmp_path / "out.csv")])
    if status:
        return status
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_two_columns_are_added_and_the_rest_stays(tmp_path):
    rows = run(tmp_path, [["id", "comment"], ["1", "smell of gas and rats"], ["2", "All good, thanks"]])

    assert rows == [
        {
            "id": "1",
            "comment": "smell of gas and rats",
            "hazards": "gas|vermin",
            "hazard_words": "smell … gas|rats",
        },
        {"id": "2", "comment": "All good, thanks", "hazards": "", "hazard_words": ""},
    ]


def test_a_cell_that_a_spreadsheet_would_run_is_made_safe(tmp_path):
    rows = run(tmp_path, [["id", "comment"], ["-4", '=HYPERLINK("http://x")']])

    assert (rows[0]["id"], rows[0]["comment"]) == ("-4", '\'=HYPERLINK("http://x")')


def test_running_it_on_its_own_output_does_not_add_the_columns_twice(tmp_path):
    run(tmp_path, [["comment"], ["rats"]])
    status = main([str(tmp_path / "out.csv"), "--text", "comment", "--out", str(tmp_path / "again.csv")])

    assert status == 0
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "out.csv").read_bytes()


def test_a_missing_column_ends_with_status_2_and_writes_nothing(tmp_path, capsys):
    assert run(tmp_path, [["comment"], ["rats"]], column="text") == 2
    assert "no column 'text'" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_rows_that_are_short_or_hold_line_breaks_and_nul_are_kept(tmp_path):
    rows = run(tmp_path, [["comment", "day"], ["rats\nand\x00mice", "1 May"], ["rats"]])

    assert [(row["comment"], row["day"]) for row in rows] == [("rats\nand\x00mice", "1 May"), ("rats", "")]
