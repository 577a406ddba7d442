import type { TrainingWarning } from '../../../../shared/evaluation.ts';
import type { KeptFigures, KeptKnowledge } from '../../../../shared/kept-knowledge.ts';
import type { TrainedSpec } from '../../../../shared/model.ts';
import type { LearnedState } from '../learned-state.ts';
import type { FeatureColumn } from '../training-data.ts';

/** Fewer rows with a new category are not worth a word. */
const TELLING_ROWS = 5;
const MOST_NAMED = 3;

/** What a person should know of a model that goes on from a version, the weightiest first. */
export const warnOfGoingOn = (
  kept: KeptKnowledge | null,
  rounds: number,
  start: LearnedState,
  spec: TrainedSpec,
  features: readonly FeatureColumn[],
): TrainingWarning[] => [
  ...(kept === null ? [unchecked] : warnOfForgetting(kept)),
  ...(rounds === 0 && start.algorithm !== 'linear' ? [nothingLearned] : []),
  ...(start.algorithm === 'gbdt' ? warnOfNewCategories(spec, features) : []),
];

const unchecked: TrainingWarning = {
  code: 'train.keptUnchecked',
  column: null,
  message: 'Nobody could check what is kept of what the earlier version knew: the rows that it was judged on are gone.',
  hint: 'Compare both versions on rows of the old kind before you put this one to use.',
};

const nothingLearned: TrainingWarning = {
  code: 'train.nothingLearned',
  column: null,
  message: 'No step on the new rows made the model better on the new rows held out: it is the earlier version.',
  hint: 'Keep the earlier version, or collect more new rows.',
};

function warnOfForgetting({ overall, classes }: KeptKnowledge): TrainingWarning[] {
  const forgotten = classes.filter(({ verdict }) => verdict === 'forgotten');
  const hint = 'Train anew on old and new rows together, or go on with old rows of it among the new ones.';
  if (forgotten.length === 0 && overall.verdict !== 'forgotten') return [];
  if (forgotten.length > 0) {
    return forgotten.map((figures) => ({
      code: 'train.forgotten',
      column: null,
      message: `Class "${figures.name}" fell from ${outOfHundred(figures)} told right: forgotten.`,
      hint,
    }));
  }
  const message =
    classes.length > 0
      ? `The old held-out rows fell from ${outOfHundred(overall)} told right: forgotten.`
      : `On the old held-out rows the mean error rose from ${short(overall.before.value)} to ${short(overall.after.value)}: forgotten.`;
  return [{ code: 'train.forgotten', column: null, message, hint }];
}

const outOfHundred = ({ before, after }: KeptFigures): string =>
  `${Math.round(100 * before.value)} to ${Math.round(100 * after.value)} of 100`;

const short = (value: number): string => String(Number(value.toPrecision(3)));

/** Kept trees cannot tell what they never saw. */
function warnOfNewCategories({ features: seen }: TrainedSpec, features: readonly FeatureColumn[]): TrainingWarning[] {
  return features.flatMap(({ column, chunk }) => {
    const known = seen.find(({ name }) => name === column.name)?.categories;
    if (chunk.kind !== 'coded' || known === undefined) return [];
    const rowsByCode = new Map<number, number>();
    for (const code of chunk.codes) {
      const value = chunk.dictionary[code];
      if (value !== undefined && !known.includes(value)) rowsByCode.set(code, (rowsByCode.get(code) ?? 0) + 1);
    }
    const rows = [...rowsByCode.values()].reduce((sum, count) => sum + count, 0);
    if (rows < TELLING_ROWS) return [];
    const names = [...rowsByCode.keys()].map((code) => `"${chunk.dictionary[code] ?? ''}"`).slice(0, MOST_NAMED);
    return [
      {
        code: 'train.newCategories',
        column: column.name,
        message: `${rows} rows of "${column.name}" say what the earlier version never saw (${names.join(', ')}): its trees take that for missing.`,
        hint: 'If it matters, train anew on old and new rows together.',
      },
    ];
  });
}
