"""A model on disk: numbers and plain JSON in one file. Opening one runs no code, whoever wrote it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from analysis.tables import TableError, write_whole
from analysis.theming.recognition.calibration import Sureness
from analysis.theming.recognition.recogniser import Recogniser
from analysis.theming.recognition.ridge import KernelLabels
from analysis.theming.recognition.space import RecognitionSpace
from analysis.theming.vectors import OwnVectors

FORMAT = "answerable recogniser"
VERSION = 1


def save(model: Recogniser, path: str | Path) -> None:
    """Write a fitted model, all of it or nothing. Raises TableError when the file cannot be written."""
    content = io.BytesIO()
    np.savez_compressed(content, **_arrays(model))
    write_whole(path, content.getvalue())


def _arrays(model: Recogniser) -> dict[str, Any]:
    space, kernel = model.space_, model.kernel_
    told = {
        "format": FORMAT, "version": VERSION, "labels": model.labels_, "several": model.several_, "labels_empty": model.labels_empty_,
        "gamma": model.gamma, "alpha": model.alpha, "lean": model.lean, "seed": model.random_state,
        "terms": [sorted(numbers, key=numbers.__getitem__) for numbers, _ in space.blocks_],
        "words": sorted(space.vectors_.numbers_, key=space.vectors_.numbers_.__getitem__) if space.vectors_ else None,
        "space": space.get_params(),
    }  # fmt: skip
    rows = csr_matrix(kernel.rows_)
    arrays = {
        "told": np.frombuffer(json.dumps(told, ensure_ascii=False).encode(), dtype=np.uint8),
        "rarity_0": space.blocks_[0][1], "rarity_1": space.blocks_[1][1],
        "data": rows.data, "indices": rows.indices, "indptr": rows.indptr, "shape": np.array(rows.shape),
        "weights": kernel.weights_, "thresholds": kernel.thresholds_,
        "slope": kernel.sureness_.slope, "base": kernel.sureness_.base, "leaning": kernel.sureness_.leaning,
    }  # fmt: skip
    if space.vectors_ is not None:
        vectors = space.vectors_
        arrays |= {"vectors": vectors.vectors_, "word_weights": vectors.weights_, "shared": vectors.shared_}
    return arrays


def load(path: str | Path) -> Recogniser:
    """Read a model that `save` wrote. It recognises; to teach it more, fit it again.

    Raises TableError, in one sentence, for a file that is missing, broken, or
    no model of this version.
    """
    path = Path(path)
    try:
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        told = json.loads(arrays["told"].tobytes())
    except FileNotFoundError:
        raise TableError(f"There is no file {path}.") from None
    except OSError as error:
        raise TableError(f"{path} cannot be read: {error.strerror or 'it is no model'}.") from None
    except (ValueError, KeyError, AttributeError, EOFError, zipfile.BadZipFile):
        raise TableError(f"{path} is not a model written by this program.") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise TableError(f"{path} is not a model written by this program.")
    if told.get("version") != VERSION:
        raise TableError(
            f"{path} is a model of version {told.get('version')}; this program reads version {VERSION}."
        )
    try:
        return _model(told, arrays)
    except (ValueError, KeyError, IndexError, TypeError):
        raise TableError(f"{path} is damaged; fit the model again.") from None


def _model(told: dict[str, Any], arrays: dict[str, np.ndarray]) -> Recogniser:
    model = Recogniser(told["gamma"], told["alpha"], lean=told["lean"], random_state=told["seed"])
    model.labels_, model.several_ = told["labels"], told["several"]
    model.labels_empty_ = told["labels_empty"]
    model.classes_ = np.array(model.labels_, dtype=object)
    space = RecognitionSpace(**told["space"])
    space.blocks_ = [
        ({term: number for number, term in enumerate(terms)}, arrays[f"rarity_{place}"])
        for place, terms in enumerate(told["terms"])
    ]
    space.vectors_ = _vectors(told["words"], arrays) if told["words"] is not None else None
    kernel = KernelLabels(model.gamma, model.alpha, lean=model.lean, random_state=model.random_state)
    shape = tuple(int(side) for side in arrays["shape"])
    kernel.rows_ = csr_matrix((arrays["data"], arrays["indices"], arrays["indptr"]), shape=shape)
    kernel.rows_.check_format(full_check=True)
    kernel.several_, kernel.classes_ = model.several_, np.arange(len(model.labels_))
    kernel.n_features_in_ = shape[1]
    kernel.weights_, kernel.thresholds_ = arrays["weights"], arrays["thresholds"]
    kernel.sureness_ = Sureness(arrays["slope"], arrays["base"], arrays["leaning"], model.several_)
    n_labels = len(model.labels_)
    if kernel.weights_.shape != (shape[0], n_labels) or any(
        arrays[name].shape != (n_labels,) for name in ("thresholds", "slope", "base", "leaning")
    ):
        raise ValueError("The parts of the model do not fit together.")
    model.space_, model.kernel_ = space, kernel
    return model


def _vectors(words: list[str], arrays: dict[str, np.ndarray]) -> OwnVectors:
    vectors = OwnVectors(arrays["vectors"].shape[1])
    vectors.numbers_ = {word: number for number, word in enumerate(words)}
    vectors.vectors_, vectors.weights_, vectors.shared_ = (
        arrays["vectors"],
        arrays["word_weights"],
        arrays["shared"],
    )
    return vectors
