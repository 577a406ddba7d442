import type { Input, Output } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import { type Arguments, present, WrongUsage } from '../arguments.ts';
import { type Ask, type Command, type Reply, reply } from '../command.ts';
import { english } from '../english.ts';
import { guardsEnglish } from '../guards-english.ts';
import { modelEnglish } from '../model-english.ts';
import { usageEnglish } from '../usage-english.ts';
import { parseRecord } from './record.ts';

export const predictCommands: readonly Command[] = [
  {
    words: 'predict',
    operands: [],
    options: ['model', 'dataset', 'to', 'record', 'confirmed'],
    calls: ['predict.dataset', 'predict.record'],
    run: (ask, typed) => {
      const [dataset, record] = [typed.text('dataset'), typed.text('record')];
      if (dataset !== undefined && record === undefined) return predictDataset(ask, typed, dataset);
      if (record !== undefined && dataset === undefined && !typed.has('to')) return predictRecord(ask, typed, record);
      throw new WrongUsage('usage.chooseOne', usageEnglish.chooseOne(['--dataset REF [--to FILE]', '--record JSON']));
    },
  },
  {
    words: 'explain',
    operands: [],
    options: ['record', 'model'],
    needs: ['record'],
    calls: ['predict.explain'],
    run: (ask, typed) => {
      const record = parseRecord('--record', typed.required('record'));
      return reply(ask('predict.explain', { record, ...present({ model: typed.text('model') }) }), (explained) => ({
        document: documentOf(explained, record),
        lines: modelEnglish.explained(explained.modelRef, { ...explained, input: record }, explained.turns),
      }));
    },
  },
];

/** `base` and all contributions add up to `output`, in the unit that is named. */
const documentOf = (
  { modelRef, output, explanation, turns }: Output<'predict.explain'>,
  record: Input<'predict.explain'>['record'],
) => ({
  base: explanation.base,
  contributions: explanation.contributions.map(({ column, contribution, error }) => ({
    column,
    value: record[column] ?? null,
    contribution,
    ...(error === undefined ? {} : { error }),
  })),
  output: explanation.score,
  unit: explanation.unit,
  of: explanation.of,
  method: explanation.method,
  ...present({ occlusion: explanation.occlusion }),
  turns,
  model: modelRef,
  ...output,
});

async function predictDataset(ask: Ask, typed: Arguments, dataset: string): Promise<Result<Reply>> {
  const path = typed.path('to');
  const optional = present({ model: typed.text('model'), path });
  return reply(ask('predict.dataset', { dataset, ...optional }), (window) => ({
    document: {
      rows: window.rows,
      model: window.modelRef,
      windowId: window.id,
      threshold: window.threshold,
      ...(window.metrics === null ? {} : { metrics: window.metrics }),
      ...present({ path }),
    },
    lines: [
      ...modelEnglish.window(window.rows, window.modelRef, window.metrics),
      ...(path === undefined ? [] : [english.exported(path, window.rows)]),
    ],
  }));
}

const predictRecord = (ask: Ask, typed: Arguments, record: string): Promise<Result<Reply>> =>
  reply(
    ask('predict.record', {
      record: parseRecord('--record', record),
      ...present({ model: typed.text('model'), confirmed: typed.text('confirmed')?.split(',') }),
    }),
    (made) => ({
      document: {
        ...made.output,
        ...(made.rule === null ? {} : { prediction: made.rule.answer, probabilities: {} }),
        decidedBy: made.rule === null ? 'model' : 'rule',
        model: made.modelRef,
        predictionId: made.id,
        threshold: made.threshold,
        outside: made.outside,
        guards: made.guards,
        rule: made.rule,
        explanation: made.explanation,
      },
      lines: [...(made.rule === null ? [] : [guardsEnglish.ruleDecided(made.rule)]), ...modelEnglish.prediction(made)],
    }),
  );
