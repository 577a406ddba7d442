import type { ColumnChunk } from '../../../../shared/column.ts';
import { gather, selectRows } from '../../../../shared/columns/select-rows.ts';
import { createRandom } from '../../../../shared/domain/random.ts';
import type { ChampionAnswers, Evidence } from '../../../../shared/domain/model-tests/evidence.ts';
import { type EvidenceTest, judgeEvidence } from '../../../../shared/domain/model-tests/judge-evidence.ts';
import { notApplicable } from '../../../../shared/domain/model-tests/outcome.ts';
import { placesWhere } from '../../../../shared/domain/judging/judged-rows.ts';
import type { TestOutcome } from '../../../../shared/test-report.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { type VersionHead, versionHead } from '../../store/version-chunks.ts';
import { truthOf } from '../judge-answers.ts';
import { readColumns } from '../read-columns.ts';
import { refuseVersion } from '../row-groups.ts';
import type { ReaderInput, ReaderOutput } from '../tasks.ts';
import { classesInOrder, decideRows } from './decide-rows.ts';

type Task = ReaderInput<'tests.judge'>;

/** The same suite draws the same resamples again. */
const SEED = 1;

/** What each test says of a version's answers to rows whose truth a data set version holds. Fails as `readColumns` does. */
export function judgeTests(db: ReadableDb, task: Task): Result<ReaderOutput<'tests.judge'>> {
  const head = versionHead(db, task.versionId);
  if (head === null) return refuseVersion(task.versionId);
  const read = readColumns(db, task.versionId, namesRead(head, task));
  if (!read.ok) return read;
  const gathered = gatherEvidence(head, read.value, task);
  const judgeOne = (test: EvidenceTest): TestOutcome =>
    'because' in gathered ? notApplicable(gathered.because) : judgeEvidence(test, gathered);
  return ok({ outcomes: task.tests.map(judgeOne), rows: 'because' in gathered ? 0 : gathered.judged.actual.length });
}

const columnOfRole = (head: VersionHead, wanted: 'site' | 'subject'): string | undefined =>
  head.columns.find(({ role }) => role === wanted)?.name;

function namesRead(head: VersionHead, { candidate: { spec }, tests }: Task): readonly string[] {
  const sliced = tests.flatMap((test) => {
    if (test.kind === 'slices') return test.by.map(({ column }) => column);
    return test.kind === 'fairness' ? [test.by.column] : [];
  });
  const named = [spec.target, columnOfRole(head, 'site'), columnOfRole(head, 'subject'), ...sliced];
  return named.filter((name) => name !== null && name !== undefined);
}

type Columns = ReadonlyMap<string, ColumnChunk>;

/** Rows whose truth is missing, or is no class of the model, are left out. */
function gatherEvidence(
  head: VersionHead,
  columns: Columns,
  task: Task,
): Evidence | { readonly because: 'noColumn' | 'noRows' } {
  const { spec, rows, outputs } = task.candidate;
  const truth = columns.get(spec.target ?? '');
  if (truth === undefined) return { because: 'noColumn' };
  const classes = classesInOrder(spec);
  const truths = truthOf({ ...spec, classes: [...classes] }, selectRows(truth, rows));
  const places = placesWhere(rows.length, (place) => !Number.isNaN(truths[place]));
  if (places.length === 0) return { because: 'noRows' };
  const known = selectNumbers(rows, places);
  const site = columns.get(columnOfRole(head, 'site') ?? '') ?? null;
  const subject = columns.get(columnOfRole(head, 'subject') ?? '');
  const actual = truths.filter((each) => !Number.isNaN(each));
  const answered = { ...task.candidate, rows: known, outputs: selectOutputs(outputs, spec.classes.length, places) };
  return {
    judged: decideRows(answered, classes, actual, site),
    unitOf: subject === undefined ? null : unitsOf(selectRows(subject, known)),
    columns: new Map([...columns].map(([name, chunk]) => [name, selectRows(chunk, known)])),
    champion: championOf(task, { known, classes, actual }, site),
    random: createRandom(SEED),
  };
}

/** Null where each row has a unit of its own; rows without one are each their own. */
function unitsOf(chunk: ColumnChunk): Int32Array | null {
  const keys = chunk.kind === 'coded' ? chunk.codes : chunk.values;
  const units = new Map<number, number>();
  let next = 0;
  const unitOf = Int32Array.from(keys, (key) => {
    if (Number.isNaN(key) || key === -1) return next++;
    const unit = units.get(key) ?? next++;
    units.set(key, unit);
    return unit;
  });
  return next === unitOf.length ? null : unitOf;
}

type Known = { readonly known: Int32Array; readonly classes: readonly string[]; readonly actual: Float64Array };

/** The version in use on those of the known rows that it was asked about. */
function championOf({ champion }: Task, { known, classes, actual }: Known, site: ColumnChunk | null): ChampionAnswers {
  if ('because' in champion) return champion;
  const placeOf = new Map(Array.from(champion.rows, (row, place) => [row, place] as const));
  const places = placesWhere(known.length, (place) => placeOf.has(known[place] as number)); // within, here and below
  if (places.length === 0) return { because: 'tooFewRows' };
  const asked = places.map((place) => placeOf.get(known[place] as number) as number);
  const answered = {
    ...champion,
    rows: selectNumbers(known, places),
    outputs: selectOutputs(champion.outputs, champion.spec.classes.length, asked),
  };
  const truths = Float64Array.from(places, (place) => actual[place] as number);
  return { judged: decideRows(answered, classes, truths, site), places };
}

const selectNumbers = (from: Int32Array, places: Int32Array): Int32Array =>
  gather(from, places, new Int32Array(places.length));

function selectOutputs(outputs: Float32Array, classes: number, places: Int32Array): Float32Array {
  const width = Math.max(1, classes);
  const picked = new Float32Array(places.length * width);
  places.forEach((place, at) => picked.set(outputs.subarray(place * width, (place + 1) * width), at * width));
  return picked;
}
