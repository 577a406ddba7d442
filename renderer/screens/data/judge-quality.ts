import type { DatasetVersion } from '../../../shared/dataset.ts';
import type { CategoryProfile, Profile } from '../../../shared/profile.ts';

type DatasetColumn = DatasetVersion['columns'][number];

/** What a version's profile says about its quality. `look` asks for a person's eye, the others are just said. */
export type QualityFact =
  | { readonly kind: 'empty' | 'constant'; readonly look: true; readonly columns: readonly string[] }
  | { readonly kind: 'missing'; readonly look: boolean; readonly column: string; readonly count: number }
  | { readonly kind: 'noneMissing' | 'noneConstant'; readonly look: false }
  | { readonly kind: 'uniqueKeys'; readonly look: false; readonly column: string }
  | { readonly kind: 'rareAnswer'; readonly look: true; readonly answer: string; readonly count: number };

/** More missing than this share of the rows is worth a look. */
const MUCH_MISSING = 0.05;
/** Fewer cases of an answer than this are too few to learn from and to test on. */
const FEW_ANSWERS = 30;

/** Facts about the whole version, those to look at first. An empty version has none. */
export function judgeQuality({ columns, rows }: DatasetVersion, profile: Profile): readonly QualityFact[] {
  if (rows === 0) return [];
  const facts = [
    ...judgeColumns(columns, rows, profile),
    ...judgeMissing(columns, rows),
    ...judgeKeys(columns, profile),
    ...judgeAnswers(answerOf(columns, profile)),
  ];
  return facts.toSorted((a, b) => Number(b.look) - Number(a.look));
}

/** The answers of the column that says them, where they are few enough to be counted. */
export function answerOf(columns: readonly DatasetColumn[], profile: Profile): CategoryProfile | null {
  const label = columns.find(({ role }) => role === 'label');
  const answers = label && profile.columns[label.name];
  return answers?.kind === 'category' && answers.values.length > 0 ? answers : null;
}

function judgeColumns(columns: readonly DatasetColumn[], rows: number, profile: Profile): readonly QualityFact[] {
  const empty = columns.filter(({ missing }) => missing === rows).map(({ name }) => name);
  const constant = columns
    .filter(({ name, missing }) => missing < rows && rows > 1 && hasOneValue(profile.columns[name]))
    .map(({ name }) => name);
  return [
    ...(empty.length > 0 ? [{ kind: 'empty', look: true, columns: empty } as const] : []),
    constant.length > 0
      ? ({ kind: 'constant', look: true, columns: constant } as const)
      : ({ kind: 'noneConstant', look: false } as const),
  ];
}

const hasOneValue = (column: Profile['columns'][string] | undefined): boolean =>
  column?.kind === 'numeric' ? column.min === column.max : column?.distinct === 1;

function judgeMissing(columns: readonly DatasetColumn[], rows: number): readonly QualityFact[] {
  const lacking = columns.filter(({ missing }) => missing > 0 && missing < rows);
  if (lacking.length === 0) return [{ kind: 'noneMissing', look: false }];
  return lacking
    .toSorted((a, b) => b.missing - a.missing)
    .slice(0, 3)
    .map(({ name, missing }) => ({
      kind: 'missing',
      look: missing / rows > MUCH_MISSING,
      column: name,
      count: missing,
    }));
}

/** `distinct` is a lower bound, so it can show that a key never repeats, but not that it does. */
function judgeKeys(columns: readonly DatasetColumn[], profile: Profile): readonly QualityFact[] {
  const key = columns.find(({ role }) => role === 'key');
  const values = key && profile.columns[key.name];
  return key && values?.kind === 'category' && values.distinct === values.n - values.missing
    ? [{ kind: 'uniqueKeys', look: false, column: key.name }]
    : [];
}

function judgeAnswers(answers: CategoryProfile | null): readonly QualityFact[] {
  const rarest = answers?.values.at(-1);
  const count = answers?.counts.at(-1) ?? 0;
  return rarest === undefined || count >= FEW_ANSWERS
    ? []
    : [{ kind: 'rareAnswer', look: true, answer: rarest, count }];
}
