import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { readersPython } from '../../scripts/set-up/python-readers.mjs';
import { deployModel } from '../core/actions/deployed-model.ts';
import { openEndpoint } from '../core/serving/endpoint/open-endpoint.ts';

test("Triton's client of the protocol and Prometheus' parser read what the endpoint answers", async () => {
  const open = await openEndpoint({ prepare: (home) => deployModel(home, 0.5) });
  const script = join(import.meta.dirname, 'call-endpoint.py');

  // Asynchronous: the endpoint answers in this process.
  const { stdout } = await promisify(execFile)(readersPython, [script, String(open.port), open.token]);
  await open.endpoint.stop();

  const probabilities = [1, -2, 0].map((x) => {
    const sick = 1 / (1 + Math.exp(-x));
    return [expect.closeTo(sick, 6), expect.closeTo(1 - sick, 6)];
  });
  const answer = { prediction: ['sick', 'well', 'sick'], probabilities };
  expect(JSON.parse(stdout)).toEqual({
    live: true,
    ready: true,
    modelReady: true,
    missingReady: false,
    server: 'fieldloop',
    inputs: [{ name: 'x', datatype: 'FP64', shape: [-1] }],
    byBytes: answer,
    byJson: answer,
    id: 'request 7',
    error: expect.stringContaining('[400]'),
    refused: expect.stringContaining('401'),
    rows: 6,
    observed: 3,
  });
});
