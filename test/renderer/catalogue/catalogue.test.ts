import { describe, expect, it } from 'vitest';
import { english } from '../../../renderer/catalogue/english.ts';
import { calls } from '../../../shared/calls.ts';
import { findWords, practiceKeys, readSourceWords, sourceFiles } from './source-words.ts';

/** Every sentence's key, without the ending that says how many. */
function keysOf(branch: object, path: readonly string[] = []): readonly string[] {
  return Object.entries(branch).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[...path, name].join('.').replace(/_(zero|one|two|few|many|other)$/u, '')]
      : keysOf(value as object, [...path, name]),
  );
}

const catalogue = new Set(keysOf(english));
const words = sourceFiles().map((file) => ({ file, ...readSourceWords(file) }));
/** Findings are named where they are made, and said here. */
const drift = readSourceWords('../shared/domain/describe-drift.ts');
const tripped = readSourceWords('../electron/core/actions/watching/trip-alert.ts');
const findings = { keys: drift.keys, patterns: [...drift.patterns, ...tripped.patterns] };
const features = new Set(Object.keys(english));

describe('the English catalogue', () => {
  it('holds every key that the code asks for', () => {
    const missing = words.flatMap(({ file, keys }) =>
      keys
        .filter((key) => features.has(key.split('.')[0]!) && !(key in calls) && !catalogue.has(key))
        .map((key) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('holds a sentence for every finding of drift', () => {
    const named = [
      ...findings.keys,
      ...['heavier', 'lighter', 'higher', 'lower', 'removedColumn', 'typeChanged'].map(
        (name) => `drift.finding.${name}`,
      ),
    ];
    expect(findings.keys.length).toBeGreaterThan(0);
    expect(named.filter((key) => !catalogue.has(key))).toEqual([]);
  });

  it('holds every key that the practice project asks for', () => {
    expect(practiceKeys().length).toBeGreaterThan(0);
    expect(practiceKeys().filter((key) => !catalogue.has(key))).toEqual([]);
  });

  it('holds at least one sentence for every key that is put together', () => {
    const dead = words.flatMap(({ file, patterns }) =>
      patterns
        .filter((pattern) => features.has(pattern.source.slice(1).split('\\.')[0]!))
        .filter((pattern) => ![...catalogue].some((key) => pattern.test(key)))
        .map((pattern) => `${file}: ${pattern.source}`),
    );
    expect(dead).toEqual([]);
  });

  it('holds nothing that nobody says', () => {
    const asked = new Set([...words.flatMap(({ keys }) => keys), ...findings.keys, ...practiceKeys()]);
    const patterns = [...words.flatMap((file) => file.patterns), ...findings.patterns];
    const unused = [...catalogue].filter((key) => !asked.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  it('is where every word on the screen comes from', () => {
    expect(words.flatMap(({ file, literals }) => literals.map((literal) => `${file}: ${literal}`))).toEqual([]);
  });
});

describe('the search for words in code', () => {
  it.each([
    ['between tags', '<p>Saved here</p>'],
    ['in braces', "<p>{done ? 'Saved here' : null}</p>"],
    ['in a label', '<Button label="Saved here" />'],
    ['in a template', '<p title={`Saved at ${time}`}>{time}</p>'],
  ])('finds them %s', (_, source) => {
    expect(findWords(`const x = ${source};`, 'x.tsx').literals).toHaveLength(1);
  });

  it('takes class names and signs for no words', () => {
    expect(findWords("const x = <p className={open ? 'box open' : 'box'}>{'·'} {n}</p>;", 'x.tsx').literals).toEqual(
      [],
    );
  });
});
