import { expect, test } from 'vitest';
import { lintSources } from './lint-fixture.ts';

const rulesIn = (path: string, text: string): readonly string[] =>
  lintSources({ [path]: text }).map(({ rule }) => rule);

test.each([
  ['any as a type', 'export const rows: any = [];', 'typescript(no-explicit-any)'],
  [
    'a non-null assertion',
    'export const first = (rows: number[]): number => rows[0]!;',
    'typescript(no-non-null-assertion)',
  ],
  ['a default export', 'export default 1;', 'import(no-default-export)'],
  ['loose equality', 'export const same = (a: number, b: number): boolean => a == b;', 'eslint(eqeqeq)'],
  ['a thrown text', "export const stop = (): never => {\n  throw 'stop';\n};\n", 'eslint(no-throw-literal)'],
  [
    'an empty catch',
    'export const tryIt = (work: () => void): void => {\n  try {\n    work();\n  } catch {}\n};\n',
    'eslint(no-empty)',
  ],
  ['an unused name', 'const unused = 1;\nexport const used = 2;\n', 'eslint(no-unused-vars)'],
])('lint refuses %s', (_what, text, rule) => {
  expect(rulesIn('server/fixture.ts', text)).toContain(rule);
});

test('lint refuses a file that only passes on what others export', () => {
  const findings = lintSources({
    'server/index.ts': "export * from './runs.ts';\n",
    'server/runs.ts': 'export const runs = 1;\n',
  });

  expect(findings).toEqual([{ file: 'server/index.ts', line: expect.any(Number), rule: 'oxc(no-barrel-file)' }]);
});

test('lint allows a non-null assertion in a test and a default export in a configuration file', () => {
  expect(rulesIn('test/fixture.test.ts', 'export const first = (rows: number[]): number => rows[0]!;')).toEqual([]);
  expect(rulesIn('vitest.config.ts', 'export default {};')).toEqual([]);
});

test('lint finds nothing in ordinary code', () => {
  expect(rulesIn('server/fixture.ts', 'export const double = (value: number): number => value * 2;')).toEqual([]);
});
