import type { PracticeVisit } from '../../scripts/practice/practice-visits.ts';
import type { Output } from '../../shared/calls.ts';
import { askHome } from './home-tables.ts';
import { expect } from './journey.ts';
import type { Told } from './type-visit.ts';
import type { Ask } from './window-port.ts';

type Kept = Output<'record.show'>['events'][number];

/** Each visit is kept once with what was typed, what was said of it, and whether the person saw that before answering. */
export async function expectKeptAsShown(
  ask: Ask,
  visits: readonly PracticeVisit[],
  told: readonly Told[],
): Promise<void> {
  const { records, of } = await ask('record.list', {});
  expect(of).toBe(visits.length);
  expect(records.map(({ id }) => id).toSorted()).toEqual(visits.map(({ recordId }) => recordId).toSorted());
  for (const [index, visit] of visits.entries()) {
    const { subjectCode, events } = await ask('record.show', { id: visit.recordId });
    expect(subjectCode).toBe(visit.subjectCode);
    expect(events).toHaveLength(1);
    expect(events[0]?.values).toMatchObject(valuesOf(visit));
    expectSaid(events[0]!, told[index]!);
  }
}

/** Numbers are kept as numbers, in the unit of the form. */
const valuesOf = ({ answers }: PracticeVisit): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(answers).map(([name, text]) => [name, Number.isNaN(Number(text)) ? text : Number(text)]),
  );

function expectSaid({ predictions }: Kept, told: Told): void {
  expect(predictions).toHaveLength(1);
  const [{ shown, output, outside, labels }] = predictions as [Kept['predictions'][number]];
  const given = labels.map(({ predictionShown, answer }) => ({ predictionShown, kind: answer.kind }));
  expect(shown).toBe(told.kind === 'advice');
  if (told.kind === 'advice') {
    expect(told.ofHundred).toBe(Math.round((output.probabilities?.['yes'] ?? Number.NaN) * 100));
    expect(told.verdict).toBe(output.prediction === 'yes' ? 'Refer this child' : 'No referral');
    expect(given).toEqual([{ predictionShown: true, kind: 'confirmed' }]);
  }
  if (told.kind === 'blind') {
    // It was answered "No referral", whatever the model says.
    const kind = output.prediction === 'no' ? 'confirmed' : 'corrected';
    expect(given).toEqual([{ predictionShown: false, kind }]);
  }
  if (told.kind === 'none') expect(given).toEqual([]);
  expect(outside.map(({ column }) => column)).toEqual(told.kind === 'none' ? ['weight_kg', 'height_cm'] : []);
}

/** How much there is of everything in a home that no window has open: what was kept twice stands out. */
export async function countKept(home: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const tables = ['record', 'recordEvent', 'subject', 'prediction', 'label', 'draft'];
  const counts = tables.map((table) => `(SELECT count(*) FROM "${table}") AS "${table}"`);
  const [row] = await askHome(home, `SELECT ${counts.join(', ')}`);
  return row;
}
