"""Calls the endpoint with Triton's client of the Open Inference Protocol, and reads its metrics with Prometheus' parser."""

import json
import sys
import urllib.request

import numpy
import tritonclient.http as http
from prometheus_client.parser import text_string_to_metric_families
from tritonclient.utils import InferenceServerException

port, token = sys.argv[1:]
headers = {"Authorization": f"Bearer {token}"}
client = http.InferenceServerClient(f"127.0.0.1:{port}")


def infer(binary):
    column = http.InferInput("x", [3, 1], "FP32")
    column.set_data_from_numpy(numpy.array([[1], [-2], [0]], dtype=numpy.float32), binary_data=binary)
    names = ["prediction", "probabilities"]
    outputs = [http.InferRequestedOutput(name, binary_data=binary) for name in names]
    # The client writes a length into the dictionary that it is given, and leaves it there for the next request.
    return client.infer("sick", [column], outputs=outputs, headers=dict(headers), request_id="request 7")


def read(answer):
    texts = [text.decode() if isinstance(text, bytes) else text for text in answer.as_numpy("prediction")]
    return {"prediction": texts, "probabilities": answer.as_numpy("probabilities").tolist()}


def failure(headers, datatype="BYTES"):
    column = http.InferInput("x", [1], datatype)
    column.set_data_from_numpy(numpy.array(["many"], dtype=object))
    try:
        client.infer("sick", [column], headers=dict(headers))
    except InferenceServerException as cause:
        return str(cause)


by_bytes = infer(True)
answers = {
    "live": client.is_server_live(headers=headers),
    "ready": client.is_server_ready(headers=headers),
    "modelReady": client.is_model_ready("sick", "1", headers=headers),
    "missingReady": client.is_model_ready("none", headers=headers),
    "server": client.get_server_metadata(headers=headers)["name"],
    "inputs": client.get_model_metadata("sick", headers=headers)["inputs"],
    "byBytes": read(by_bytes),
    "byJson": read(infer(False)),
    "id": by_bytes.get_response()["id"],
    "error": failure(headers),
    "refused": failure({}),
}
request = urllib.request.Request(f"http://127.0.0.1:{port}/metrics", headers=headers)
with urllib.request.urlopen(request) as response:
    families = {family.name: family for family in text_string_to_metric_families(response.read().decode())}
counts = families["fieldloop_endpoint_request_duration_seconds"].samples
answers["rows"] = families["fieldloop_endpoint_rows"].samples[0].value
answers["observed"] = next(sample.value for sample in counts if sample.name.endswith("_count"))
print(json.dumps(answers))
