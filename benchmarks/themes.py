"""Themes beside the bare recipe, on the labelled public data: `python benchmarks/themes.py [--scale-only]`.

NMI and ARI against the labels with their number given, and the time and peak
memory of a theme run over 10,000 comments in a process of its own. The bare
recipe is section 3 of the design notes (PLAIN): TF-IDF, 50 directions by
randomized SVD, KMeans, every comment in a theme.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
SEEDS = (0, 1, 2)


def data() -> Path:
    for parent in Path(__file__).resolve().parents:
        if (parent / "shared" / "data").exists():
            return parent / "shared" / "data"
    raise SystemExit("The public data is not there: ../shared/data")


def rows_of(name: str) -> list[dict[str, str]]:
    with (data() / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def labelled() -> dict[str, list[tuple[str, str]]]:
    """The four sets of the design notes, repeats folded as there, and the demo landlord's comments."""
    distinct = {row["text"]: row["label_weak"] for row in rows_of("ho_ombudsman_issues.csv")}
    ho = random.Random(0).sample([pair for pair in distinct.items() if pair[1] != "Other"], 8_000)
    px = {row["text"]: row["label"] for row in rows_of("px_v6.csv") if row["label"]}
    px.pop("Did not answer", None)
    common = Counter(px.values())
    with (ROOT / "demo" / "comments.csv").open(encoding="utf-8", newline="") as lines:
        demo = [(row["text"], row["about"]) for row in csv.DictReader(lines)]
    polis = {row["text"]: row["label"] for row in rows_of("polis_comments.csv") if row["text"].strip()}
    return {
        "ho": ho,
        "px": [(text, label) for text, label in px.items() if common[label] >= 20],
        "polis": list(polis.items()),
        "bank": [(row["text"], row["label"]) for row in rows_of("banking77.csv")],
        "demo": demo,
    }


def bare(texts: list[str], n_themes: int, seed: int):
    """PLAIN as it was measured, without our own parts."""
    import re
    from functools import lru_cache

    import numpy as np
    from nltk.stem.snowball import SnowballStemmer
    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer
    from sklearn.preprocessing import normalize

    stem = lru_cache(maxsize=None)(SnowballStemmer("english").stem)
    stop = {stem(word) for word in ENGLISH_STOP_WORDS} | set(ENGLISH_STOP_WORDS)
    words = re.compile(r"[a-z][a-z'’]+|[0-9]+")

    def tokens(text: str) -> list[str]:
        return [stemmed for stemmed in map(stem, words.findall(text.lower())) if stemmed not in stop]

    matrix = TfidfVectorizer(
        tokenizer=tokens,
        token_pattern=None,
        ngram_range=(1, 2),
        min_df=2,
        max_df=0.5,
        sublinear_tf=True,
        dtype=np.float32,
    ).fit_transform(texts)
    placed = normalize(TruncatedSVD(50, random_state=seed).fit_transform(matrix))
    return KMeans(n_themes, n_init=5, random_state=seed).fit_predict(placed)


def ours(texts: list[str], n_themes: int, seed: int):
    from analysis.theming.finder import ThemeFinder

    return ThemeFinder(n_themes, random_state=seed).fit_predict(texts)


def quality() -> None:
    import numpy as np
    from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

    print(
        f"{'set':6} {'n':>6} {'N':>3}  {'method':12} {'NMI':>11} {'ARI':>11} {'two seeds':>9} {'no theme':>8} {'seconds':>7}"
    )
    for name, pairs in labelled().items():
        texts, truth = [text for text, _ in pairs], [label for _, label in pairs]
        n_themes = len(set(truth))
        for title, method in (("bare PLAIN", bare), ("ThemeFinder", ours)):
            started = time.perf_counter()
            found = [method(texts, n_themes, seed) for seed in SEEDS]
            seconds = (time.perf_counter() - started) / len(SEEDS)
            nmi = [normalized_mutual_info_score(truth, labels) for labels in found]
            ari = [adjusted_rand_score(truth, labels) for labels in found]
            agreement = adjusted_rand_score(found[0], found[1])
            left_out = np.mean([np.mean(labels == -1) for labels in found])
            print(
                f"{name:6} {len(texts):6} {n_themes:3}  {title:12} {np.mean(nmi):.3f} ±{np.std(nmi):.3f}"
                f" {np.mean(ari):.3f} ±{np.std(ari):.3f} {agreement:9.2f} {left_out:8.1%} {seconds:7.1f}",
                flush=True,
            )


def ten_thousand() -> list[str]:
    texts = {
        row["text"]
        for name in ("px_v6.csv", "uk_petitions.csv", "polis_comments.csv")
        for row in rows_of(name)
    }
    texts |= {row["text"] for row in rows_of("ho_ombudsman_issues.csv")}
    return random.Random(0).sample(sorted(texts), 10_000)


def one_run() -> None:
    """A whole run over 10,000 comments, measured; called in a process of its own so that the peak is its own."""
    texts = ten_thousand()
    started, worked = time.perf_counter(), time.process_time()
    from analysis.theming import discover

    found = discover(texts)
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - started,
                "processor": time.process_time() - worked,
                "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "themes": len(found.themes),
                "without": found.without_theme,
            }
        )
    )


def scale() -> None:
    told = subprocess.run(
        [sys.executable, __file__, "--one-run"], check=True, capture_output=True, text=True
    ).stdout
    run = json.loads(told)
    print(
        f"\n10,000 comments, imports, names, quotes and mood included: {run['seconds']:.1f} s (limit 20; "
        f"{run['processor']:.1f} s of processor time), "
        f"peak {run['megabytes']:.0f} MB (limit 1,000), {run['themes']} themes, {run['without']} without a theme"
    )


if __name__ == "__main__":
    if "--one-run" in sys.argv:
        one_run()
    else:
        if "--scale-only" not in sys.argv:
            quality()
        scale()
