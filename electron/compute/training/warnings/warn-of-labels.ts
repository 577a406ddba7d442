import { editDistance } from '../../../../shared/domain/edit-distance.ts';
import { foldCode } from '../../../../shared/domain/fold-text.ts';
import type { TrainingWarning } from '../../../../shared/evaluation.ts';
import type { Target } from '../read-target.ts';

/** Shorter words differ by one letter and mean different things. */
const LEAST_LETTERS = 4;
/** Longer words take a second slip, but only where one is so much rarer: hypotension is no hypertension. */
const LEAST_LETTERS_OF_TWO = 8;
const RARE_SHARE = 0.05;

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
      const [rare, usual] = one.rows < other.rows ? [one, other] : [other, one];
      if (!isNearlySame(rare.name, usual.name, rare.rows <= RARE_SHARE * usual.rows)) return [];
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

/** The same but for case, marks and signs, or for a slip of the pen or two in words without digits. */
function isNearlySame(one: string, other: string, isRare: boolean): boolean {
  const [a, b] = [foldCode(one), foldCode(other)];
  if (a === b) return a !== '';
  const letters = Math.min(a.length, b.length);
  if (letters < LEAST_LETTERS || /\d/.test(a + b)) return false;
  const slips = isRare && letters >= LEAST_LETTERS_OF_TWO ? 2 : 1;
  return editDistance(a, b, slips) <= slips;
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
