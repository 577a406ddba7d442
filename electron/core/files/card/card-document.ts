import type { Feature } from '../../../../shared/model.ts';
import { type ModelCard, RARE_SHARE } from '../../../../shared/model-card.ts';
import { wattHours } from '../../../../shared/training-settings.ts';
import { between, day, deploymentWords, figure, findingWords, metricName, moment, splitWords } from './card-words.ts';

/** What a card says, before it is Markdown or a page. Texts are plain. */
export type Section = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
};

export type CardDocument = {
  readonly title: string;
  /** To be read before anything else. */
  readonly warnings: readonly string[];
  readonly sections: readonly Section[];
};

const UNSAID = 'Nobody said it yet.';

/** A card as a document in English, for readers without Fieldloop; the window has its own in the person's language. */
export const cardDocument = (card: ModelCard): CardDocument => ({
  title: `Model card: ${card.model.name}, version ${card.model.version}`,
  warnings: [
    ...(card.isPractice
      ? ['Synthetic, for practice: this model learned from made-up data and must decide about nobody.']
      : []),
    ...(card.recall === null
      ? []
      : [`Recalled by ${card.recall.actorName}, ${moment(card.recall.saidAtMs)}: ${card.recall.reason}`]),
  ],
  sections: [
    meaning(card),
    about(card),
    data(card),
    judged(card),
    groups(card),
    tests(card),
    limits(card),
    features(card),
    deployments(card),
    drift(card),
    training(card),
    ...((card.text?.text.notes ?? '') === ''
      ? []
      : [{ title: 'Notes', paragraphs: paragraphsOf(card.text?.text.notes) }]),
  ].filter((section) => section !== null),
});

const paragraphsOf = (text = ''): readonly string[] => text.split(/\n\s*\n/u).map((paragraph) => paragraph.trim());

const facts = (title: string, rows: readonly (readonly [string, string])[]): Section => ({
  title,
  paragraphs: [],
  table: { head: ['', ''], rows },
});

function meaning({ text }: ModelCard): Section {
  const said = text?.text;
  const or = (words: string | undefined): string => (words === undefined || words === '' ? UNSAID : words);
  return facts('What it is for', [
    ['Intended use', or(said?.use)],
    ['Intended users', or(said?.users)],
    ['Not for', or(said?.notFor)],
    ['Owner', or(said?.owner)],
  ]);
}

function about({ model, spec, threshold }: ModelCard): Section {
  return facts('The model', [
    ['Tells', `${spec.target ?? 'an answer'} (${spec.task})`],
    ...(spec.classes.length === 0 ? [] : [['Answers', spec.classes.join(', ')] as const]),
    ...(threshold === null || spec.positiveClass === null
      ? []
      : [[`Says ${spec.positiveClass} from`, `${figure(100 * threshold)} of 100`] as const]),
    ['Made', `${moment(model.createdAtMs)} by ${model.madeBy}, project ${model.projectName}, with ${model.madeWith}`],
    ['SHA-256', model.sha256],
    ['Id', model.id],
  ]);
}

function data({ data: learned }: ModelCard): Section {
  if (learned === null) {
    return { title: 'Data', paragraphs: ['It came as a file: what it learned from is not known here.'] };
  }
  const { ref, rows, digest, createdAtMs, days, sites, answers } = learned;
  const counted = (list: typeof sites): string =>
    list.map((one) => `${one.name} (${one.rows.toLocaleString('en')})`).join(', ');
  return facts('Data', [
    ['Version', `${ref}, ${rows.toLocaleString('en')} rows, ${moment(createdAtMs)}`],
    ...(days === null ? [] : [['Visits', `${day(days.first)} to ${day(days.last)}`] as const]),
    ...(sites.length === 0 ? [] : [[`Sites`, counted(sites)] as const]),
    ...(answers.length === 0 ? [] : [['Answers', counted(answers)] as const]),
    ['Digest', digest],
  ]);
}

function judged({ run, metrics }: ModelCard): Section {
  const outcome = run?.outcome ?? null;
  const rows = Object.entries(metrics).map(([name, value]) => {
    const interval = outcome?.intervals[name];
    return [metricName(name), figure(value), interval === undefined ? '–' : between(interval.low, interval.high)];
  });
  if (rows.length === 0) return { title: 'How well it does', paragraphs: ['No figures came with it.'] };
  const split = outcome?.split ?? null;
  return {
    title: 'How well it does',
    paragraphs:
      outcome === null
        ? []
        : [
            `Judged on ${outcome.heldOutRows.toLocaleString('en')} rows that it had not seen` +
              `${split === null ? '' : ` (${splitWords(split)})`}, with 95 % intervals.`,
          ],
    table: { head: ['Figure', 'Measured', '95 % interval'], rows },
  };
}

