import { parseArgs } from 'node:util';
import { isSuccess, type SuiteResult, slowestTests, sumResults } from './testing/results.ts';
import { runSuite } from './testing/run-suite.ts';
import { type Suite, suites } from './testing/suites.ts';

/** Runs every suite, or the ones named by `--suite`, and ends with what they add up to. */
const { values } = parseArgs({ options: { suite: { type: 'string', multiple: true } } });
const chosen = suites.filter((suite) => values.suite?.includes(suite.name) ?? suite.onlyByName !== true);

const results: SuiteResult[] = [];
for (const suite of chosen) {
  const hindrance = suite.hindrance?.() ?? null;
  if (hindrance === null) results.push(await announceAndRun(suite));
  else console.log(`\n=== ${suite.name}: NOT RUN, ${hindrance} ===`);
}

const total = sumResults(results);
console.log('\nThe slowest tests:');
for (const { name, milliseconds } of slowestTests(total.tests, 10)) {
  console.log(`${(milliseconds / 1000).toFixed(2).padStart(8)} s  ${name}`);
}
if (total.failures.length > 0) console.log('\nWhat failed:');
for (const { name, said } of total.failures) console.log(`  ${name}\n    ${said}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = isSuccess(total) ? 0 : 1;

async function announceAndRun(suite: Suite): Promise<SuiteResult> {
  console.log(`\n=== ${suite.name} ===`);
  const result = await runSuite(suite);
  console.log(`=== ${suite.name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped ===`);
  return { ...result, failures: result.failures.map(({ name, said }) => ({ name: `${suite.name}: ${name}`, said })) };
}
