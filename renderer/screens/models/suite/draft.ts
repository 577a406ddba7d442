import { ModelTest, type TestKind, TestSuite } from '../../../../shared/model-tests.ts';

/** A test as it is being written: any of its values may still be wrong or missing. */
export type DraftTest = { readonly id: string; readonly kind: TestKind } & Readonly<Record<string, unknown>>;

export type Draft = {
  readonly testSet: string | null;
  /** With commas between. */
  readonly aliases: string;
  readonly tests: readonly DraftTest[];
  /** As they were declared; they are not written here, and must not be lost. */
  readonly tripwires?: TestSuite['tripwires'];
};

export const draftOf = ({ testSet, aliases, tests, tripwires }: TestSuite): Draft => ({
  testSet,
  aliases: aliases.join(', '),
  tests: tests.map((test) => ({ ...test })),
  ...(tripwires === undefined ? {} : { tripwires }),
});

/** The suite that a draft says; null while a value in it is none. */
export function suiteOf({ aliases, ...draft }: Draft): TestSuite | null {
  const names = aliases
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const parsed = TestSuite.safeParse({ ...draft, aliases: names });
  return parsed.success ? parsed.data : null;
}

/** The values of a test that cannot be as they are, by name. */
export function problemsOf(test: DraftTest): ReadonlySet<string> {
  const parsed = ModelTest.safeParse(test);
  return new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0] ?? '')));
}

/** What was changed step by step; steps of one `key` in a row, such as letters of one field, are one step. */
export type Drafting = { readonly now: Draft; readonly before: readonly Draft[]; readonly key: string | null };

export const changeDraft = ({ now, before, key: last }: Drafting, next: Draft, key: string | null): Drafting => ({
  now: next,
  before: key !== null && key === last ? before : [...before, now],
  key,
});

export function undoDraft({ now, before }: Drafting): Drafting {
  return { now: before.at(-1) ?? now, before: before.slice(0, -1), key: null };
}

/** The test of that id with other values; an undefined value is taken away. */
export const withTest = (draft: Draft, id: string, values: Readonly<Record<string, unknown>>): Draft => ({
  ...draft,
  tests: draft.tests.map((test) => (test.id === id ? keep({ ...test, ...values }) : test)),
});

function keep(test: DraftTest): DraftTest {
  const said = Object.entries(test).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as DraftTest; // id and kind are always said
}

export const withoutTest = (draft: Draft, id: string): Draft => ({
  ...draft,
  tests: draft.tests.filter((test) => test.id !== id),
});
