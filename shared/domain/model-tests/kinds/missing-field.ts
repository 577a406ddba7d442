import type { TestFigure } from '../../../test-report.ts';
import { failed, holdAgainst, judged, notApplicable } from '../outcome.ts';
import { decidedAt, isTurned, type Probe, type Sample, type SampleAnswers, type TriedVariant } from '../probing.ts';

/** Each field in turn is left out of every record: all are still answered, and not more than so many differently. */
export const missingField: Probe<'missingField'> = {
  vary: ({ columns, rows }, { spec, records }) => {
    // A model of images has nothing to look at without one.
    const read = spec.features.filter(({ type }) => type !== 'image').map(({ name }) => name);
    const left = read.filter((name) => columns === undefined || columns.includes(name));
    if (left.length === 0) return notApplicable('noColumn', columns?.join(', ') ?? null);
    const sample = records.slice(0, rows);
    if (sample.length === 0) return notApplicable('noRows');
    const places = sample.map((_, place) => place);
    return left.map((name) => ({ name, places, records: sample.map((record) => ({ ...record, [name]: null })) }));
  },
  judge: ({ limit }, sample, base, tried) => {
    const fallen = tried.find(({ answers }) => !answers.ok);
    if (fallen !== undefined && !fallen.answers.ok) {
      return failed('modelFailed', `${fallen.variant.name}: ${fallen.answers.error.message}`);
    }
    const figures = tried.flatMap((each) =>
      each.answers.ok ? [turnedBy(sample, base, each, each.answers.value, limit)] : [],
    );
    // The field whose absence turns most tells enough.
    return judged(figures.toSorted((a, b) => b.value - a.value).slice(0, 1));
  },
};

function turnedBy(
  sample: Sample,
  base: SampleAnswers,
  { variant }: TriedVariant,
  answers: SampleAnswers,
  limit: number,
): TestFigure {
  const turned = variant.places.filter((place, row) =>
    isTurned(sample, decidedAt(sample, base, place), decidedAt(sample, answers, row)),
  ).length;
  const n = variant.places.length;
  const measured = { name: 'turned', of: variant.name, value: turned / n, low: null, high: null, n };
  return holdAgainst(measured, { limit, side: 'atMost' }, 'measured');
}
