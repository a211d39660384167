"""`fit` and `predict` on the command line: what they write, and what they refuse."""

import csv
import pickle

import numpy as np
import pytest

from analysis.tables import TableError
from analysis.theming.__main__ import main
from analysis.theming.recognition import model_file
from analysis.theming.recognition.recogniser import Recogniser

ROWS = [
    ("the lift is broken", "lifts"), ("lift stuck again", "lifts"), ("lift out of order", "lifts"),
    ("damp wall", "damp"), ("mould and damp", "damp"), ("black mould", "damp"),
]  # fmt: skip


@pytest.fixture
def train(tmp_path):
    return written(tmp_path / "train.csv", ["text", "label"], ROWS)


def written(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header, *rows])
    return path


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def fit(train, model, *more):
    return main(["fit", str(train), "--text", "text", "--label", "label", "--model", str(model), *more])


def predict(model, source, out):
    return main(["predict", str(model), str(source), "--text", "text", "--out", str(out)])


def test_what_was_learnt_is_given_to_new_rows(train, tmp_path):
    new = written(
        tmp_path / "new.csv", ["id", "text"], [("1", "Lift broken"), ("2", "damp and mould"), ("3", "")]
    )
    assert fit(train, tmp_path / "m") == 0
    assert predict(tmp_path / "m", new, tmp_path / "out.csv") == 0
    rows = rows_of(tmp_path / "out.csv")
    assert [row["labels"] for row in rows] == ["lifts", "damp", ""]
    assert [row["id"] for row in rows] == ["1", "2", "3"]
    assert 0.5 < float(rows[0]["confidence"]) <= 1 and rows[2]["confidence"] == ""


def test_several_labels_are_joined(tmp_path):
    both = [("lift broken and damp wall", "lifts|damp"), ("damp wall and lift broken", "damp|lifts")]
    train = written(tmp_path / "train.csv", ["text", "label"], [*ROWS, *both])
    fit(train, tmp_path / "m")
    predict(tmp_path / "m", train, tmp_path / "out.csv")
    assert set(rows_of(tmp_path / "out.csv")[-1]["labels"].split("|")) == {"lifts", "damp"}


def test_a_model_says_the_same_once_written_and_read(tmp_path):
    texts, labels = [text for text, _ in ROWS] * 60, [label for _, label in ROWS] * 60
    texts = [f"{text} number {place % 97}" for place, text in enumerate(texts)]
    model = Recogniser().fit(texts, labels)
    model_file.save(model, tmp_path / "m")
    again = model_file.load(tmp_path / "m")
    assert model.space_.vectors_ is not None
    np.testing.assert_array_equal(again.predict_proba(texts), model.predict_proba(texts))


def test_the_same_seed_gives_the_same_model(train, tmp_path):
    fit(train, tmp_path / "a", "--seed", "3")
    fit(train, tmp_path / "b", "--seed", "3")
    with np.load(tmp_path / "a") as a, np.load(tmp_path / "b") as b:
        assert all((a[name] == b[name]).all() for name in a.files)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\xff\xfet\x00", "UTF-16"),
        (b"text,label\ncaf\xe9,a\n", "Windows-1252"),
        (b"text,other\nx,y\n", "no column 'label'"),
        (b"text,label\nx,a\ny,a\n", "two different labels"),
        (b"PK\x03\x04zzz", "Excel"),
    ],
)
def test_a_training_file_that_cannot_be_used_is_refused_in_one_sentence(content, says, tmp_path, capsys):
    (tmp_path / "bad.csv").write_bytes(content)
    assert fit(tmp_path / "bad.csv", tmp_path / "m") == 2
    told = capsys.readouterr().err.strip()
    assert says in told and "\n" not in told and "Traceback" not in told
    assert [path.name for path in tmp_path.iterdir()] == ["bad.csv"]


class Boom:
    def __reduce__(self):
        return (exec, ("raise SystemExit('code ran')",))


def bad_models(tmp_path):
    (tmp_path / "text").write_text("not a model")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "pickle").write_bytes(pickle.dumps(Boom()))
    with (tmp_path / "objects").open("wb") as out:
        np.savez(out, told=np.array([Boom()], dtype=object))
    with (tmp_path / "numbers").open("wb") as out:
        np.savez(out, told=np.zeros(3))
    return ["text", "empty", "pickle", "objects", "numbers", "missing"]


def test_a_file_that_is_no_model_is_refused_and_runs_no_code(train, tmp_path, capsys):
    for name in bad_models(tmp_path):
        assert predict(tmp_path / name, train, tmp_path / "out.csv") == 2
        told = capsys.readouterr().err.strip()
        assert "\n" not in told and "Traceback" not in told, name
        assert "model" in told or "no file" in told, told
    assert not (tmp_path / "out.csv").exists()


def test_a_model_of_another_version_is_refused_by_its_version(train, tmp_path, monkeypatch):
    monkeypatch.setattr(model_file, "VERSION", 99)
    fit(train, tmp_path / "m")
    monkeypatch.undo()
    with pytest.raises(TableError, match="version 99"):
        model_file.load(tmp_path / "m")


def test_a_damaged_model_is_refused(train, tmp_path):
    fit(train, tmp_path / "m")
    with np.load(tmp_path / "m") as stored:
        arrays = {name: stored[name] for name in stored.files}
    for name, broken in (("weights", arrays["weights"][:2]), ("indices", arrays["indices"] + 10**6)):
        with (tmp_path / "broken").open("wb") as out:
            np.savez(out, **(arrays | {name: broken}))
        with pytest.raises(TableError, match="damaged"):
            model_file.load(tmp_path / "broken")


def test_labels_are_not_written_over(train, tmp_path, capsys):
    fit(train, tmp_path / "m")
    taken = written(tmp_path / "taken.csv", ["text", "labels"], [("lift", "x")])
    assert predict(tmp_path / "m", taken, tmp_path / "out.csv") == 2
    assert "'labels' already" in capsys.readouterr().err
