import type { DeclaredSuite } from '../../../shared/model-tests.ts';
import { present, readTextFile } from '../arguments.ts';
import { type Command, type Reply, reply } from '../command.ts';
import { readSuite, suiteDocument, writeSuite } from '../suite-file.ts';
import { testEnglish } from '../test-english.ts';

export const modelTestCommands: readonly Command[] = [
  {
    words: 'model test',
    operands: ['REF'],
    options: [],
    calls: ['model.test'],
    run: (ask, _typed, [ref = '']) =>
      reply(ask('model.test', { ref }), ({ report, gate }) => ({
        document: { report, gate },
        lines: testEnglish.report(report, gate),
        isRefused: !gate.passed,
      })),
  },
  {
    words: 'model tests show',
    operands: ['NAME'],
    options: [],
    calls: ['testSuite.show'],
    run: (ask, _typed, [model = '']) => reply(ask('testSuite.show', { model }), suiteReply),
  },
  {
    words: 'model tests set',
    operands: ['FILE'],
    options: [],
    calls: ['testSuite.set'],
    run: (ask, typed, [file = '']) =>
      reply(ask('testSuite.set', readSuite(file, readTextFile('FILE', typed.resolvePath(file)))), suiteReply),
  },
  {
    words: 'model tests history',
    operands: ['NAME'],
    options: [],
    calls: ['testSuite.open'],
    run: (ask, _typed, [model = '']) =>
      reply(ask('testSuite.open', { model }), ({ history }) => ({
        document: { suites: history },
        lines: testEnglish.suites(history),
      })),
  },
  {
    words: 'model tests list',
    operands: ['REF'],
    options: [],
    calls: ['model.tests', 'model.gates'],
    run: (ask, _typed, [ref = '']) =>
      reply(ask('model.tests', { ref }), ({ gate, reports }) => ({
        document: { gate, reports },
        lines: testEnglish.reports(reports),
      })),
  },
  {
    words: 'fairness',
    operands: [],
    options: ['model', 'dataset', 'by', 'bands'],
    needs: ['dataset', 'by'],
    calls: ['model.fairness'],
    run: (ask, typed) => {
      const model = present({ model: typed.text('model'), bands: typed.numberList('bands') });
      const asked = { dataset: typed.required('dataset'), by: typed.required('by'), ...model };
      return reply(ask('model.fairness', asked), (report) => ({
        document: { fairness: report },
        lines: testEnglish.fairness(report),
      }));
    },
  },
];

const suiteReply = (declared: DeclaredSuite): Reply => ({
  document: suiteDocument(declared),
  lines: writeSuite(declared),
});
