"""Trains scikit-learn's learners as they come on a table: one line `learner` in, `done` out.

In the folder lie `columns.json` (a column as `read_r_table.py` prints it, the features) and `classes.i32` (a class number
a row); for each line, `trained.i32` and `others.i32` (row numbers) to read, and `said.f32` (others x classes) to write.
"""

import json
import os
import sys
import warnings

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # before they are imported: nothing is timed here

import numpy
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

folder = sys.argv[1]
warnings.simplefilter("ignore", ConvergenceWarning)
columns = json.load(open(f"{folder}/columns.json"))
classes = numpy.fromfile(f"{folder}/classes.i32", dtype=numpy.int32)
is_number = ["numbers" in column for column in columns]
table = numpy.empty((len(classes), len(columns)), dtype=object)
for place, column in enumerate(columns):
    if is_number[place]:
        table[:, place] = [numpy.nan if value is None else value for value in column["numbers"]]
    else:
        table[:, place] = ["" if value is None else value for value in column["texts"]]
numbers = [place for place, of in enumerate(is_number) if of]
texts = [place for place, of in enumerate(is_number) if not of]


def for_trees():
    """Numbers with their gaps, then categories by their numbers."""
    return make_column_transformer(
        ("passthrough", numbers),
        (OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=numpy.nan), texts),
    )


def for_others():
    """Numbers around zero, gaps filled and flagged, then a column for each category."""
    return make_column_transformer(
        (make_pipeline(SimpleImputer(add_indicator=True), StandardScaler()), numbers),
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), texts),
    )


def learner(name, seed):
    if name == "gbdt":
        mask = [False] * len(numbers) + [True] * len(texts)
        return make_pipeline(for_trees(), HistGradientBoostingClassifier(categorical_features=mask, random_state=seed))
    if name == "linear":
        return make_pipeline(for_others(), LogisticRegression(max_iter=2000))
    return make_pipeline(for_others(), MLPClassifier(random_state=seed))


for seed, line in enumerate(sys.stdin):
    trained, others = (numpy.fromfile(f"{folder}/{part}.i32", dtype=numpy.int32) for part in ("trained", "others"))
    model = learner(line.strip(), seed).fit(table[trained], classes[trained])
    said = numpy.zeros((len(others), classes.max() + 1), dtype=numpy.float32)
    said[:, model.classes_] = model.predict_proba(table[others])
    said.tofile(f"{folder}/said.f32")
    print("done", flush=True)
