import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault } from '../../electron/cli/find-json-fault.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('finds no fault in what is JSON, however it is spaced', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 3), (value, indent) => {
      expect(findJsonFault(` ${JSON.stringify(value, null, indent)}\n`)).toBeNull();
    }),
  );
});

test('agrees with the engine about what is JSON and what is not', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    '1',
    '-',
    '.5',
    'true',
    'nul',
    ' ',
    '\\',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      expect(findJsonFault(text) === null, text).toBe(isJson(text));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['', 0],
  ['bad', 0],
  ['{bad', 1],
  ['{"a": bad}', 6],
  ['{"a": 1,}', 8],
  ['{"a" 1}', 5],
  ['{"a": 1', 7],
  ["{'a': 1}", 1],
  ['{"a": "open}', 6],
  ['[1, 2] 3', 7],
  ['{"a": 01}', 7],
  ['['.repeat(100_000), 100_000],
])('points at the place of %j', (text, at) => {
  expect(findJsonFault(text)).toBe(at);
});
