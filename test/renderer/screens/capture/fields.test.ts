import { describe, expect, it } from 'vitest';
import { findChoices } from '../../../../renderer/screens/capture/fields/find-choices.ts';
import {
  cardColumns,
  isCards,
  isSearched,
  keyedChoices,
  toggled,
} from '../../../../renderer/screens/capture/fields/offer.ts';
import { readMoment, readTypedNumber, wallMinute } from '../../../../renderer/screens/capture/fields/read-typed.ts';
import { splitUnit } from '../../../../renderer/screens/capture/fill/ask-question.ts';
import { codeOf, languageFor, languageName } from '../../../../renderer/screens/capture/form-language.ts';

const offer = (count: number, appearance = '') => ({
  appearance: new Set(appearance.split(' ')),
  choices: Array.from({ length: count }, (_, at) => ({ name: `v${at}`, label: `V ${at}` })),
});

describe('a typed number', () => {
  it.each([
    ['11.2', '11.2'],
    ['11,2', '11.2'],
    [' 7 ', '7'],
    ['+7', '7'],
    ['-1.5', '-1.5'],
    ['٧٫٢', '7.2'],
    ['۱۱', '11'],
    ['11.', '11.'],
  ])('reads %j as %j', (typed, read) => expect(readTypedNumber(typed)).toBe(read));

  it.each(['1.000,5', '0x10', '1e3', 'eleven', ''])('leaves %j as it is: no number', (typed) => {
    expect(readTypedNumber(typed)).toBe(typed);
  });
});

describe('a moment', () => {
  it('is written with the zone that it was in, and read back as the clock on the wall', () => {
    const inKampala = () => 180;
    const written = readMoment('2026-11-23T00:00', inKampala);
    expect(written).toBe('2026-11-23T00:00:00.000+03:00');
    expect(wallMinute(written, Date.parse(written), inKampala)).toBe('2026-11-23T00:00');
    expect(readMoment('2026-11-23T09:41', () => -210)).toBe('2026-11-23T09:41:00.000-03:30');
  });
});

describe('choices', () => {
  it('are cards as far as they are few, or laid out by the form; else a list, and searched where they are many', () => {
    expect([isCards(offer(4)), isCards(offer(5)), isCards(offer(5, 'likert')), isCards(offer(3, 'minimal'))]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([isSearched(offer(30)), isSearched(offer(31)), isSearched(offer(2, 'autocomplete'))]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('stand side by side as the form says', () => {
    expect([cardColumns(offer(5, 'likert')), cardColumns(offer(6, 'columns-3')), cardColumns(offer(4))]).toEqual([
      5, 3, 2,
    ]);
  });

  it('have number keys as cards, nine at most, and none where one types or opens a list', () => {
    expect(keyedChoices({ ...offer(3), type: 'select_one' })).toEqual(['v0', 'v1', 'v2']);
    expect(keyedChoices({ ...offer(12), type: 'select_multiple' })).toHaveLength(9);
    expect(keyedChoices({ ...offer(9), type: 'select_one' })).toEqual([]);
  });

  it('of many keep the order of the form, whatever the order of touching', () => {
    const { choices } = offer(3);
    expect(toggled(toggled('', 'v2', choices), 'v0', choices)).toBe('v0 v2');
    expect(toggled('v0 v2', 'v2', choices)).toBe('v0');
  });

  it('are found by a part of their words, whatever the accents, those that begin so first', () => {
    const choices = ['Mbale', 'Nakaloke', 'Été Mbale'].map((label) => ({ name: label, label }));
    expect(findChoices(choices, 'mba').map(({ label }) => label)).toEqual(['Mbale', 'Été Mbale']);
    expect(findChoices(choices, 'ete').map(({ label }) => label)).toEqual(['Été Mbale']);
  });
});

describe('labels and languages', () => {
  it('give a number its unit from the brackets of its label', () => {
    expect(splitUnit('Weight (kg)')).toEqual({ label: 'Weight', unit: 'kg' });
    expect(splitUnit('الوزن (كغ)')).toEqual({ label: 'الوزن', unit: 'كغ' });
    expect(splitUnit('Age (in whole months)')).toEqual({ label: 'Age (in whole months)', unit: undefined });
  });

  it('begin in the language of the program where the form speaks it, else in its own', () => {
    const form = { languages: ['English (en)', 'French (fr)'], defaultLanguage: 'French (fr)' };
    expect([languageFor(form, 'en'), languageFor(form, 'sw'), codeOf('Luganda')]).toEqual([
      'English (en)',
      'French (fr)',
      undefined,
    ]);
    expect([languageName('French (fr)'), languageName('Luganda')]).toEqual(['français', 'Luganda']);
  });
});
