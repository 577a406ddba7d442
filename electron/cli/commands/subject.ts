import { present, WrongUsage } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { captureEnglish } from '../capture-english.ts';
import { english } from '../english.ts';
import { usageEnglish } from '../usage-english.ts';

export const subjectCommands: readonly Command[] = [
  {
    words: 'subject find',
    operands: [],
    optionalOperand: 'TEXT',
    options: ['near'],
    calls: ['subject.find'],
    run: (ask, typed, [text = '']) =>
      reply(
        ask('subject.find', { text, waitForAll: true, ...present({ near: placeTyped(typed.text('near')) }) }),
        ({ subjects }) => ({
          document: { subjects },
          lines: subjects.length === 0 ? [noneOf(text)] : captureEnglish.subjects(subjects),
        }),
      ),
  },
  {
    words: 'subject show',
    operands: ['SUBJECT'],
    options: [],
    calls: ['subject.show'],
    run: (ask, _typed, [id = '']) =>
      reply(ask('subject.show', { id }), (shown) => ({
        document: shown,
        lines: captureEnglish.visits(shown.subject, shown.visits),
      })),
  },
  {
    words: 'subject merge',
    operands: ['SUBJECT', 'INTO'],
    options: [],
    calls: ['subject.merge'],
    run: (ask, _typed, [subjectId = '', intoId = '']) =>
      reply(ask('subject.merge', { subjectId, intoId }), (merge) => ({
        document: { merge },
        lines: [captureEnglish.merged(subjectId, intoId)],
      })),
  },
  {
    words: 'subject split',
    operands: ['SUBJECT'],
    options: [],
    calls: ['subject.split'],
    run: (ask, _typed, [subjectId = '']) =>
      reply(ask('subject.split', { subjectId }), ({ mergeIds }) => ({
        document: { mergeIds },
        lines: [captureEnglish.split(subjectId, mergeIds.length)],
      })),
  },
  {
    words: 'subject erase',
    operands: ['SUBJECT'],
    options: ['yes'],
    calls: ['subject.previewErase', 'subject.erase'],
    run: async (ask, typed, [subjectId = '']) => {
      const uses = await ask('subject.previewErase', { subjectId });
      if (!uses.ok) return uses;
      if (!typed.has('yes')) {
        const document = { erased: null, wouldErase: uses.value };
        return { ok: true, value: { document, lines: captureEnglish.wouldErase(uses.value), isBad: true } };
      }
      return reply(ask('subject.erase', { subjectId }), (erased) => ({
        document: { erased },
        lines: [captureEnglish.erased(uses.value.subject.code)],
      }));
    },
  },
];

/** Nobody at all, or nobody who is called so. */
const noneOf = (text: string): string => (text === '' ? english.none : captureEnglish.nobodyFits(text));

/** `--near 0.347,32.58` in decimal degrees. */
function placeTyped(text: string | undefined): { latitude: number; longitude: number } | undefined {
  if (text === undefined) return undefined;
  const [latitude, longitude, more] = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (
    latitude !== undefined &&
    longitude !== undefined &&
    more === undefined &&
    Number.isFinite(latitude + longitude)
  ) {
    return { latitude, longitude };
  }
  throw new WrongUsage('usage.notPlace', usageEnglish.notPlace(text));
}
