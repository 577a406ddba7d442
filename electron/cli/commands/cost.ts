import { Algorithm } from '../../../shared/training.ts';
import { present } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { costEnglish } from '../cost-english.ts';
import { readRowPlan, rowOptions } from './read-training-plan.ts';

/** Labels that a curve is asked about where nobody says how many. */
const USUAL_LABELS = 1_000;

/** What training costs, and whether more labels are worth it. */
export const costCommands: readonly Command[] = [
  {
    words: 'model cost',
    operands: [],
    options: ['dataset', 'target', 'algorithm', 'go-on-from', 'parameters', ...rowOptions, 'folds'],
    needs: ['dataset', 'target'],
    calls: ['model.estimateCost'],
    run: (ask, typed) => {
      const asked = {
        dataset: typed.required('dataset'),
        target: typed.required('target'),
        parameters: typed.numbers('parameters'),
        ...readRowPlan(typed),
        ...present({
          algorithm: typed.oneOf('algorithm', Algorithm.options),
          from: typed.text('go-on-from'),
          folds: typed.number('folds'),
        }),
      };
      return reply(ask('model.estimateCost', asked), (cost) => ({ document: { cost }, lines: costEnglish.cost(cost) }));
    },
  },
  {
    words: 'model learning-curve',
    operands: ['RUN'],
    options: ['labels'],
    calls: ['model.learningCurve'],
    run: (ask, typed, [run = '']) =>
      reply(ask('model.learningCurve', { run }), (curve) => {
        const told = costEnglish.curve(curve, typed.number('labels') ?? USUAL_LABELS);
        return { document: { curve, more: told.more }, lines: told.lines };
      }),
  },
  {
    words: 'run learning-curve',
    operands: ['RUN'],
    options: ['labels'],
    calls: ['learningCurve.show'],
    run: (ask, typed, [run = '']) =>
      reply(ask('learningCurve.show', { run }), ({ curve }) => {
        const told = curve && costEnglish.curve(curve, typed.number('labels') ?? USUAL_LABELS);
        return { document: { curve, more: told?.more ?? null }, lines: told?.lines ?? [costEnglish.noCurve] };
      }),
  },
];
