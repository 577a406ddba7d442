import { beforeAll, describe, expect, test } from 'vitest';
import { functions } from '../../../shared/forms/expression/function-table.ts';
import { openForm } from '../../../shared/forms/fill-form.ts';
import { type Answers, askOracle, startOracle } from './oracle.ts';
import { oddCases, oddVisitCases, withoutUsualInputs } from './odd-inputs.ts';
import { differences, topCases, visitCases } from './oracle-cases.ts';
import { environment, sampleForm, sampleValues, sampleVisits } from './sample-record.ts';

process.env['TZ'] = 'Africa/Kampala'; // UTC+3 all year, as in the sample's environment

let create: Awaited<ReturnType<typeof startOracle>>;
beforeAll(async () => {
  create = await startOracle();
});

const values = {
  ...Object.fromEntries(Object.entries(sampleValues).map(([name, value]) => [`/data/${name}`, value])),
  ...Object.fromEntries(
    sampleVisits.flatMap((visit, index) =>
      Object.entries(visit).map(([name, value]) => [`/data/visit[${index + 1}]/${name}`, value]),
    ),
  ),
};

function askOurs(calculations: readonly string[], where: 'top' | 'visit'): Answers {
  const kept = { values, counts: { '/data/visit': sampleVisits.length, '/data/none': 0 } };
  const state = openForm(sampleForm(calculations, where), '', environment, kept);
  const paths = [...state.tree.byPath.keys()];
  return calculations.map((_, at) =>
    paths.filter((path) => path.endsWith(`/asked${at}`)).map((path) => state.values.get(path) ?? ''),
  );
}

const asText = (expressions: readonly string[], answers: Answers | null): readonly string[] =>
  expressions.map((expression, at) => `${expression} → ${answers?.[at]?.join(' | ') ?? 'refused'}`);

describe.each([
  ['at the top', 'top', topCases],
  ['in every repeat', 'visit', visitCases],
] as const)('%s', (_, where, table) => {
  test.each(Object.entries(table))('%s answers as the engine of ODK does', async (_name, expressions) => {
    const oracle = await askOracle(create, expressions, where);
    expect(asText(expressions, askOurs(expressions, where))).toEqual(asText(expressions, oracle));
  });
});

/** All at once, and one by one where the oracle refuses one of them. */
async function askOracleEach(expressions: readonly string[], where: 'top' | 'visit'): Promise<Answers> {
  const together = await askOracle(create, expressions, where);
  if (together !== null) return together;
  const answers: (readonly string[])[] = [];
  for (const expression of expressions) answers.push((await askOracle(create, [expression], where))?.[0] ?? []);
  return answers;
}

async function expectSameAnswers(expressions: readonly string[], where: 'top' | 'visit'): Promise<void> {
  const asked = expressions.filter((expression) => !differences.some((known) => known.expression === expression));
  const ours = askOurs(asked, where);
  const oracle = await askOracleEach(asked, where);
  const expected = ours.map((answers, at) => answers.map((_, place) => emptyWhereNothing(oracle[at]?.[place])));
  expect(asText(asked, ours)).toEqual(asText(asked, expected));
}

/** What ODK's engine stops a record for, or writes as no date at all, is empty here. */
const emptyWhereNothing = (answer: string | undefined): string =>
  answer === undefined || answer === 'Invalid Date' ? '' : answer;

describe('given what is empty, not relevant, not there, repeated or of another type', () => {
  test.each(oddCases)('%s answers as the engine of ODK does', (_name, expressions) =>
    expectSameAnswers(expressions, 'top'),
  );

  test.each(oddVisitCases)('%s does within a repeat', (_name, expressions) => expectSameAnswers(expressions, 'visit'));

  test('is every function that takes inputs', () => expect(withoutUsualInputs).toEqual([]));
});

test.each(differences)('$expression is $ours and not $oracle: $why', async ({ expression, ours, oracle }) => {
  expect(askOurs([expression], 'top')).toEqual([[ours]]);
  expect((await askOracle(create, [expression], 'top'))?.[0]?.[0] ?? 'refused').toBe(oracle);
});

test('at least two expressions of every supported function are compared', () => {
  const counts = [...functions.keys()].map((name) => [name, topCases[name]?.length ?? 0] as const);
  expect(counts.filter(([, count]) => count < 2)).toEqual([]);
});
