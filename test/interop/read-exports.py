"""Reads an exported folder with other people's readers, and prints what they found as one JSON document."""

import itertools
import json
import sys

import duckdb
import mlcroissant
import pyarrow.parquet

folder = sys.argv[1]
dataset = mlcroissant.Dataset(f"{folder}/metadata.json")
table = pyarrow.parquet.read_table(f"{folder}/data.parquet")
counts = duckdb.sql(f"SELECT kind, count(*) FROM '{folder}/data.parquet' GROUP BY kind ORDER BY kind").fetchall()
images = [record["images/content"].size for record in dataset.records("images")]
rows = itertools.islice(dataset.records("rows"), 1)
print(
    json.dumps(
        {
            "issues": dataset.metadata.issues.report(),
            "types": [str(field.type) for field in table.schema],
            "counts": counts,
            "images": images,
            "first": [record["rows/kind"].decode() for record in rows],
        }
    )
)
