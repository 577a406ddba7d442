import { expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { askJson, newHome, startFieldloop } from './run-fieldloop.ts';

test('"hub start" serves phones until another command stops it, and shows what a phone is told', async () => {
  const home = newHome();
  askJson(home, ['project', 'create', 'Clinic']);
  askJson(home, ['form', 'import', 'resources/practice/screening-form.xlsx']);
  askJson(home, ['form', 'use', 'child_screening_practice']);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;

  const serving = startFieldloop(home, ['hub', 'start', '--address', '127.0.0.1', '--port', String(port)]);
  await serving.says('Ctrl C ends it.');
  const asked = await fetch(`${url}/formList`);
  const stopped = askJson(home, ['hub', 'stop']);
  const { code, out } = await serving.ended;

  expect(asked.status).toBe(401);
  expect(stopped).toMatchObject({ hub: { state: 'off' } });
  expect(code).toBe(0);
  expect(out).toContain(url);
  expect(out).toMatch(/Password +[a-z2-9]{4}(-[a-z2-9]{4}){2}/);
});
