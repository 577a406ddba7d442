import type { Input } from '../../../shared/calls.ts';
import { type Arguments, present } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { performanceEnglish } from '../performance-english.ts';
import { monitorEnglish } from '../monitor-english.ts';

/** What tells how what comes in changes over time, and how good a model's answers to it are. */
export const monitorCommands: readonly Command[] = [
  {
    words: 'monitor look',
    operands: [],
    options: ['model'],
    calls: ['monitor.look'],
    run: (ask, typed) =>
      reply(ask('monitor.look', present({ model: typed.text('model') })), ({ modelRef, state, look, finding }) => ({
        document: { model: modelRef, state, drift: look?.drift ?? false, look, finding },
        lines: monitorEnglish.look(modelRef, state, look),
      })),
  },
  {
    words: 'monitor days',
    operands: [],
    options: ['model', 'days', 'column'],
    calls: ['monitor.days'],
    run: (ask, typed) =>
      reply(ask('monitor.days', daysInput(typed)), (days) => ({
        document: days,
        lines: monitorEnglish.days(days, typed.text('column')),
      })),
  },
  {
    words: 'monitor simulate',
    operands: [],
    options: ['model', 'n', 'runs'],
    calls: ['monitor.simulate'],
    run: (ask, typed) =>
      reply(
        ask(
          'monitor.simulate',
          present({ model: typed.text('model'), n: typed.number('n'), runs: typed.number('runs') }),
        ),
        (simulated) => ({ document: simulated, lines: monitorEnglish.simulated(simulated) }),
      ),
  },
  {
    words: 'monitor performance',
    operands: [],
    options: ['model', 'days'],
    calls: ['monitor.performance'],
    run: (ask, typed) =>
      reply(ask('monitor.performance', daysInput(typed)), (performance) => ({
        document: performance,
        lines: performanceEnglish.performance(performance),
      })),
  },
  {
    words: 'monitor agreement',
    operands: [],
    options: ['model', 'days'],
    calls: ['monitor.agreement'],
    run: (ask, typed) =>
      reply(ask('monitor.agreement', daysInput(typed)), (report) => ({
        document: report,
        lines: performanceEnglish.agreement(report),
      })),
  },
  {
    words: 'monitor to-label',
    operands: [],
    options: ['model', 'limit'],
    calls: ['monitor.toLabel'],
    run: (ask, typed) =>
      reply(
        ask('monitor.toLabel', present({ model: typed.text('model'), limit: typed.number('limit') })),
        ({ modelRef, waiting, records }) => ({
          document: { model: modelRef, waiting, records },
          lines: performanceEnglish.toLabel(modelRef, waiting, records),
        }),
      ),
  },
];

const daysInput = (typed: Arguments): Pick<Input<'monitor.days'>, 'model' | 'days'> =>
  present({ model: typed.text('model'), days: typed.number('days') });
