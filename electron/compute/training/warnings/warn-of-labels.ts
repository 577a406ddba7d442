import { editDistance } from '../../../../shared/domain/edit-distance.ts';
import { foldCode } from '../../../../shared/domain/fold-text.ts';
import type { TrainingWarning } from '../../../../shared/evaluation.ts';
import type { Target } from '../read-target.ts';

/** Shorter words differ by one letter and mean different things. */
const LEAST_LETTERS = 4;

/** Classes that may be one under two spellings, and rows without an answer. */
export const warnOfLabels = (target: Target, unlabelled: number): TrainingWarning[] => [
  ...(target.task === 'regression' ? [] : warnOfSpellings(target)),
  ...warnOfUnlabelled(unlabelled),
];

function warnOfSpellings({ classes, classOf }: Exclude<Target, { task: 'regression' }>): TrainingWarning[] {
  const counts = classes.map(() => 0);
  classOf.forEach((label) => (counts[label] = (counts[label] ?? 0) + 1));
  const named = classes.map((name, label) => ({ name, rows: counts[label] ?? 0 }));
  return named.flatMap((one, place) =>
    named.slice(place + 1).flatMap((other) => {
      if (!isNearlySame(one.name, other.name)) return [];
      const [rare, usual] = one.rows < other.rows ? [one, other] : [other, one];
      return [
        {
          code: 'train.similarClasses',
          column: null,
          message: `"${rare.name}" (${rare.rows} rows) looks like another spelling of "${usual.name}" (${usual.rows} rows).`,
          hint: 'If they are one, give them one spelling in a new version of the data and train again.',
        },
      ];
    }),
  );
}

/** The same but for case, marks and signs, or for one slip of the pen in words without digits. */
function isNearlySame(one: string, other: string): boolean {
  const [a, b] = [foldCode(one), foldCode(other)];
  if (a === b) return a !== '';
  return a.length >= LEAST_LETTERS && b.length >= LEAST_LETTERS && !/\d/.test(a + b) && editDistance(a, b, 1) <= 1;
}

const warnOfUnlabelled = (rows: number): TrainingWarning[] =>
  rows === 0
    ? []
    : [
        {
          code: 'train.unlabelledRows',
          column: null,
          message: `${rows} rows have no value to learn from and were left out.`,
          hint: 'If they are others than the rest, the model will do worse with such as them.',
        },
      ];
