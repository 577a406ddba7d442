import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { CallName, Input, Output } from '../../shared/calls.ts';
import { type AppError, ok } from '../../shared/result.ts';
import type { Ask, Command, Reply } from './command.ts';
import { demoEnglish } from './demo-english.ts';
import { english } from './english.ts';
import { modelEnglish } from './model-english.ts';

/** What the demonstration reads of `resources/practice/practice.json`; the project's own fields go to core as they are. */
const Practice = z.looseObject({
  name: z.string(),
  dataset: z.string(),
  files: z.object({
    training: z.object({ file: z.string() }),
    current: z.object({ file: z.string() }),
    form: z.object({ file: z.string() }),
  }),
  label: z.object({ column: z.string() }),
});
type Practice = z.infer<typeof Practice>;

/** How many predictions are confirmed or corrected from the label that the practice file holds. */
const ANSWERS = 5;

export const demo: Command = {
  words: 'demo',
  operands: [],
  options: [],
  calls: [],
  run: async (ask) => {
    try {
      return ok(await runLoop(orStop(ask)));
    } catch (cause) {
      if (cause instanceof Stopped) return { ok: false, error: cause.error };
      throw cause;
    }
  },
};

class Stopped extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.message);
    this.error = error;
  }
}

type AskOrStop = <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;

/** The loop is one story: the first failure ends it. */
const orStop =
  (ask: Ask): AskOrStop =>
  async (name, input) => {
    const result = await ask(name, input);
    if (!result.ok) throw new Stopped(result.error);
    return result.value;
  };

/** The whole loop on the practice project; every figure told is taken from a reply. */
async function runLoop(ask: AskOrStop): Promise<Reply> {
  const practice = Practice.parse(JSON.parse(readFileSync(practiceFile('practice.json'), 'utf8')));
  const told: string[] = [demoEnglish.title];
  let number = 0;
  const tell = (what: string, lines: readonly string[]): void => {
    number += 1;
    told.push(demoEnglish.step(number, what), ...lines.map((line) => `   ${line}`));
  };
  await ask('project.create', { name: practice.name, definition: practice as Input<'project.create'>['definition'] });
  const { form } = await ask('form.import', { path: practiceFile(practice.files.form.file) });
  await ask('form.use', { name: form.name });
  const importFile = (file: string, dataset: string) =>
    ask('dataset.import', { path: practiceFile(file), dataset, roles: rolesOf(practice) });

  const training = await importFile(practice.files.training.file, practice.dataset);
  tell(demoEnglish.imported, english.dataset(training));
  const { run, model } = await ask('model.train', { dataset: training.id, target: practice.label.column });
  tell(demoEnglish.trained, modelEnglish.trained(run, model));
  const alias = await ask('model.promote', { ref: model.ref });
  tell(demoEnglish.promoted, modelEnglish.promoted(alias));
  const current = await importFile(practice.files.current.file, `${practice.dataset}-current`);
  const window = await ask('predict.dataset', { dataset: current.id });
  tell(demoEnglish.scored, [
    demoEnglish.rows(current),
    ...modelEnglish.window(window.rows, window.modelRef, window.metrics),
  ]);
  const labels = await labelFromFile(ask, practice, current.id);
  tell(demoEnglish.labelled, [demoEnglish.labels(labels.confirmed, labels.corrected)]);
  const drift = await ask('monitor.report', { windowId: window.id });
  tell(demoEnglish.drift, modelEnglish.drift(drift.report));
  const sync = await syncWhereKnown(ask);
  tell(demoEnglish.sync, english.sync(sync));
  const lineage = await ask('lineage.show', { id: labels.predictionIds[0] ?? window.id });
  tell(demoEnglish.lineage, english.lineage(lineage));
  const audit = await ask('audit.verify', {});
  tell(demoEnglish.audit, english.verified('entries', audit.entries, audit.damaged));
  const home = await ask('home.show', {});
  told.push('', demoEnglish.home(home.folder));
  return {
    document: {
      dataset: training,
      run,
      model,
      alias,
      current,
      window,
      labels,
      drift: drift.report,
      sync,
      lineage,
      audit,
    },
    lines: told,
    isBad: !audit.ok,
  };
}

type Labels = { readonly confirmed: number; readonly corrected: number; readonly predictionIds: readonly string[] };

/** Answers what waits for review as the file's own label says. */
async function labelFromFile(ask: AskOrStop, practice: Practice, datasetId: string): Promise<Labels> {
  const { items } = await ask('review.list', { limit: ANSWERS });
  const predictionIds: string[] = [];
  let confirmed = 0;
  for (const { prediction } of items) {
    const row = Number(prediction.id.split(':')[1]);
    const page = await ask('dataset.page', { ref: datasetId, firstRow: row, rows: 1 });
    const column = page.columns.findIndex(({ name }) => name === practice.label.column);
    const actual = String(page.rows[0]?.[column]);
    const isRight = prediction.output.prediction === actual;
    const answer = isRight ? ({ kind: 'confirmed' } as const) : ({ kind: 'corrected', to: actual } as const);
    await ask('label.add', { predictionId: prediction.id, answer, predictionShown: false });
    predictionIds.push(prediction.id);
    if (isRight) confirmed += 1;
  }
  return { confirmed, corrected: predictionIds.length - confirmed, predictionIds };
}

/** With a server it exchanges; without one the account says what waits. */
async function syncWhereKnown(ask: AskOrStop): Promise<Output<'sync.status'>> {
  const status = await ask('sync.status', {});
  return status.serverUrl === null ? status : ask('sync.run', {});
}

function rolesOf(practice: Practice): NonNullable<Input<'dataset.import'>['roles']> {
  const Columns = z.array(z.object({ name: z.string(), role: z.string().optional() }));
  const columns = Columns.parse(practice['columns']);
  const roles = columns.flatMap(({ name, role }) => (role === undefined ? [] : [[name, role] as const]));
  return Object.fromEntries(roles) as NonNullable<Input<'dataset.import'>['roles']>; // core parses them by its schema
}

/** From source two folders up, in a build beside `dist/`. */
function practiceFile(name: string): string {
  const folder = import.meta.url.endsWith('.ts') ? '../../resources/practice/' : '../resources/practice/';
  return fileURLToPath(new URL(`${folder}${name}`, import.meta.url));
}
