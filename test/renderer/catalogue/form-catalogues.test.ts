import { describe, expect, it } from 'vitest';
import { english } from '../../../renderer/catalogue/english.ts';
import { formCatalogues } from '../../../renderer/catalogue/form/form-catalogues.ts';
import { wordsIn } from '../../../renderer/screens/capture/form-words.tsx';
import { readSourceWords, sourceFiles } from './source-words.ts';

/** Every sentence's key with the sentence. */
function sentencesOf(branch: object, path: readonly string[] = []): readonly (readonly [string, string])[] {
  return Object.entries(branch).flatMap(([name, value]) =>
    typeof value === 'string' ? [[[...path, name].join('.'), value] as const] : sentencesOf(value, [...path, name]),
  );
}

const withoutCount = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/u, '');
const inEnglish = new Map(sentencesOf(english));
const englishKeys = new Set([...inEnglish.keys()].map(withoutCount));
const features = new Set(Object.keys(english));

/** What stands among a form's questions: the pages, the fields, the map of places, and the warning of a clock. */
const amongQuestions = /^screens\/capture\/(page|fields|subject\/use-last-words)|^ui\/map\/world-map|^use-clock-words/u;
const asked = sourceFiles()
  .filter((file) => amongQuestions.test(file))
  .map(readSourceWords);
const neededKeys = [...englishKeys].filter(
  (key) =>
    asked.some(({ keys }) => keys.includes(key)) ||
    asked.some(({ patterns }) =>
      patterns.some((pattern) => features.has(pattern.source.slice(1).split('\\.')[0] ?? '') && pattern.test(key)),
    ),
);
const namesIn = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name!);

describe.each(Object.entries(formCatalogues))('the words among questions in %s', (language, { trouble, ...words }) => {
  const sentences = sentencesOf(words);

  it('are all that those parts ask for, and no others', () => {
    const keys = [...new Set(sentences.map(([key]) => withoutCount(key)))];
    expect(neededKeys.length).toBeGreaterThan(40);
    expect(keys.toSorted()).toEqual(neededKeys.toSorted());
  });

  it('name what the English ones name', () => {
    const odd = sentences.filter(([key, sentence]) => {
      const known = [inEnglish.get(key), inEnglish.get(`${withoutCount(key)}_other`)].filter(
        (text) => text !== undefined,
      );
      return !namesIn(sentence).every((name) => known.some((text) => namesIn(text).includes(name)));
    });
    expect(odd).toEqual([]);
  });

  it('have a form for every number that the language tells apart', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = [
      ...new Set(
        sentences
          .map(([key]) => key)
          .filter((key) => withoutCount(key) !== key)
          .map(withoutCount),
      ),
    ];
    const keys = new Set(sentences.map(([key]) => key));
    expect(counted.length).toBeGreaterThan(0);
    expect(counted.flatMap((key) => forms.map((form) => `${key}_${form}`)).filter((key) => !keys.has(key))).toEqual([]);
  });

  it('say of every trouble what happened and what now', () => {
    expect(Object.keys(trouble)).toEqual(expect.arrayContaining(['home.diskFull', 'photo.notPhoto', 'photo.damaged']));
    expect(Object.values(trouble).every(({ message, hint }) => message !== '' && hint !== '')).toBe(true);
  });
});

it('a form in a language that the program knows is spoken around its questions, any other in the program’s own', () => {
  expect(wordsIn('French (fr)').t('photo.take')).toBe('Prendre une photo');
  expect(wordsIn('Arabic (ar-EG)').dir()).toBe('rtl');
  expect(wordsIn('Luganda (lg)')).toBe(wordsIn(''));
});
