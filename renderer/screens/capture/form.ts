import type { UnmeasuredReason } from '../../../shared/unmeasured.ts';

/** A question of the project's form, as the screen needs it. Values are kept as typed until they are judged. */
export type Question = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly type: 'text' | 'number' | 'integer' | 'category' | 'boolean' | 'date';
  readonly unit?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined;
  readonly required: boolean;
};

export type Section = { readonly name: string; readonly label: string; readonly questions: readonly Question[] };

/** What was typed or chosen, by question; a missing key is not answered. */
export type Answers = Readonly<Record<string, string>>;

/** Why questions have no answer, by question. */
export type Reasons = Readonly<Record<string, UnmeasuredReason>>;

/** A reason why an answer cannot stand, with what was probably meant where that can be told. */
export type Judgement =
  | { readonly kind: 'fine' }
  | { readonly kind: 'notANumber' }
  | { readonly kind: 'notWhole' }
  | { readonly kind: 'outside'; readonly min: number; readonly max: number; readonly proposal: string | null }
  | { readonly kind: 'notADate' }
  | { readonly kind: 'afterToday' };

/** Reads "11.2", "11,2" and " 11.2 "; NaN for anything else. */
export const readNumber = (typed: string): number =>
  /^\s*[-+]?\d+([.,]\d+)?\s*$/u.test(typed) ? Number(typed.trim().replace(',', '.')) : Number.NaN;

/** Judged on leaving the field. An empty answer is fine: what is missing is asked for at the end, not in the middle. */
export function judge(question: Question, typed: string, today: string): Judgement {
  if (typed.trim() === '') return { kind: 'fine' };
  if (question.type === 'number' || question.type === 'integer') return judgeNumber(question, typed);
  if (question.type !== 'date') return { kind: 'fine' };
  if (!isDate(typed)) return { kind: 'notADate' };
  return typed > today ? { kind: 'afterToday' } : { kind: 'fine' };
}

function judgeNumber({ type, min, max }: Question, typed: string): Judgement {
  const value = readNumber(typed);
  if (Number.isNaN(value)) return { kind: 'notANumber' };
  const low = min ?? Number.NEGATIVE_INFINITY;
  const high = max ?? Number.POSITIVE_INFINITY;
  if (value < low || value > high) return { kind: 'outside', min: low, max: high, proposal: propose(value, low, high) };
  return type === 'integer' && !Number.isInteger(value) ? { kind: 'notWhole' } : { kind: 'fine' };
}

/** A slipped decimal point is the usual slip: ten or a hundred times too much or too little. */
function propose(value: number, low: number, high: number): string | null {
  const meant = [0.1, 10, 0.01, 100].map((factor) => Number((value * factor).toPrecision(10)));
  const fitting = meant.find((candidate) => candidate >= low && candidate <= high);
  return fitting === undefined ? null : String(fitting);
}

function isDate(typed: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(typed)) return false;
  const date = new Date(`${typed}T00:00:00Z`);
  // Days that do not exist roll over to the next month instead of failing.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(typed);
}

/** The answers as the contract wants them: numbers as numbers, what is empty as null. */
export function toValues(questions: readonly Question[], answers: Answers): Record<string, string | number | null> {
  return Object.fromEntries(
    questions.map(({ name, type }) => {
      const typed = answers[name]?.trim() ?? '';
      if (typed === '') return [name, null];
      return [name, type === 'number' || type === 'integer' ? readNumber(typed) : typed];
    }),
  );
}

/** Up to this many options are cards; more are a closed list. */
const MOST_CARDS = 4;

/** Values of a question's cards, in the order of their number keys; null where it is typed or chosen from a list. */
export function cardsOf({ type, options }: Question): readonly string[] | null {
  if (!options) return type === 'boolean' ? ['yes', 'no'] : null;
  return options.length <= MOST_CARDS ? options.map(({ value }) => value) : null;
}

/** Answered, or with the reason why it cannot be. */
export const isAnswered = ({ name }: Question, answers: Answers, unmeasured: Reasons): boolean =>
  (answers[name] ?? '').trim() !== '' || unmeasured[name] !== undefined;

/** What cannot stand comes before what has no answer; undefined where everything is done. */
export function firstToDo(
  questions: readonly Question[],
  entered: { readonly answers: Answers; readonly unmeasured: Reasons; readonly today: string },
): Question | undefined {
  const { answers, unmeasured, today } = entered;
  return (
    questions.find((each) => judge(each, answers[each.name] ?? '', today).kind !== 'fine') ??
    questions.find((each) => !isAnswered(each, answers, unmeasured))
  );
}

export const answeredOf = (questions: readonly Question[], answers: Answers, unmeasured: Reasons = {}): number =>
  questions.filter((question) => isAnswered(question, answers, unmeasured)).length;

/** The first answer that cannot stand, and in which section; null where all can. */
export function firstRefused(
  sections: readonly Section[],
  answers: Answers,
  today: string,
): { readonly at: number; readonly question: Question } | null {
  for (const [at, { questions }] of sections.entries()) {
    const question = questions.find((each) => judge(each, answers[each.name] ?? '', today).kind !== 'fine');
    if (question) return { at, question };
  }
  return null;
}
