import { describe, expect, it } from 'vitest';
import { answer } from '../../../../renderer/screens/capture/fill/fill.ts';
import { blocksOf, nodesIn, pageWith, shownPages } from '../../../../renderer/screens/capture/fill/blocks.ts';
import { pagesOf } from '../../../../renderer/screens/capture/fill/pages.ts';
import { ask, compiledOf, environment, fillOf, group, repeat } from './sample-fill.ts';

const many = (count: number, prefix: string): readonly object[] =>
  Array.from({ length: count }, (_, at) => ask(`${prefix}${at}`, 'text'));

const pathsOf = (items: readonly object[]) =>
  pagesOf(compiledOf(items)).map(({ key, part, definitions }) => [key, part, definitions.length]);

describe('pages of a form', () => {
  it('are its outermost groups, with a note before the first joined to it and loose questions between on their own', () => {
    const items = [
      ask('notice', 'note'),
      group('child', many(2, 'a')),
      ask('loose', 'text'),
      repeat('dose', many(1, 'b')),
      ask('last', 'text'),
    ];
    expect(pathsOf(items)).toEqual([
      ['/data/notice', null, 2],
      ['/data/loose', null, 1],
      ['/data/dose', null, 1],
      ['/data/last', null, 1],
    ]);
  });

  it('divide what is too long for one page, but not a field-list', () => {
    expect(pathsOf([group('long', many(25, 'q'))])).toEqual([
      ['/data/long/q0', { at: 1, of: 3 }, 10],
      ['/data/long/q10', { at: 2, of: 3 }, 10],
      ['/data/long/q20', { at: 3, of: 3 }, 5],
    ]);
    expect(pathsOf([group('long', many(25, 'q'), { appearance: 'field-list' })])).toEqual([['/data/long', null, 1]]);
    expect(pathsOf(many(2_000, 'q'))).toHaveLength(200);
  });

  it('are left out where nothing on them is relevant, and what is calculated makes none', () => {
    const items = [
      group('one', [ask('sick', 'text')]),
      group('two', [ask('days', 'integer')], { relevant: "${sick} = 'yes'" }),
      group('three', [ask('sum', 'calculate', { calculation: '1 + 1' })]),
    ];
    const fill = fillOf(items);
    const pages = pagesOf(fill.form.compiled);
    const keys = (form: typeof fill.form) => shownPages(form, pages).map(({ key }) => key);
    expect(keys(fill.form)).toEqual(['/data/one']);
    expect(keys(answer(fill, '/data/one/sick', 'yes', environment).form)).toEqual(['/data/one', '/data/two']);
  });
});

describe('what stands on a page', () => {
  const items = [group('child', [ask('age', 'integer'), group('inner', [ask('arm', 'text'), ask('read', 'note')])])];

  it('is its questions, with groups within it under their headings', () => {
    const { form } = fillOf(items);
    const [page] = pagesOf(form.compiled);
    const blocks = blocksOf(form, page!);
    expect(blocks.map(({ kind }) => kind)).toEqual(['question', 'group']);
    expect(nodesIn(form, blocks).map(({ name }) => name)).toEqual(['age', 'arm']);
    expect(pageWith(form, pagesOf(form.compiled), '/data/child/inner/arm')).toEqual(page);
  });

  it('is each of a repeat, whose number people change unless the form counts', () => {
    const counted = [ask('n', 'integer', { default: '2' }), repeat('dose', [ask('ml', 'text')], { count: '${n}' })];
    const { form } = fillOf(counted);
    const repeats = pagesOf(form.compiled)
      .flatMap((page) => blocksOf(form, page))
      .filter(({ kind }) => kind === 'repeat');
    expect(repeats).toMatchObject([{ path: '/data/dose', isOpen: false, each: [{}, {}] }]);
  });
});
