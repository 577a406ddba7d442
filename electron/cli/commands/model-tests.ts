import { z } from 'zod';
import type { DeclaredSuite } from '../../../shared/model-tests.ts';
import { type Arguments, parseJson, present, readTextFile, WrongUsage } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { testEnglish } from '../test-english.ts';

/** A suite with the model that it is declared for; core parses the suite. */
const SuiteFile = z.looseObject({ model: z.string().min(1) });

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
    run: (ask, _typed, [model = '']) =>
      reply(ask('testSuite.show', { model }), (declared) => ({
        document: suiteDocument(declared),
        lines: testEnglish.suite(declared),
      })),
  },
  {
    words: 'model tests set',
    operands: ['FILE'],
    options: [],
    calls: ['testSuite.set'],
    run: (ask, typed, [file = '']) =>
      reply(ask('testSuite.set', readSuite(typed, file)), (declared) => ({
        document: suiteDocument(declared),
        lines: testEnglish.suite(declared),
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

/** What `model tests set` takes again. */
const suiteDocument = ({ modelName, suite }: DeclaredSuite) => ({ model: modelName, ...suite });

function readSuite(typed: Arguments, file: string) {
  const path = typed.resolvePath(file);
  const parsed = SuiteFile.safeParse(parseJson(file, readTextFile('FILE', path)));
  if (!parsed.success) throw new WrongUsage('usage.noModelNamed', testEnglish.noModelNamed(file));
  const { model, ...suite } = parsed.data;
  return { model, suite: suite as never }; // core checks it by the contract
}