function groups({ run }: ModelCard): Section | null {
  const slices = run?.outcome?.slices ?? [];
  if (slices.length === 0) return null;
  return {
    title: 'By group',
    paragraphs: [],
    table: {
      head: ['Group', 'Figure', 'Measured', '95 % interval', 'Rows'],
      rows: slices.map(({ column, value, metric, measured, low, high, n }) => [
        `${column}: ${value}`,
        metricName(metric),
        figure(measured),
        between(low, high),
        n.toLocaleString('en'),
      ]),
    },
  };
}

function tests({ tests: report }: ModelCard): Section | null {
  if (report === null) return null;
  const on =
    report.judgedOn === null
      ? ''
      : ` on ${report.judgedOn.rows.toLocaleString('en')} rows of ${report.judgedOn.datasetRef}`;
  return {
    title: 'Tests',
    paragraphs: [`Tested ${moment(report.testedAtMs)} by ${report.actorName}${on}.`],
    table: {
      head: ['Test', 'Verdict'],
      rows: report.results.map(({ test, verdict, because }) => [
        test.title ?? test.id,
        because === null ? verdict : `${verdict} (${because})`,
      ]),
    },
  };
}

function limits({ data: learned, run }: ModelCard): Section {
  const answers = learned?.answers ?? [];
  const all = answers.reduce((sum, { rows }) => sum + rows, 0);
  const rare = answers.filter(({ rows }) => rows < RARE_SHARE * all);
  return {
    title: 'Limits',
    paragraphs: [
      'A record with a number outside of the range below, or with a value that training never saw, is unlike anything that it learned from: what it says of such a record is marked and needs a person.',
      ...rare.map(
        ({ name, rows }) =>
          `“${name}” was seen ${rows.toLocaleString('en')} times in ${all.toLocaleString('en')}: it is told less surely than the figures of all suggest.`,
      ),
      ...(run?.outcome?.warnings ?? []).map(({ message }) => message),
    ],
  };
}

const features = ({ spec }: ModelCard): Section => ({
  title: 'What it reads',
  paragraphs: [],
  table: {
    head: ['Column', 'Type', 'Unit', 'Seen in training'],
    rows: spec.features.map((feature) => [feature.name, feature.type, feature.unit ?? '–', seen(feature)]),
  },
});

function seen({ categories, min, max, type }: Feature): string {
  if (categories !== undefined) return categories.join(', ');
  return min === undefined || max === undefined ? 'not known' : between(min, max, type);
}

const deployments = ({ deployments: moves }: ModelCard): Section | null =>
  moves.length === 0
    ? null
    : {
        title: 'In use',
        paragraphs: [],
        table: { head: ['When', 'How'], rows: moves.map((move) => [moment(move.movedAtMs), deploymentWords(move)]) },
      };

const drift = ({ drift: found }: ModelCard): Section => ({
  title: 'Drift',
  paragraphs: found.length === 0 ? ['No change against its training was found so far.'] : [],
  ...(found.length === 0
    ? {}
    : {
        table: {
          head: ['Found', 'What changed', 'Answered'],
          rows: found.map(({ finding, raisedAtMs, acknowledgedAtMs, reason }) => [
            moment(raisedAtMs),
            findingWords(finding),
            acknowledgedAtMs === null ? 'not yet' : (reason ?? moment(acknowledgedAtMs)),
          ]),
        },
      }),
});

function training({ run }: ModelCard): Section | null {
  if (run === null) return null;
  const { outcome, algorithm, seed, environment, parameters, startedAtMs, actorName } = run;
  const spent = outcome?.spent ?? null;
  const watts = outcome?.wattsPerProcessor ?? null;
  return facts('Training', [
    ['Run', `${run.id}, ${moment(startedAtMs)} by ${actorName}`],
    ['Algorithm', `${algorithm}, seed ${seed}`],
    ['Parameters', JSON.stringify(parameters)],
    [
      'On',
      Object.entries(environment)
        .map(([name, value]) => `${name} ${String(value)}`)
        .join(', '),
    ],
    ...(spent === null
      ? []
      : [['Took', `${figure(spent.seconds)} s, ${figure(spent.cpuSeconds)} s of processor time`] as const]),
    ...(spent === null || watts === null
      ? []
      : [
          [
            'Energy',
            `about ${figure(wattHours(spent.cpuSeconds, watts))} Wh (an estimate: ${figure(watts)} W a busy processor)`,
          ] as const,
        ]),
  ]);
}
