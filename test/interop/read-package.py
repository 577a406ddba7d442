"""Reads exported packages as MLflow and CycloneDX do, and prints what they make of each as one JSON document."""

import json
import subprocess
import sys
from pathlib import Path

import mlflow.onnx
import mlflow.pyfunc
import pandas
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

rows_path, *folders = sys.argv[1:]
rows = pandas.read_json(rows_path, orient="records", dtype=False)


def read(folder):
    graph = mlflow.onnx.load_model(folder)
    model = mlflow.pyfunc.load_model(folder)
    bom = Path(folder, "ml-bom.cdx.json").read_text(encoding="utf-8")
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(bom)
    sums = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, text=True
    )
    return {
        "inputs": [each.name for each in graph.graph.input],
        "signature": model.metadata.signature.inputs.input_names(),
        "versionId": model.metadata.metadata["fieldloop_version_id"],
        "answers": {name: value.tolist() for name, value in model.predict(rows).items()},
        "bomFault": None if fault is None else str(fault),
        "sums": sums.stdout + sums.stderr,
    }


print(json.dumps([read(folder) for folder in folders]))
