"""Recognition beside its baselines, on the labelled public data and on authors never trained on.

`python benchmarks/recognition.py [px_v6 px_phase1 banking77 ten sentiment own]`, or from `benchmarks/themes.py`.
Baselines are those of the design notes (section 2.3), run in this process: stems and pieces of words by
TF-IDF, LinearSVC. Nothing here is chosen on a test split.
"""
# ruff: noqa: E402 - the project is found by its place before it is imported

from __future__ import annotations

import csv
import random
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MultiLabelBinarizer
from sklearn.svm import LinearSVC
from threadpoolctl import threadpool_limits

from analysis.corpus import comments
from analysis.theming.recognition import calibration
from analysis.theming.recognition.categories import CategoryRecogniser
from analysis.theming.recognition.recogniser import Recogniser
from analysis.theming.recognition.space import stems

SEEDS = (0, 1, 2)


def rows_of(name: str) -> list[dict[str, str]]:
    for parent in Path(__file__).resolve().parents:
        if (parent / "shared" / "data" / name).exists():
            with (parent / "shared" / "data" / name).open(encoding="utf-8", newline="") as lines:
                return list(csv.DictReader(lines))
    raise SystemExit(f"The public data is not there: ../shared/data/{name}")


class Plain:
    """TF-IDF of stems and of pieces of words, as the design notes have it."""

    def __init__(self, texts: list[str]) -> None:
        self.parts = [
            TfidfVectorizer(analyzer=stems, min_df=2, sublinear_tf=True).fit(texts),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=2, max_features=100_000, sublinear_tf=True).fit(texts),
        ]  # fmt: skip

    def __call__(self, texts: list[str]):
        return hstack([part.transform(texts) for part in self.parts]).tocsr()


def told(what: str, who: str, figures: list[tuple[float, ...]], started: float) -> None:
    mean, spread = np.mean(figures, axis=0), np.std(figures, axis=0)
    said = "  ".join(f"{one:.3f} ±{other:.3f}" for one, other in zip(mean, spread, strict=True))
    print(f"{what:34} {who:34} {said}   {(time.perf_counter() - started) / len(figures):6.1f} s", flush=True)


def f1(truth, found) -> tuple[float, float]:
    return (
        float(f1_score(truth, found, average="micro", zero_division=0)),
        float(f1_score(truth, found, average="macro", zero_division=0)),
    )


def accuracy_and_macro(truth, found) -> tuple[float, float]:
    return float(accuracy_score(truth, found)), float(f1_score(truth, found, average="macro"))


def px_v6() -> None:
    first: dict[str, list[str]] = {}
    for row in rows_of("px_v6.csv"):
        if row["labels"].strip() and row["text"] != "Did not answer":
            first.setdefault(row["text"], [label for label in row["labels"].split("|") if label])
    counts = Counter(label for labels in first.values() for label in labels)
    kept = {text: [label for label in labels if counts[label] >= 20] for text, labels in first.items()}
    texts = [text for text, labels in kept.items() if labels]
    binary = MultiLabelBinarizer()
    given = binary.fit_transform([kept[text] for text in texts])
    around = [row["text"] for row in rows_of("px_phase1.csv")] + texts
    theirs, ours = [], []
    splits = [train_test_split(np.arange(len(texts)), test_size=0.25, random_state=seed) for seed in SEEDS]
    started = time.perf_counter()
    for train, test in splits:
        plain = Plain([texts[i] for i in train])
        svm = OneVsRestClassifier(LinearSVC(C=0.3, class_weight="balanced"))
        svm.fit(plain([texts[i] for i in train]), given[train])
        found = calibration.at_least_one(svm.decision_function(plain([texts[i] for i in test])))
        theirs.append(f1(given[test], found))
    told("px_v6, 32 labels: micro, macro F1", "LinearSVC balanced", theirs, started)
    started = time.perf_counter()
    for seed, (train, test) in zip(SEEDS, splits, strict=True):
        model = Recogniser(random_state=seed)
        model.fit([texts[i] for i in train], [kept[texts[i]] for i in train], unlabelled=around)
        found = binary.transform(model.predict([texts[i] for i in test]))
        ours.append(f1(given[test], found))
    told("", "Recogniser", ours, started)


def px_phase1() -> None:
    rows = rows_of("px_phase1.csv")
    (a, ya), (b, yb) = (_split(rows, "split_label", part) for part in ("train", "test"))
    started = time.perf_counter()
    plain = Plain(a)
    svm = LinearSVC(C=0.3, class_weight="balanced").fit(plain(a), ya)
    told(
        "px_phase1: accuracy, macro F1",
        "LinearSVC balanced",
        [accuracy_and_macro(yb, svm.predict(plain(b)))],
        started,
    )
    started = time.perf_counter()
    model = Recogniser(alpha=0.3, lean=True).fit(
        a, ya, unlabelled=[*b, *(row["text"] for row in rows_of("px_v6.csv"))]
    )
    told("", "Recogniser, leaning", [accuracy_and_macro(yb, model.predict(b))], started)
    sure = model.predict_proba(b)
    likeliest = np.array(model.labels_)[sure.argmax(axis=1)]
    told("", "Recogniser, the likeliest", [accuracy_and_macro(yb, likeliest)], started)
    right = likeliest == np.array(yb)
    error = calibration.expected_calibration_error(sure.max(axis=1), right)
    print(f"{'px_phase1: how sure':34} expected calibration error {error:.3f}; the reliability table:")
    for each in calibration.reliability(sure.max(axis=1), right):
        print(f"{'':34} {each.count:5} called {each.sure:.2f} sure on average, {each.right:.2f} right")
    kept = sure.max(axis=1) >= 0.7
    print(f"{'':34} kept at .7: {kept.mean():.0%}, {right[kept].mean():.3f} of them right")


