import { beforeAll, describe, expect, test } from 'vitest';
import { functions } from '../../../shared/forms/expression/function-table.ts';
import { openForm } from '../../../shared/forms/fill-form.ts';
import { type Answers, askOracle, startOracle } from './oracle.ts';
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

test.each(differences)('$expression is $ours and not $oracle: $why', async ({ expression, ours, oracle }) => {
  expect(askOurs([expression], 'top')).toEqual([[ours]]);
  expect((await askOracle(create, [expression], 'top'))?.[0]?.[0] ?? 'refused').toBe(oracle);
});

test('at least two expressions of every supported function are compared', () => {
  const counts = [...functions.keys()].map((name) => [name, topCases[name]?.length ?? 0] as const);
  expect(counts.filter(([, count]) => count < 2)).toEqual([]);
});
