import type { Input } from '../../../shared/calls.ts';
import { Cell } from '../../../shared/column.ts';
import { type Arguments, WrongUsage } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { english } from '../english.ts';

export const recordCommands: readonly Command[] = [
  {
    words: 'record add',
    operands: [],
    options: ['record', 'subject'],
    calls: ['record.add'],
    run: (ask, typed) => {
      const subjectCode = typed.text('subject');
      const input = { values: recordOf(typed), ...(subjectCode === undefined ? {} : { subjectCode }) };
      return reply(ask('record.add', input), (added) => ({
        document: added,
        lines: [english.saved(added.recordId)],
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
        lines:
          listed.records.length === 0
            ? [english.none]
            : listed.records.map((record) => english.recordLine(record.id, record.subjectCode, record.capturedAtMs)),
      })),
  },
  {
    words: 'record label',
    operands: ['PREDICTION'],
    options: ['confirm', 'correct', 'unsure', 'shown'],
    calls: ['label.add'],
    run: (ask, typed, [predictionId = '']) =>
      reply(
        ask('label.add', { predictionId, answer: answerOf(typed), predictionShown: typed.has('shown') }),
        (label) => ({ document: { label }, lines: [english.labelled(label)] }),
      ),
  },
];

/** The record typed as JSON: cells by column name. */
export function recordOf(typed: Arguments): Input<'record.add'>['values'] {
  const value = typed.json('record');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WrongUsage('--record must be a JSON object of values by column');
  }
  return Object.fromEntries(
    Object.entries(value).map(([column, cell]) => {
      const parsed = Cell.safeParse(cell);
      if (!parsed.success) throw new WrongUsage(`--record: "${column}" must be a text, a number or null`);
      return [column, parsed.data];
    }),
  );
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
    throw new WrongUsage('say one of --confirm, --correct VALUE and --unsure');
  }
  return answer;
}
