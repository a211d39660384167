"""Recognition keeps scikit-learn's manners, and says how sure it is."""

from unittest import SkipTest

import numpy as np
import pytest
from sklearn.datasets import make_classification, make_multilabel_classification
from sklearn.utils.estimator_checks import parametrize_with_checks

from analysis.corpus import comments
from analysis.theming.recognition import calibration
from analysis.theming.recognition.categories import CategoryRecogniser
from analysis.theming.recognition.recogniser import Recogniser
from analysis.theming.recognition.ridge import KernelLabels
from analysis.theming.recognition.seeds import SeedWords
from analysis.theming.recognition.space import RecognitionSpace

LEAVING_OUT = "confidence comes from rows left out one at a time, and a row repeated leaves its twin in"
# scikit-learn leaves these checks out by itself: nothing here takes a pandas table or an array of another library.
NOT_USED_HERE = ("pandas is not installed", "SCIPY_ARRAY_API is not set")
NOT_TEXT = "the check gives numbers where this estimator reads texts"


def expected_failures(estimator) -> dict[str, str]:
    if isinstance(estimator, KernelLabels):
        return {
            "check_sample_weight_equivalence_on_dense_data": LEAVING_OUT,
            "check_sample_weight_equivalence_on_sparse_data": LEAVING_OUT,
        }
    return {}


@parametrize_with_checks(
    [KernelLabels(), Recogniser(), RecognitionSpace(), SeedWords(), CategoryRecogniser()],
    expected_failed_checks=expected_failures,
)
def test_it_passes_the_checks_of_scikit_learn(estimator, check):
    try:
        check(estimator)
    except SkipTest as skipped:
        assert any(each in str(skipped) for each in NOT_USED_HERE), skipped


def left_out_by_hand(X, y, row):
    rest = np.arange(len(X)) != row
    return KernelLabels().fit(X[rest], y[rest]).scores(X[[row]])[0]


def test_the_score_of_a_row_left_out_is_what_fitting_without_it_gives():
    X, y = make_multilabel_classification(40, 6, n_classes=3, random_state=1)
    fitted = KernelLabels().fit(X, y)
    for row in (0, 17, 39):
        np.testing.assert_allclose(fitted.left_out_[row], left_out_by_hand(X, y, row), atol=1e-8)


def test_a_group_is_left_out_whole():
    X, y = make_multilabel_classification(40, 6, n_classes=3, random_state=1)
    groups = np.arange(40) % 4
    fitted = KernelLabels().fit(X, y, groups=groups)
    rest = groups != 2
    without = KernelLabels().fit(X[rest], y[rest]).scores(X[~rest])
    np.testing.assert_allclose(fitted.left_out_[~rest], without, atol=1e-8)


def test_landmarks_stand_for_all_where_there_are_very_many_rows(monkeypatch):
    monkeypatch.setattr("analysis.theming.recognition.ridge.LANDMARKS", 150)
    X, y = make_classification(400, 8, n_informative=6, n_classes=3, random_state=0)
    exact, fewer = KernelLabels(gamma=0.05).fit(X, y), KernelLabels(gamma=0.05, at_most=300).fit(X, y)
    assert (exact.predict(X) == fewer.predict(X)).mean() > 0.9
    # what it says of rows left out is honest: fit again without one of them
    rest = np.arange(len(X)) != 7
    assert abs(fewer.left_out_[7] - exact.left_out_[7]).max() < 0.5 and rest.sum() == 399


def test_of_a_hundred_called_80_percent_sure_about_80_are_right():
    X, y = make_classification(1200, 10, n_informative=5, n_classes=3, flip_y=0.2, random_state=3)
    fitted = KernelLabels(gamma=0.05).fit(X[:800], y[:800])
    sure = fitted.predict_proba(X[800:])
    right = fitted.classes_[sure.argmax(axis=1)] == y[800:]
    assert calibration.expected_calibration_error(sure.max(axis=1), right) < 0.08


def test_the_reliability_table_counts_every_prediction_once():
    table = calibration.reliability(np.array([0.05, 0.85, 0.95, 1.0]), np.array([0, 1, 1, 0]))
    assert [(each.count, each.right) for each in table] == [(1, 0.0), (1, 1.0), (2, 0.5)]
    assert calibration.expected_calibration_error(np.array([1.0, 1.0]), np.array([1, 0])) == 0.5


@pytest.fixture(scope="module")
def taught():
    told = [c for c in comments("train") if not c.empty and c.language == "en"]
    return CategoryRecogniser().fit(
        [c.text for c in told], [c.labels for c in told], groups=[c.author for c in told]
    )


def test_words_alone_recognise_plain_comments():
    found = (
        CategoryRecogniser()
        .fit()
        .predict(["the lift is out again", "black mould in the bathroom", "rats in the loft", "n/a"])
    )
    assert [labels[:1] for labels in found] == [("lifts",), ("damp_mould",), ("pests",), ()]


def test_a_correction_is_learnt_at_once(taught):
    said = "the wibble has gone wobbly in the wotsit"
    assert "lifts" not in taught.predict([said])[0]
    taught.learn([said], [["lifts"]])
    assert "lifts" in taught.predict([said])[0]


def test_a_comment_may_have_several_categories(taught):
    found = taught.predict(["Damp and black mould on the wall, and the rent has gone up again for nothing"])[
        0
    ]
    assert {"damp_mould", "rent_charges"} <= set(found)


def test_it_says_which_words_decided(taught):
    assert "mould" in " ".join(taught.because("There's black mould round my window", "damp_mould"))


def test_a_label_that_is_no_category_is_refused(taught):
    with pytest.raises(ValueError, match="no categories: sunshine"):
        taught.learn(["nice weather"], [["sunshine"]])


def test_the_most_useful_are_unsure_and_unlike_each_other():
    rooms = ["kitchen", "hall", "bathroom", "bedroom", "loft", "porch"]
    lifts = [f"the lift by the {room} is broken" for room in rooms]
    damp = [f"damp and mould in the {room}" for room in rooms]
    model = Recogniser().fit([*lifts, *damp], ["lift"] * 6 + ["damp"] * 6)
    unsure = [lifts[0], "noise from next door", "noise from next door at night", "parking", damp[0]]
    first = model.most_useful(unsure, 2)
    assert not {0, 4} & set(first)
    assert set(first) != {1, 2}
