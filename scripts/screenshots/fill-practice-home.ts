import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { CallName, Input, Output } from '../../shared/calls.ts';
import type { Cell } from '../../shared/column.ts';
import { Door } from '../../electron/core/door.ts';
import { handlers } from '../../electron/core/handlers.ts';
import { openPractice } from '../../electron/core/open-practice.ts';
import { startCore, startEngine } from '../../electron/core/start.ts';
import { root } from '../paths.mjs';

const practice = join(root, 'resources', 'practice');
const TRAINING_FILE = join(practice, 'screening-2026-q3.csv');
const CURRENT_FILE = join(practice, 'screening-2026-november.csv');
const MS_PER_DAY = 86_400_000;
/** Days that the chart of Today shows. */
const DAYS = 14;
/** One in so many of the children of the training file's last two weeks is typed in again. */
const TYPED_IN = 3;

type Ask = <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;

/** A home in which somebody has worked with the practice project for two weeks up to `nowMs`. */
export async function fillPracticeHome(folder: string, nowMs: number): Promise<void> {
  let atMs = nowMs - DAYS * MS_PER_DAY;
  const engine = startEngine();
  const core = await startCore({ folder, engine: engine.link, now: () => atMs });
  if (!core.ok) throw new Error(core.error.message);
  const door = new Door(core.value.home, handlers);
  const ask = askOf(door);
  await ask('actor.use', { name: 'Amina', role: 'officer' });
  await openPractice(door, practice);
  const { model } = await ask('model.train', { dataset: 'screening', target: 'needs_referral' });
  await ask('model.promote', { ref: model.ref });
  for (const { child, daysAgo } of readChildren()) {
    atMs = nowMs - daysAgo * MS_PER_DAY;
    const visitDate = new Date(atMs).toISOString().slice(0, 10);
    await ask('record.add', {
      subjectCode: child['subject'] ?? '',
      values: { ...valuesOf(child), visit_date: visitDate },
    });
  }
  atMs = nowMs;
  await answerSome(ask);
  await ask('dataset.import', { path: CURRENT_FILE, dataset: 'november' });
  const window = await ask('predict.dataset', { dataset: 'november' });
  await ask('monitor.report', { windowId: window.id });
  await door.close();
  await engine.close();
  await core.value.close();
}

type Child = Readonly<Record<string, string>>;

/** Days ago are counted from the file's last day. */
function readChildren(): readonly { readonly child: Child; readonly daysAgo: number }[] {
  const rows = Papa.parse<Child>(readFileSync(TRAINING_FILE, 'utf8').trim(), { header: true }).data;
  const dayOf = (child: Child | undefined): number => Date.parse(child?.['visit_date'] ?? '') / MS_PER_DAY;
  const lastDay = dayOf(rows.at(-1));
  return rows
    .map((child) => ({ child, daysAgo: lastDay - dayOf(child) }))
    .filter(({ daysAgo }, index) => daysAgo < DAYS && index % TYPED_IN === 0);
}

/** What the form asks; the answer to be told is left to the model. */
function valuesOf(child: Child): Record<string, Cell> {
  const numbers = ['age_months', 'weight_kg', 'height_cm', 'muac_cm'];
  const texts = ['site', 'sex', 'oedema', 'diarrhoea'];
  const given = (names: readonly string[]) => names.filter((name) => child[name] !== '');
  return Object.fromEntries([
    ...given(numbers).map((name) => [name, Number(child[name])] as const),
    ...given(texts).map((name) => [name, child[name] ?? null] as const),
  ]);
}

/** A person has looked at most of what was typed in. */
async function answerSome(ask: Ask): Promise<void> {
  const { items } = await ask('review.list', { limit: 100 });
  for (const { prediction } of items.slice(20)) {
    await ask('label.add', { predictionId: prediction.id, answer: { kind: 'confirmed' }, predictionShown: true });
  }
}

const askOf =
  (door: Door): Ask =>
  async (name, input) => {
    const result = await door.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
    return result.value as Output<typeof name>; // the door runs the handler that the contract types under this name
  };
