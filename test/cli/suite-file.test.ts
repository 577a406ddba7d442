import { expect, test } from 'vitest';
import { readSuite, writeSuite } from '../../electron/cli/suite-file.ts';
import { defaultSuite } from '../../shared/domain/model-tests/default-suite.ts';
import { TestSuite } from '../../shared/model-tests.ts';

const suite = `# for the district
model: sick
testSet: truth@1
tests:
  - id: ranks
    kind: metric
    metric: auc
    limit: 0.8
  - id: quick
    kind: latency
    mostMs: 20
`;

test('a suite is read from YAML, and what it does not say is as by default', () => {
  expect(readSuite('suite.yaml', suite)).toEqual({
    model: 'sick',
    suite: TestSuite.parse({
      testSet: 'truth@1',
      tests: [
        { id: 'ranks', kind: 'metric', metric: 'auc', limit: 0.8 },
        { id: 'quick', kind: 'latency', mostMs: 20 },
      ],
    }),
  });
});

test('a suite that was shown is read again as it was, as YAML and as JSON', () => {
  const asked = defaultSuite({ task: 'binary', classes: ['no', 'yes'], target: 'sick' }, [
    { name: 'site', type: 'category', role: 'site' },
    { name: 'age_months', type: 'integer' },
  ]);
  const declared = { modelName: 'sick', version: 3, suite: asked, actorName: 'Amina', declaredAtMs: 0 };

  const lines = writeSuite(declared);

  expect(lines[0]).toMatch(/^# declared for sick, version 3, by Amina/);
  expect(readSuite('shown', lines.join('\n'))).toEqual({ model: 'sick', suite: asked });
  expect(readSuite('json', JSON.stringify({ model: 'sick', ...asked }))).toEqual({ model: 'sick', suite: asked });
});

test.each([
  ['a limit that is no number', suite.replace('0.8', 'high'), 'line 8 (tests.0.limit)'],
  ['a kind that there is not', suite.replace('latency', 'speed'), 'line 10 (tests.1.kind): kind must be one of metric'],
  ['a name that nobody knows', suite.replace('mostMs', 'mostSeconds'), 'line 11 (tests.1.mostSeconds)'],
  ['a test without its metric', suite.replace('    metric: auc\n', ''), 'line 5 (tests.0.metric)'],
  [
    'an id that is taken',
    suite.replace('id: quick', 'id: ranks'),
    'line 9 (tests.1.id): there is a test ranks already',
  ],
  ['a test set without its version', suite.replace('truth@1', 'truth'), 'line 3 (testSet): must name a version'],
  ['no tests', 'model: sick\ntests: []\n', 'line 2 (tests)'],
  ['broken YAML', `${suite}  - {id: more\n`, 'line 13'],
])('%s is refused with its line', (_, text, expected) => {
  expect(() => readSuite('suite.yaml', text)).toThrow(`suite.yaml, ${expected}`);
});

test('a file that names no model is refused with how to begin', () => {
  expect(() => readSuite('suite.yaml', suite.replace('model: sick\n', ''))).toThrow('does not name the model');
});
