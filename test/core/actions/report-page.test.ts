import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRandom } from '../../../shared/domain/random.ts';
import { valueOf } from '../open-test-home.ts';
import { openPipelineHome } from '../pipelines/pipeline-home.ts';

/** People with codes, names and a rare category that would tell who they are; a share of them with fever is moved. */
function writePeople(path: string, rows: number, shift: number, marker: string): void {
  const random = createRandom(11 + shift);
  const lines = Array.from({ length: rows }, (_, row) => {
    const fever = 37 + random.normal() + shift;
    const clan = row === 0 ? `only ${marker}` : random.int(2) === 1 ? 'north' : 'south';
    return `${marker}-${row},Nakato ${marker} ${row},${clan},${fever.toFixed(2)},${fever > 37.5 ? 'yes' : 'no'}`;
  });
  writeFileSync(path, ['code,full_name,clan,fever,sick', ...lines, ''].join('\n'));
}

const PIPELINE = `name: Report
steps:
  - id: import
    call: dataset.import
    input: { path: people.csv, dataset: people, roles: { code: key, full_name: identifier } }
  - id: train
    call: model.train
    input: { dataset: '\${import.id}', target: sick, name: sick, features: [clan, fever], parameters: { trees: 2 } }
  - { id: promote, call: model.promote, input: { ref: '\${train.model.id}' } }
  - id: next
    call: dataset.import
    input: { path: next.csv, dataset: next, roles: { code: key, full_name: identifier } }
  - { id: score, call: predict.dataset, needs: [promote], input: { dataset: '\${next.id}' } }
`;

test('a report holds what changed in counts and means, and no cell that names somebody', async () => {
  const { ask, folder, write } = openPipelineHome();
  writePeople(join(folder, 'people.csv'), 300, 0, 'Alpha');
  writePeople(join(folder, 'next.csv'), 200, 2, 'Omega');
  const run = valueOf(await ask('pipeline.run', { path: write(PIPELINE) }));
  const path = join(mkdtempSync(join(tmpdir(), 'report-')), 'report.html');

  expect(run.steps.map(({ error }) => error)).toEqual([null, null, null, null, null]);
  valueOf(await ask('monitor.report', { model: 'sick' }));
  valueOf(await ask('monitor.export', { model: 'sick', path }));
  const html = readFileSync(path, 'utf8');
  const shown = valueOf(await ask('monitor.page', { model: 'sick' }));
  const ofFile = valueOf(await ask('monitor.page', { model: 'sick', path: join(folder, 'next.csv') }));

  expect(html).toContain('200, against 300 that it learned from');
  expect(html).toMatch(/fever<\/th><td>changed<\/td><td>mean 37[\d.]* → 39/);
  for (const page of [html, shown.html, ofFile.html])
    expect(page).not.toMatch(/Alpha|Omega|Nakato|north|south|<script|http-equiv="refresh"/u);
  expect(html).toContain("default-src 'none'");
});

test('a PDF is left to the window, other endings are refused, and nothing is written', async () => {
  const { ask } = openPipelineHome();
  const folder = mkdtempSync(join(tmpdir(), 'report-'));

  for (const name of ['report.pdf', 'report.docx', 'report']) {
    const written = await ask('monitor.export', { path: join(folder, name) });
    expect(written).toMatchObject({ ok: false, error: { code: 'report.format' } });
  }
});
