import random

from analysis.theming import Theme, because, discover, match


def members_of(found, keys):
    members = {theme.id: set() for theme in found.themes}
    for key, row in zip(keys, found.rows, strict=True):
        for theme in row.themes:
            members[theme].add(key)
    return members


def a_theme(id, words):
    return Theme(id, words[0].title(), "", words, [], 9)


def test_the_same_run_twice_matches_each_theme_to_itself(remarks):
    themes = discover(remarks).themes

    assert match(themes, themes) == {theme.id: theme.id for theme in themes}


def test_a_tenth_more_remarks_keeps_nearly_all_identities(public):
    rows = public("ho_ombudsman_issues.csv")
    texts = [row["text"] for row in random.Random(4).sample(rows, 3_300)]
    before, after = discover(texts[:3_000]), discover(texts)
    kept = match(
        before.themes,
        after.themes,
        old_members=members_of(before, range(3_000)),
        new_members=members_of(after, range(3_300)),
    )

    assert len(kept) >= 0.75 * len(after.themes)
    assert len(set(kept.values())) == len(kept)


def test_themes_are_matched_by_words_where_no_remark_was_in_both_runs():
    old = [a_theme("t1", ["damp", "mould", "walls"]), a_theme("t2", ["bins", "rubbish"])]
    new = [
        a_theme("t1", ["rubbish", "bins", "store"]),
        a_theme("t2", ["mould", "damp"]),
        a_theme("t3", ["dogs"]),
    ]

    assert match(old, new) == {"t1": "t2", "t2": "t1"}


def test_shared_remarks_weigh_more_than_shared_words():
    old, new = [a_theme("old", ["damp", "mould"])], [a_theme("a", ["damp", "mould"]), a_theme("b", ["walls"])]
    matched = match(old, new, old_members={"old": {1, 2, 3}}, new_members={"a": {9}, "b": {1, 2, 3}})

    assert matched == {"b": "old"}


def test_nothing_matches_nothing():
    assert match([], [a_theme("t1", ["damp"])]) == match([a_theme("t1", ["damp"])], []) == {}


def test_the_words_that_decided_stand_in_the_remark(remarks):
    found = discover(remarks, n_themes=4)
    themes = {theme.id: theme for theme in found.themes}
    for remark, row in zip(remarks, found.rows, strict=True):
        for theme in row.themes:
            reasons = because(remark, themes[theme])
            assert reasons
            assert all(reason in remark for reason in reasons)


def test_a_remark_on_something_else_has_no_reason_to_be_there():
    assert because("the lift is broken", a_theme("t1", ["damp", "mould"])) == []
