import type { Input } from '../../../shared/calls.ts';
import { Cell } from '../../../shared/column.ts';
import { Condition } from '../../../shared/derive.ts';
import { type Arguments, parseJson, present, WrongUsage } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { captureEnglish } from '../capture-english.ts';
import { english } from '../english.ts';
import { modelEnglish } from '../model-english.ts';
import { usageEnglish } from '../usage-english.ts';
import { addPhotos } from './add-photos.ts';

export const recordCommands: readonly Command[] = [
  {
    words: 'record add',
    operands: [],
    optionalOperand: 'JSON',
    options: ['record', 'subject', 'photo'],
    calls: ['record.add', 'photo.add'],
    run: async (ask, typed, [operand]) => {
      const subjectCode = typed.text('subject');
      const photos = await addPhotos(ask, typed);
      if (!photos.ok) return photos;
      const values = { ...addedRecord(typed, operand), ...photos.value };
      const input = { values, ...(subjectCode === undefined ? {} : { subjectCode }) };
      return reply(ask('record.add', input), (added) => ({
        document: added,
        lines: [
          english.saved(added.recordId, added.savedAtMs),
          ...captureEnglish.clockBehind(added.clockBehindMs),
          ...(added.prediction === null || added.blind ? [] : modelEnglish.prediction(added.prediction)),
        ],
      }));
    },
  },
  {
    words: 'record list',
    operands: [],
    options: [],
    calls: ['record.list'],
    run: (ask) =>
      reply(ask('record.list', {}), (listed) => ({
        document: listed,
        lines: listed.records.length === 0 ? [english.none] : english.records(listed.records, listed.of),
      })),
  },
  {
    words: 'record show',
    operands: ['RECORD'],
    options: [],
    calls: ['record.show'],
    run: (ask, _typed, [id = '']) =>
      reply(ask('record.show', { id }), (record) => ({ document: { record }, lines: captureEnglish.history(record) })),
  },
  {
    words: 'record edit',
    operands: ['RECORD', 'JSON'],
    options: ['base', 'also'],
    needs: ['base'],
    calls: ['record.edit'],
    run: (ask, typed, [recordId = '', json = '']) => {
      const also = typed.text('also');
      const input = {
        recordId,
        baseEventId: typed.required('base'),
        alsoBaseEventIds: also === undefined ? [] : also.split(','),
        values: parseRecord('The change', json),
      };
      return reply(ask('record.edit', input), (edited) => ({
        document: edited,
        lines: [captureEnglish.edited(edited.recordId, edited.eventId, edited.savedAtMs)],
      }));
    },
  },
  {
    words: 'record slip',
    operands: ['RECORD'],
    options: ['language', 'to'],
    needs: ['to'],
    calls: ['slip.export'],
    run: (ask, typed, [recordId = '']) =>
      reply(
        ask('slip.export', {
          recordId,
          path: typed.path('to') ?? '',
          ...present({ language: typed.text('language') }),
        }),
        (made) => ({ document: made, lines: captureEnglish.slip(made, typed.text('language')) }),
      ),
  },
  {
    words: 'record freeze',
    operands: [],
    options: ['name', 'where', 'replay', 'dry-run'],
    calls: ['record.freeze', 'record.previewFreeze'],
    run: (ask, typed) => {
      const selection = present({ replay: typed.text('replay'), where: typedWhere(typed) });
      if (typed.has('dry-run'))
        return reply(ask('record.previewFreeze', selection), (preview) => ({
          document: { preview },
          lines: captureEnglish.wouldFreeze(preview),
        }));
      return reply(ask('record.freeze', { ...selection, ...present({ name: typed.text('name') }) }), (dataset) => ({
        document: { dataset },
        lines: english.dataset(dataset),
      }));
    },
  },
  {
    words: 'record label',
    operands: ['PREDICTION|RECORD'],
    options: ['confirm', 'correct', 'unsure', 'shown'],
    calls: ['label.add'],
    run: (ask, typed, [predictionId = '']) =>
      reply(
        ask('label.add', { predictionId, answer: answerOf(typed), predictionShown: typed.has('shown') }),
        (label) => ({ document: { label }, lines: [english.labelled(label)] }),
      ),
  },
];

/** `record add JSON` and `record add --record JSON` are the same. */
function addedRecord(typed: Arguments, operand: string | undefined): Input<'record.add'>['values'] {
  const option = typed.text('record');
  if ((operand === undefined) === (option === undefined)) {
    throw new WrongUsage('usage.chooseOne', usageEnglish.chooseOne(['JSON', '--record JSON']));
  }
  return operand === undefined ? parseRecord('--record', option ?? '') : parseRecord('The record', operand);
}

/** A record typed as JSON: cells by column name. */
export function parseRecord(what: string, text: string): Input<'record.add'>['values'] {
  const value = parseJson(what, text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WrongUsage('usage.notRecord', usageEnglish.notRecord(what));
  }
  return Object.fromEntries(
    Object.entries(value).map(([column, cell]) => {
      const parsed = Cell.safeParse(cell);
      if (!parsed.success) throw new WrongUsage('usage.notCell', usageEnglish.notCell(what, column));
      return [column, parsed.data];
    }),
  );
}

/** `--where` is a condition as in the steps of `dataset derive`. */
function typedWhere(typed: Arguments): Condition | undefined {
  const text = typed.text('where');
  if (text === undefined) return undefined;
  const parsed = Condition.safeParse(parseJson('--where', text));
  if (parsed.success) return parsed.data;
  throw new WrongUsage('usage.badInput', usageEnglish.badCondition(text));
}

function answerOf(typed: Arguments): Input<'label.add'>['answer'] {
  const to = typed.text('correct');
  const answers = [
    ...(typed.has('confirm') ? [{ kind: 'confirmed' } as const] : []),
    ...(to === undefined ? [] : [{ kind: 'corrected', to } as const]),
    ...(typed.has('unsure') ? [{ kind: 'unsure' } as const] : []),
  ];
  const [answer, second] = answers;
  if (answer === undefined || second !== undefined) {
    throw new WrongUsage('usage.chooseOne', usageEnglish.chooseOne(['--confirm', '--correct VALUE', '--unsure']));
  }
  return answer;
}
