import { describe, expect, test } from 'vitest';
import { fillSlip, slipLanguage, slipPage, slipWords } from '../../../shared/domain/fill-slip.ts';
import { SlipTemplate } from '../../../shared/slip.ts';

const template = SlipTemplate.parse({
  languages: {
    en: {
      title: 'Slip of {subject}',
      notice: 'For practice',
      lines: [
        'Sex: {sex}',
        'Weight {weight} kg, height {height} cm',
        'Advice: {answer}',
        'Always said',
        '{{not a field}',
      ],
      answers: { yes: 'Go to the centre' },
      values: { f: 'girl' },
    },
    ar: { title: 'بطاقة {subject}', lines: ['{sex}'] },
  },
});
test('says the main reasons in the words of its language, and only those that it has words for', () => {
  const words = {
    ...slipWords(template, 'en'),
    lines: ['Because: {reasons}'],
    reasons: { weight: 'the weight is {weight} kg', height: 'the height is {height} cm' },
  };
  const fields = { weight: '8.1', height: '71' };

  expect(fillSlip(words, 'en', fields, ['weight', 'sex', 'height']).lines).toEqual([
    'Because: the weight is 8.1 kg and the height is 71 cm',
  ]);
  expect(fillSlip(words, 'en', fields, ['sex']).lines).toEqual([]);
});

const inEnglish = (fields: Record<string, string | null>) => fillSlip(slipWords(template, 'en'), 'en', fields);

describe('a slip', () => {
  test('says the fields in the words of its language', () => {
    expect(inEnglish({ subject: 'C-7', sex: 'f', weight: '8.1', height: '71', answer: 'yes' })).toEqual({
      language: 'en',
      direction: 'ltr',
      title: 'Slip of C-7',
      notice: 'For practice',
      lines: ['Sex: girl', 'Weight 8.1 kg, height 71 cm', 'Advice: Go to the centre', 'Always said', '{not a field}'],
    });
  });

  test('leaves out a line that has nothing to say, and marks what is missing in one that has', () => {
    expect(inEnglish({ subject: null, weight: '8.1', answer: null }).lines).toEqual([
      'Weight 8.1 kg, height – cm',
      'Always said',
      '{not a field}',
    ]);
  });

  test('does not find in a record what every object has', () => {
    expect(fillSlip({ ...slipWords(template, 'en'), lines: ['{constructor} {a}'] }, 'en', { a: '1' }).lines).toEqual([
      '– 1',
    ]);
  });

  test('says a day in words, and keeps what is written the other way round apart', () => {
    const inArabic = (value: string) => fillSlip(slipWords(template, 'ar'), 'ar', { subject: '7', sex: value }).lines;

    expect(inEnglish({ subject: '', sex: '2026-11-23', answer: null }).lines[0]).toBe('Sex: 23 November 2026');
    expect(inEnglish({ subject: '', sex: '2026-99-99', answer: null }).lines[0]).toBe('Sex: 2026-99-99');
    expect(inArabic('2026-11-23')).toEqual(['\u206823 نوفمبر 2026\u2069']);
    expect(inEnglish({ subject: '', sex: 'أمل', answer: null }).lines[0]).toBe('Sex: \u2068أمل\u2069');
  });

  test('is written from the right in Arabic', () => {
    expect(fillSlip(slipWords(template, 'ar'), 'ar', { subject: 'C-7', sex: null })).toMatchObject({
      direction: 'rtl',
      title: 'بطاقة \u2068C-7\u2069',
      notice: null,
      lines: [],
    });
  });
});

test.each([
  [['ar'], 'ar'],
  [['AR-EG'], 'ar'],
  [['sw', 'ar'], 'ar'],
  [['sw'], 'en'],
  [[], 'en'],
])('for %j the language is %s', (wanted, language) => {
  expect(slipLanguage(template, wanted)).toBe(language);
});

test('a page shows what a record holds as text, whatever it is', () => {
  const page = slipPage(inEnglish({ subject: '<script>alert("x")</script>', sex: '&"' }));

  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
  expect(page).toContain('Sex: &amp;&quot;');
  expect(page).toContain("default-src 'none'");
});

test('a template without a language is refused', () => {
  expect(SlipTemplate.safeParse({ languages: {} }).success).toBe(false);
});
