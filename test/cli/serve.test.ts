import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { EndpointStatus } from '../../shared/endpoint.ts';
import { oneRowProbability } from '../compute/tiny-models.ts';
import { freePort } from '../free-port.ts';
import { askJson, newHome, runFieldloop, startFieldloop } from './run-fieldloop.ts';

type Shown = { readonly endpoint: EndpointStatus };

test('"serve" answers programs on this laptop until it is interrupted, and shows how to call it', async () => {
  const home = newHome();
  const [model, data] = [join(dirname(home), 'model.onnx'), join(dirname(home), 'data.csv')];
  writeFileSync(model, oneRowProbability().onnx);
  writeFileSync(data, 'x,state\n1,sick\n-1,well\n2,sick\n');
  runFieldloop(home, ['project', 'create', 'Screening']);
  runFieldloop(home, ['dataset', 'import', data, '--dataset', 'visits']);
  runFieldloop(home, ['model', 'import', model, '--name', 'sick', '--dataset', 'visits', '--target', 'state']);
  const port = await freePort();

  const serving = startFieldloop(home, ['serve', '--port', String(port), '--model', 'sick', '--keep']);
  await serving.says('Ctrl C ends it.');
  const { endpoint } = askJson(home, ['serve', 'status']) as Shown; // the contract's output
  const asked = await fetch(`http://127.0.0.1:${port}${endpoint.example?.path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${endpoint.token}` },
    body: endpoint.example?.body ?? '',
  });
  const answer = await asked.json();
  const second = askJson(home, ['serve', '--port', String(port), '--model', 'none']);
  serving.interrupt();
  const { code, out } = await serving.ended;
  const after = askJson(home, ['serve', 'status']) as Shown;

  expect(endpoint).toMatchObject({ state: 'on', url: `http://127.0.0.1:${port}`, model: 'sick', keeps: true });
  expect([asked.status, answer]).toEqual([200, expect.objectContaining({ model_name: 'sick', model_version: '1' })]);
  expect(second).toMatchObject({ error: { code: 'model.unknown' } });
  expect(code).toBe(0);
  expect(out).toContain(`TOKEN=${endpoint.token}`);
  expect(out).toContain(`'http://127.0.0.1:${port}/v2/models/sick/versions/1/infer'`);
  expect(after.endpoint).toMatchObject({ state: 'off', requests: [{ status: 200, modelRef: 'sick@1', rows: 1 }] });
});
