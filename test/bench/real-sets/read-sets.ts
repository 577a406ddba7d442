import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type Row, readBirdstrikes } from '../../cli/real-tables.ts';
import { PYTHON } from '../peers/python.ts';

/** As the peers hand it over and take it; null is missing. */
export const PlainColumn = z.union([
  z.strictObject({ name: z.string(), numbers: z.array(z.number().nullable()) }),
  z.strictObject({ name: z.string(), texts: z.array(z.string().nullable()) }),
]);
export type PlainColumn = z.infer<typeof PlainColumn>;

/** A table and the classes of its rows; `classOf` holds places among `classes`, which stand in order. */
export type RealSet = {
  readonly name: string;
  readonly features: readonly PlainColumn[];
  readonly classes: readonly string[];
  readonly classOf: Int32Array;
};

/** Data frames of R packages that Debian carries, by the package and the file within. */
const FRAMES = [
  {
    name: 'churn',
    deb: 'r-cran-modeldata',
    file: 'site-library/modeldata/data/Rdata.rdb',
    frame: 'wa_churn',
    target: 'churn',
    beside: [],
  },
  // How long a person was followed, and what case they are compared with, is known only afterwards.
  {
    name: 'nafld1',
    deb: 'r-cran-survival',
    file: 'library/survival/data/Rdata.rdb',
    frame: 'nafld1',
    target: 'status',
    beside: ['id', 'case.id', 'futime'],
  },
  {
    name: 'flchain',
    deb: 'r-cran-survival',
    file: 'library/survival/data/Rdata.rdb',
    frame: 'flchain',
    target: 'death',
    beside: ['futime', 'chapter'],
  },
  {
    name: 'Soybean',
    deb: 'r-cran-mlbench',
    file: 'site-library/mlbench/data/Soybean.rda',
    frame: 'Soybean',
    target: 'Class',
    beside: [],
  },
  {
    name: 'Shuttle',
    deb: 'r-cran-mlbench',
    file: 'site-library/mlbench/data/Shuttle.rda',
    frame: 'Shuttle',
    target: 'Class',
    beside: [],
  },
  {
    name: 'LetterRecognition',
    deb: 'r-cran-mlbench',
    file: 'site-library/mlbench/data/LetterRecognition.rda',
    frame: 'LetterRecognition',
    target: 'lettr',
    beside: [],
  },
] as const;

/** All sets; those of R packages are downloaded with apt, and read without R. */
export function readSets(): readonly RealSet[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    unpackDebs(folder, [...new Set(FRAMES.map(({ deb }) => deb))]);
    return [birdstrikes(readBirdstrikes()), ...FRAMES.map((frame) => readFrame(folder, frame))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function unpackDebs(folder: string, names: readonly string[]): void {
  execFileSync('apt-get', ['download', ...names], { cwd: folder, stdio: 'ignore' });
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
    execFileSync('dpkg-deb', ['-x', join(folder, file), folder]);
  }
}

function readFrame(folder: string, { name, file, frame, target, beside }: (typeof FRAMES)[number]): RealSet {
  const script = join(import.meta.dirname, '../peers/read_r_table.py');
  const path = join(folder, 'usr/lib/R', file);
  const said = execFileSync(PYTHON, [script, path, frame], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const columns = z.array(PlainColumn).parse(JSON.parse(said));
  const left: readonly string[] = [target, ...beside];
  const answers = columns.find((column) => column.name === target);
  if (answers === undefined) throw new Error(`${frame} has no column ${target}`);
  const features = columns.filter((column) => !left.includes(column.name));
  return { name, features, ...classesIn('numbers' in answers ? answers.numbers : answers.texts) };
}

/** Whether an aircraft was damaged, from what the report said before anybody looked for damage or paid for it. */
function birdstrikes(rows: readonly Row[]): RealSet {
  const texts = [
    'Airport Name',
    'Aircraft Make Model',
    'Aircraft Airline Operator',
    'Origin State',
    'Phase of flight',
    'Wildlife Size',
    'Wildlife Species',
    'Time of day',
  ].map((name) => ({ name, texts: rows.map((row) => row[name] || null) }));
  const speed = rows.map((row) => (row['Speed IAS in knots'] ? Number(row['Speed IAS in knots']) : null));
  const days = rows.map((row) => Date.parse(row['Flight Date'] ?? '') / 86_400_000);
  return {
    name: 'birdstrikes',
    features: [...texts, { name: 'speed', numbers: speed }, { name: 'day', numbers: days }],
    ...classesIn(rows.map((row) => (row['Effect Amount of damage'] === 'None' ? 'none' : 'some'))),
  };
}

function classesIn(answers: readonly (string | number | null)[]): Pick<RealSet, 'classes' | 'classOf'> {
  const named = answers.map(String);
  const classes = [...new Set(named)].toSorted();
  return { classes, classOf: Int32Array.from(named, (answer) => classes.indexOf(answer)) };
}
