"""Trains scikit-learn's MLPClassifier on prepared rows of float32, and prints the share of the others that it tells wrongly."""

import sys
import warnings

import numpy
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

folder, width = sys.argv[1], int(sys.argv[2])
warnings.simplefilter("ignore", ConvergenceWarning)


def read(name, kind):
    return numpy.fromfile(f"{folder}/{name}", dtype=kind)


inputs = read("inputs.f32", numpy.float32).reshape(-1, width)
classes, trained, others = read("classes.i32", numpy.int32), read("trained.i32", numpy.int32), read("others.i32", numpy.int32)
network = MLPClassifier(random_state=1).fit(inputs[trained], classes[trained])
print(1 - network.score(inputs[others], classes[others]))
