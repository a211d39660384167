import csv
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from sklearn.base import clone
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from analysis.theming import assign, discover
from analysis.theming.finder import ThemeFinder, choose_n_themes

ROOT = Path(__file__).resolve().parents[3]


def told(found):
    return [theme.as_json() for theme in found.themes], [row.as_json() for row in found.rows]


def test_subjects_that_share_no_words_become_themes_of_their_own(remarks):
    found = discover(remarks, n_themes=4)
    subjects = [place // 30 for place in range(120)]
    themes = [row.themes[0] if row.themes else "none" for row in found.rows[:120]]

    assert adjusted_rand_score(subjects, themes) > 0.9


def test_every_row_has_a_coding_and_sizes_count_them(remarks):
    found = discover(remarks)

    assert len(found.rows) == len(remarks)
    for theme in found.themes:
        assert theme.size == sum(row.themes[:1] == [theme.id] for row in found.rows)
        assert theme.size == sum(theme.mood.values())


def test_an_empty_answer_and_a_remark_unlike_all_others_have_no_theme(remarks):
    found = discover(remarks, n_themes=4)

    assert [row.themes for row in found.rows[120:]] == [[], [], [], []]
    assert [row.empty for row in found.rows[120:]] == [True, True, True, False]
    assert (found.empty, found.without_theme) == (3, 1)


def test_the_order_of_remarks_changes_nothing(remarks):
    themes, rows = told(discover(remarks))
    order = list(range(len(remarks)))
    random.Random(1).shuffle(order)
    themes_shuffled, rows_shuffled = told(discover([remarks[place] for place in order]))

    assert themes_shuffled == themes
    assert rows_shuffled == [rows[place] for place in order]


def test_the_order_of_two_thousand_real_comments_changes_nothing(public):
    texts = [row["text"] for row in public("px_phase1.csv")][:2_000]
    order = list(range(len(texts)))
    random.Random(2).shuffle(order)
    themes, rows = told(discover(texts))
    themes_shuffled, rows_shuffled = told(discover([texts[place] for place in order]))

    assert themes_shuffled == themes
    assert rows_shuffled == [rows[place] for place in order]


def test_hash_seed_and_thread_count_change_nothing(remarks, tmp_path):
    (tmp_path / "in.csv").write_text(
        "text\n" + "\n".join(f'"{remark}"' for remark in remarks), encoding="utf-8"
    )
    written = set()
    for hash_seed, threads in (("0", "1"), ("7", "2")):
        out = tmp_path / f"{threads}.json"
        settings = {"PYTHONHASHSEED": hash_seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        command = [sys.executable, "-m", "analysis.theming", "discover", str(tmp_path / "in.csv")]
        subprocess.run(
            [*command, "--text", "text", "--out", str(out)],
            check=True,
            cwd=ROOT,
            env={**os.environ, **settings},
        )
        written.add(out.read_bytes())

    assert len(written) == 1


def test_identical_words_always_fall_in_the_same_theme(remarks):
    again = [remark.upper().replace(" ", "  ") + "!" for remark in remarks]
    found = discover(remarks + again)
    half = len(remarks)

    assert found.rows[:half] == found.rows[half:]


def test_new_remarks_are_coded_without_fitting_again_and_old_ones_as_before(remarks):
    found = discover(remarks, n_themes=4)

    assert assign(remarks, found.model) == found.rows
    damp = found.rows[0].themes
    assert assign(["black mould on the wet wall", "n/a", "quantum"], found.model)[0].themes == damp
    assert [row.themes for row in assign(["n/a", "quantum"], found.model)] == [[], []]


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["damp"],
        ["damp", "rent is high"],
        ["a b", "c d", "e f", "g h", "i j"],
        ["n/a"] * 9,
        ["👍", "👎"],
        ["\x00", "\x01"],
    ],
    ids=["none", "one", "two", "five unlike", "all empty", "pictures", "control characters"],
)
def test_a_handful_of_remarks_with_nothing_in_common_has_no_themes(texts):
    found = discover(texts)

    assert found.themes == []
    assert [row.themes for row in found.rows] == [[] for _ in texts]


def test_the_same_remark_many_times_is_one_theme():
    found = discover(["The lift is broken"] * 50)

    assert [theme.size for theme in found.themes] == [50]
    assert found.themes[0].quotes == ["The lift is broken"]


def test_two_people_saying_the_same_make_a_theme_but_one_does_not():
    assert [theme.size for theme in discover(["No hot water", "no hot water!", "Cats"]).themes] == [2]


def test_no_fewer_than_one_theme_can_be_asked_for():
    with pytest.raises(ValueError, match="1 or more"):
        discover(["damp"], n_themes=0)


def test_very_long_and_odd_texts_are_read(remarks):
    odd = [
        "x" * 100_000,
        "damp " * 20_000,
        "\u202eمرحبا بالعالم",
        "<script>alert(1)</script>",
        "=1+1",
        "a\x00b damp wall",
    ]
    found = discover(remarks + odd)

    assert len(found.rows) == len(remarks) + len(odd)


def test_the_number_of_themes_can_be_given(remarks):
    assert len(discover(remarks, n_themes=3).themes) == 3


def test_the_number_of_themes_follows_the_number_of_remarks():
    assert [choose_n_themes(n) for n in (0, 5, 50, 700, 10_000, 100_000)] == [1, 1, 6, 13, 24, 24]


def test_the_finder_has_scikit_learns_manners(remarks):
    finder = clone(ThemeFinder(n_themes=4)).fit(remarks)

    assert finder.get_params()["n_themes"] == 4
    assert finder.transform(remarks).shape == (len(remarks), finder.n_themes_)
    assert (
        finder.predict(remarks).tolist()
        == finder.labels_.tolist()
        == ThemeFinder(4).fit_predict(remarks).tolist()
    )


def test_real_comments_are_grouped_as_well_as_by_the_bare_recipe(public):
    distinct = {row["text"]: row["label"] for row in public("banking77.csv")[::4]}
    labels = ThemeFinder(77).fit_predict(list(distinct))

    # The bare recipe scores .60 on the whole file, and less on a quarter of it (docs/theming.md).
    assert normalized_mutual_info_score(list(distinct.values()), labels) > 0.55


def demo_comments() -> list[dict[str, str]]:
    with (ROOT / "demo" / "comments.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_landlords_comments_fall_into_the_subjects_people_gave_them():
    rows = demo_comments()
    found = discover([row["text"] for row in rows], n_themes=18)
    themes = [row.themes[0] if row.themes else "" for row in found.rows]

    # .38 before the housing lists were used (docs/theming.md).
    assert normalized_mutual_info_score([row["about"] for row in rows], themes) > 0.5
    assert found.without_theme <= 0.1 * len(rows)
    assert {"Damp and mould", "Waiting for a repair", "No one calls back"} <= {t.name for t in found.themes}


def test_a_remark_between_two_themes_may_have_both_and_its_main_theme_counts_it():
    found = discover([row["text"] for row in demo_comments()])
    both = [row for row in found.rows if len(row.themes) > 1]

    assert both
    assert all(len(row.themes) == 2 and row.strengths[0] >= row.strengths[1] for row in both)
    assert sum(theme.size for theme in found.themes) == sum(bool(row.themes) for row in found.rows)


def test_comments_about_banks_are_not_read_as_comments_about_homes(public):
    finder = ThemeFinder(10).fit([row["text"] for row in public("banking77.csv")][:1_000])

    assert not finder.space_.about_homes_
