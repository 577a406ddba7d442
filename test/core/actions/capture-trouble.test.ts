import { describe, expect, test } from 'vitest';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { editRecord } from '../../../electron/core/actions/edit-record.ts';
import { listReview } from '../../../electron/core/actions/list-review.ts';
import { listDrafts } from '../../../electron/core/actions/list-drafts.ts';
import { saveDraft } from '../../../electron/core/actions/save-draft.ts';
import { showRecord } from '../../../electron/core/actions/show-record.ts';
import type { Cell } from '../../../shared/column.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { definition } from './capture-home.ts';
import { deployModel } from './deployed-model.ts';

const DRAFT = '00000000-0000-4000-8000-000000000001';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const add = (home: TestHome, values: Readonly<Record<string, Cell>>) =>
  addRecord(home, { values, unmeasured: {}, predictionShown: false, draftId: DRAFT });
const keep = (home: TestHome, values: Readonly<Record<string, Cell>>) =>
  saveDraft(home, { draftId: DRAFT, values, unmeasured: {} });
const draftOf = async (home: TestHome) => valueOf(await listDrafts(home)).drafts[0]?.values;

describe('on a disk that is full', () => {
  test('a visit is not saved, its draft is what was kept last, and both go on once there is room', async () => {
    const home = openTestHome({ definition });
    valueOf(await keep(home, { note: 'short' }));
    const pages = Number(home.raw.pragma('page_count', { simple: true }));
    home.raw.pragma(`max_page_count = ${pages}`);
    const note = 'a long story '.repeat(5_000);

    const [visit, draft] = [await add(home, { note, muac_cm: 12 }), await keep(home, { note })];

    expect(visit).toMatchObject({ ok: false, error: { code: 'home.diskFull', hint: expect.any(String) } });
    expect(!visit.ok && visit.error.message).toBe('The visit was not saved: the disk is full. Nothing was changed.');
    expect(draft).toMatchObject({ ok: false, error: { code: 'home.diskFull' } });
    expect(await draftOf(home)).toEqual({ note: 'short' });
    for (const table of ['record', 'recordEvent', 'outbox', 'audit']) {
      expect([table, home.store.value(`SELECT count(*) FROM "${table}"`)]).toEqual([table, 0]);
    }

    home.raw.pragma('max_page_count = 1000000');
    valueOf(await keep(home, { note }));
    expect(await draftOf(home)).toEqual({ note });
    valueOf(await add(home, { note, muac_cm: 12 }));
    expect(await draftOf(home)).toBeUndefined();
  });

  test('an edit is not saved either, and the record stays as it was', async () => {
    const home = openTestHome({ definition });
    const { recordId } = valueOf(await add(home, { muac_cm: 12 }));
    const [first] = valueOf(await showRecord(home, { id: recordId })).events;
    home.raw.pragma(`max_page_count = ${Number(home.raw.pragma('page_count', { simple: true }))}`);

    const edited = await editRecord(home, {
      recordId,
      baseEventId: first?.id ?? '',
      alsoBaseEventIds: [],
      values: { note: 'a long story '.repeat(5_000) },
      unmeasured: {},
      predictionShown: false,
    });

    expect(edited).toMatchObject({ ok: false, error: { code: 'home.diskFull' } });
    expect(valueOf(await showRecord(home, { id: recordId })).events).toHaveLength(1);
  });
});

describe('with a clock that was set back', () => {
  /** A home whose clock shows what was set last. */
  function openWithClock(atMs: number, having = definition) {
    let nowMs = atMs;
    const home = openTestHome({ definition: having, now: () => nowMs });
    return { home, set: (ms: number): void => void (nowMs = ms) };
  }

  test('what is captured is flagged with how far it was, until the clock is right again', async () => {
    const start = Date.UTC(2026, 5, 1);
    const { home, set } = openWithClock(start);
    const flags = [valueOf(await add(home, { muac_cm: 12 })).clockBehindMs];
    for (const ms of [start - DAY_MS, start - DAY_MS + MINUTE_MS, start - MINUTE_MS, start + 1]) {
      set(ms);
      flags.push(valueOf(await add(home, { muac_cm: 12 })).clockBehindMs);
    }

    expect(flags).toEqual([null, DAY_MS, DAY_MS - MINUTE_MS, null, null]);
    expect(
      home.store.all('SELECT clockBehindMs FROM recordEvent ORDER BY rowid').map((row) => row['clockBehindMs']),
    ).toEqual(flags);
    expect(JSON.stringify(home.store.all('SELECT payload FROM outbox'))).toContain(`\\"clockBehindMs\\":${DAY_MS}`);
  });

  test('an edit stands after what it edits, and counts', async () => {
    const start = Date.UTC(2026, 5, 1);
    const { home, set } = openWithClock(start);
    const { recordId } = valueOf(await add(home, { muac_cm: 12 }));
    const edit = { recordId, alsoBaseEventIds: [], unmeasured: {}, predictionShown: false };
    const [first] = valueOf(await showRecord(home, { id: recordId })).events;
    set(start - DAY_MS);
    valueOf(await editRecord(home, { ...edit, baseEventId: first?.id ?? '', values: { muac_cm: 12.5 } }));

    const { events } = valueOf(await showRecord(home, { id: recordId }));

    expect(events.map(({ values, isHead, clockBehindMs }) => [values['muac_cm'], isHead, clockBehindMs])).toEqual([
      [12, false, undefined],
      [12.5, true, DAY_MS],
    ]);
  });

  test('whoever reviews what was captured then is told, and of nothing else', async () => {
    const start = Date.UTC(2026, 5, 1);
    const { home, set } = openWithClock(start, ProjectDefinition.parse({}));
    await deployModel(home, 0.5);
    const right = valueOf(await add(home, { x: 1 }));
    set(start - DAY_MS);
    const behind = valueOf(await add(home, { x: 2 }));

    const { items } = valueOf(await listReview(home, { limit: 5 }));

    const flagOf = new Map(items.map(({ prediction, clockBehindMs }) => [prediction.recordId, clockBehindMs]));
    expect([flagOf.get(right.recordId), flagOf.get(behind.recordId)]).toEqual([undefined, DAY_MS]);
    expect(items).toHaveLength(2);
  });
});

test.each<[string, Readonly<Record<string, Cell>>]>([
  ['text for a number', { muac_cm: 'twelve' }],
  ['millimetres for centimetres', { muac_cm: 121 }],
  ['a choice that is none', { sex: 'girl' }],
  ['a day that there is not', { born: '2024-02-30' }],
])('%s is refused with the field named, and nothing is stored', async (_, values) => {
  const home = openTestHome({ definition });
  valueOf(await keep(home, values));

  const refused = await add(home, values);

  const [column = ''] = Object.keys(values);
  expect(refused).toMatchObject({ ok: false, error: { code: 'record.valueRefused' } });
  expect(!refused.ok && JSON.stringify(refused.error)).toContain(column);
  expect(home.store.value('SELECT count(*) FROM recordEvent')).toBe(0);
  expect(await draftOf(home)).toEqual(values);
});
