import { Tripwires } from '../../../../../shared/tripwires.ts';
import { expect, test } from 'vitest';
import {
  changeDraft,
  type Drafting,
  draftOf,
  problemsOf,
  suiteOf,
  undoDraft,
  withoutTest,
  withTest,
} from '../../../../../renderer/screens/models/suite/draft.ts';
import { fieldsOf } from '../../../../../renderer/screens/models/suite/test-fields.ts';
import { ModelTest, TEST_KINDS, TestSuite } from '../../../../../shared/model-tests.ts';

const suite = TestSuite.parse({
  testSet: 'truth@1',
  aliases: ['shadow'],
  tests: [
    { id: 'ranks', kind: 'metric', metric: 'auc', limit: 0.8 },
    { id: 'quick', kind: 'latency' },
  ],
});
const draft = draftOf(suite);
const start: Drafting = { now: draft, before: [], key: null };

test('a draft that nobody changed is the suite that it was made of', () => {
  expect(suiteOf(draft)).toEqual(suite);
});

test('a value that cannot be is named, and the draft is no suite until it is mended', () => {
  const wrong = withTest(draft, 'ranks', { limit: Number.NaN });

  expect(suiteOf(wrong)).toBeNull();
  expect([...problemsOf(wrong.tests[0]!)]).toEqual(['limit']);
  expect(suiteOf(withTest(wrong, 'ranks', { limit: 0.7 }))?.tests[0]).toMatchObject({ limit: 0.7 });
});

test('a value that is taken away is as by default, or wrong where there is none', () => {
  const titled = withTest(draft, 'quick', { title: 'In time' });

  expect(suiteOf(withTest(titled, 'quick', { title: undefined }))).toEqual(suite);
  expect(suiteOf(withTest(draft, 'ranks', { limit: undefined }))).toBeNull();
});

test('letters of one field are undone together, other changes one by one', () => {
  const typed = ['0.7', '0.75'].reduce(
    (drafting, limit) =>
      changeDraft(drafting, withTest(drafting.now, 'ranks', { limit: Number(limit) }), 'ranks limit'),
    start,
  );
  const removed = changeDraft(typed, withoutTest(typed.now, 'quick'), null);

  const once = undoDraft(removed);
  const twice = undoDraft(once);

  expect(suiteOf(removed.now)?.tests.map(({ id }) => id)).toEqual(['ranks']);
  expect(once.now).toEqual(withTest(draft, 'ranks', { limit: 0.75 }));
  expect(twice).toEqual(start);
});

test('aliases are taken apart at commas, and a suite without tests is none', () => {
  expect(suiteOf({ ...draft, aliases: ' shadow,canary , ' })?.aliases).toEqual(['shadow', 'canary']);
  expect(suiteOf({ ...draft, aliases: 'not an alias' })).toBeNull();
  expect(suiteOf({ ...draft, tests: [] })).toBeNull();
});

test('the form asks for every value that a test of its kind has', () => {
  const shared = ['id', 'title', 'required', 'kind', 'answer'];
  for (const kind of TEST_KINDS) {
    const schema = ModelTest.options.find(({ shape }) => shape.kind.value === kind)!;
    const values = Object.keys(schema.shape).filter((name) => !shared.includes(name));
    expect(fieldsOf[kind].map(({ name }) => name).toSorted()).toEqual(values.toSorted());
  }
});

test('tests that are written anew leave the tripwires that were declared', () => {
  const declared = { ...suite, tripwires: Tripwires.parse({ watchDays: 30 }) };
  expect(suiteOf(draftOf(declared))?.tripwires).toMatchObject({ watchDays: 30 });
});