def banking77() -> None:
    rows = rows_of("banking77.csv")
    (a, ya), (b, yb) = (_split(rows, "split", part) for part in ("train", "test"))
    started = time.perf_counter()
    plain = Plain(a)
    svm = LinearSVC(C=0.5).fit(plain(a), ya)
    told(
        "banking77: accuracy, macro F1", "LinearSVC", [accuracy_and_macro(yb, svm.predict(plain(b)))], started
    )
    started = time.perf_counter()
    model = Recogniser().fit(a, ya, unlabelled=b)
    told("", "Recogniser", [accuracy_and_macro(yb, model.predict(b))], started)


def _split(rows: list[dict[str, str]], column: str, part: str) -> tuple[list[str], list[str]]:
    some = [row for row in rows if row[column] == part]
    return [row["text"] for row in some], [row["label"] for row in some]


def ten() -> None:
    for name in ("px_phase1", "banking77"):
        first: dict[str, str] = {}
        for row in rows_of(f"{name}.csv"):
            first.setdefault(row["text"], row["label"])
        texts = list(first)
        theirs, ours = [], []
        plain = Plain(texts)
        started = time.perf_counter()
        draws = [_ten_of_each(first, seed) for seed in range(5)]
        for train, test in draws:
            svm = LinearSVC(C=1, class_weight="balanced").fit(plain(train), [first[text] for text in train])
            theirs.append((float(accuracy_score([first[text] for text in test], svm.predict(plain(test)))),))
        told(f"{name}, ten examples: accuracy", "LinearSVC balanced, TF-IDF on all", theirs, started)
        started = time.perf_counter()
        for train, test in draws:
            model = Recogniser().fit(train, [first[text] for text in train], unlabelled=texts)
            ours.append((float(accuracy_score([first[text] for text in test], model.predict(test))),))
        told("", "Recogniser", ours, started)


def _ten_of_each(first: dict[str, str], seed: int) -> tuple[list[str], list[str]]:
    texts = list(first)
    random.Random(seed).shuffle(texts)
    taken: Counter[str] = Counter()
    train, rest = [], []
    for text in texts:
        taken[first[text]] += 1
        (train if taken[first[text]] <= 10 else rest).append(text)
    return train, rest[:2_000]


def sentiment() -> None:
    first: dict[str, str] = {}
    for row in rows_of("px_v6.csv"):
        if row["sentiment"] and row["text"] != "Did not answer":
            worth = float(row["sentiment"])
            first.setdefault(row["text"], "good" if worth < 3 else "neither" if worth == 3 else "bad")
    texts, moods = list(first), list(first.values())
    theirs, ours = [], []
    splits = [train_test_split(texts, moods, test_size=0.25, random_state=seed) for seed in SEEDS]
    started = time.perf_counter()
    for a, b, ya, yb in splits:
        plain = Plain(a)
        svm = LinearSVC(C=0.3, class_weight="balanced").fit(plain(a), ya)
        theirs.append(accuracy_and_macro(yb, svm.predict(plain(b))))
    told("px mood: accuracy, macro F1", "LinearSVC balanced", theirs, started)
    started = time.perf_counter()
    for seed, (a, b, ya, yb) in zip(SEEDS, splits, strict=True):
        model = Recogniser(alpha=0.3, lean=True, random_state=seed).fit(a, ya, unlabelled=texts)
        ours.append(accuracy_and_macro(yb, model.predict(b)))
    told("", "Recogniser, leaning", ours, started)


def own() -> None:
    """The housing framework on authors 08 to 12 of the project's comments."""
    train, test = (
        [c for c in comments(split) if not c.empty and c.language == "en"] for split in ("train", "test")
    )
    binary = MultiLabelBinarizer(classes=CategoryRecogniser().fit().codes_)
    truth = binary.fit_transform([c.labels for c in test])
    a, b = [c.text for c in train], [c.text for c in test]
    started = time.perf_counter()
    told(
        "own comments: micro, macro F1",
        "words of the framework alone",
        [f1(truth, binary.transform(CategoryRecogniser().fit().predict(b)))],
        started,
    )
    started = time.perf_counter()
    plain = Plain(a)
    svm = OneVsRestClassifier(LinearSVC(C=0.3, class_weight="balanced")).fit(
        plain(a), binary.transform([c.labels for c in train])
    )
    told(
        "",
        "LinearSVC on authors 01 to 07",
        [f1(truth, calibration.at_least_one(svm.decision_function(plain(b))))],
        started,
    )
    started = time.perf_counter()
    model = CategoryRecogniser().fit(a, [c.labels for c in train], groups=[c.author for c in train])
    found = binary.transform(model.predict(b))
    by_author = [
        f1(truth[rows], found[rows])
        for author in sorted({c.author for c in test})
        for rows in [[i for i, c in enumerate(test) if c.author == author]]
    ]
    told("", "framework and authors 01 to 07", [f1(truth, found)], started)
    told("", "the same, spread over the authors", by_author, started)
    sure = model.predict_proba(b)
    print(
        f"{'':34} expected calibration error {calibration.expected_calibration_error(sure[found > 0], truth[found > 0]):.3f}"
    )


PARTS = {
    "px_v6": px_v6,
    "px_phase1": px_phase1,
    "banking77": banking77,
    "ten": ten,
    "sentiment": sentiment,
    "own": own,
}


def main(wanted: list[str]) -> None:
    with threadpool_limits(1):
        for name in wanted or PARTS:
            PARTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
