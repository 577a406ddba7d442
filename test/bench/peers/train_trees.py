"""Trains xgboost's histogram trees on a table of float32 and tells the time: one line `threads` in, `ms auc` out."""

import sys
import time

import numpy
import xgboost
from sklearn.metrics import roc_auc_score

folder, rows, held_out, features = sys.argv[1], *map(int, sys.argv[2:5])
table = numpy.fromfile(f"{folder}/columns.f32", dtype=numpy.float32).reshape(features, rows + held_out).T
labels = numpy.fromfile(f"{folder}/labels.u8", dtype=numpy.uint8)
train, test = numpy.ascontiguousarray(table[:rows]), numpy.ascontiguousarray(table[rows:])

for line in sys.stdin:
    parameters = {
        "objective": "binary:logistic",
        "tree_method": "hist",
        "grow_policy": "lossguide",
        "max_depth": 0,
        "max_leaves": 31,
        "max_bin": 255,
        "eta": 0.1,
        "lambda": 1,
        "nthread": int(line),
    }
    started = time.perf_counter()
    booster = xgboost.train(parameters, xgboost.DMatrix(train, labels[:rows], nthread=int(line)), 100)
    elapsed = (time.perf_counter() - started) * 1000
    area = roc_auc_score(labels[rows:], booster.predict(xgboost.DMatrix(test)))
    print(f"{elapsed:.1f} {area:.6f}", flush=True)
