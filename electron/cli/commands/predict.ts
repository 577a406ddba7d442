import type { Result } from '../../../shared/result.ts';
import { type Arguments, present, WrongUsage } from '../arguments.ts';
import { type Ask, type Command, type Reply, reply } from '../command.ts';
import { english } from '../english.ts';
import { recordOf } from './record.ts';

export const predictCommands: readonly Command[] = [
  {
    words: 'predict',
    operands: [],
    options: ['model', 'dataset', 'record'],
    calls: ['predict.dataset', 'predict.record'],
    run: (ask, typed) => {
      const dataset = typed.text('dataset');
      if ((dataset === undefined) === (typed.text('record') === undefined)) {
        throw new WrongUsage('say one of --dataset REF and --record JSON');
      }
      return dataset === undefined ? predictRecord(ask, typed) : predictDataset(ask, typed, dataset);
    },
  },
];

const predictDataset = (ask: Ask, typed: Arguments, dataset: string): Promise<Result<Reply>> =>
  reply(ask('predict.dataset', { dataset, ...present({ model: typed.text('model') }) }), (window) => ({
    document: {
      rows: window.rows,
      model: window.modelRef,
      windowId: window.id,
      threshold: window.threshold,
      ...(window.metrics === null ? {} : { metrics: window.metrics }),
    },
    lines: english.window(window.rows, window.modelRef, window.metrics),
  }));

const predictRecord = (ask: Ask, typed: Arguments): Promise<Result<Reply>> =>
  reply(ask('predict.record', { record: recordOf(typed), ...present({ model: typed.text('model') }) }), (made) => ({
    document: {
      ...made.output,
      model: made.modelRef,
      predictionId: made.id,
      threshold: made.threshold,
      outside: made.outside,
    },
    lines: [english.prediction(made.output.prediction, made.output.probabilities ?? {})],
  }));
