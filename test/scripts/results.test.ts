import { expect, test } from 'vitest';
import {
  isSuccess,
  readPlaywrightReport,
  readVitestReport,
  slowestTests,
  sumResults,
  withExitCode,
} from '../../scripts/testing/results.ts';

const nothing = { passed: 0, failed: 0, skipped: 0, tests: [], failures: [] };

test('counts the tests of a vitest report, the ones to do as skipped', () => {
  const report = {
    testResults: [
      {
        name: '/a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'adds', status: 'passed', duration: 12 },
          { fullName: 'divides', status: 'failed', duration: 3, failureMessages: ['by nought\n  at line 3'] },
          { fullName: 'subtracts', status: 'pending' },
          { fullName: 'multiplies', status: 'todo', duration: null },
        ],
      },
    ],
  };

  const result = readVitestReport(report);

  expect(result).toMatchObject({ passed: 1, failed: 1, skipped: 2 });
  expect(result.tests[0]).toEqual({ name: 'adds', milliseconds: 12 });
  expect(result.failures).toEqual([{ name: 'divides', said: 'by nought' }]);
});

test('counts a file that could not be loaded as a failure', () => {
  const broken = { name: '/broken.test.ts', status: 'failed', message: 'no such module', assertionResults: [] };

  expect(readVitestReport({ testResults: [broken] })).toMatchObject({
    passed: 0,
    failed: 1,
    failures: [{ name: '/broken.test.ts', said: 'no such module' }],
  });
});

test('counts nested Playwright tests, a flaky one and an error outside tests as failed', () => {
  const spec = (title: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped') => ({
    title,
    tests: [
      {
        status,
        results: [{ duration: 40, error: { message: `\u001b[31m${title}: no\u001b[39m\nat` } }, { duration: 2 }],
      },
    ],
  });
  const report = {
    errors: [{ message: 'global set-up failed' }],
    suites: [
      {
        title: 'loop.journey.ts',
        specs: [spec('imports', 'expected')],
        suites: [
          { title: 'sync', specs: [spec('sends', 'flaky'), spec('waits', 'skipped'), spec('stops', 'unexpected')] },
        ],
      },
    ],
  };

  const result = readPlaywrightReport(report);

  expect(result).toMatchObject({ passed: 1, failed: 3, skipped: 1 });
  expect(result.tests[1]).toEqual({ name: 'loop.journey.ts sync sends', milliseconds: 42 });
  expect(result.failures).toEqual([
    { name: 'outside any journey', said: 'global set-up failed' },
    { name: 'loop.journey.ts sync sends', said: 'sends: no' },
    { name: 'loop.journey.ts sync stops', said: 'stops: no' },
  ]);
});

test('a suite whose process failed has at least one failure, even without a report', () => {
  expect(withExitCode({ ...nothing, passed: 4 }, 1).failed).toBe(1);
  expect(withExitCode({ ...nothing, failed: 2 }, 1).failed).toBe(2);
  expect(withExitCode(null, 0).failed).toBe(1);
  expect(withExitCode({ ...nothing, passed: 4 }, 1).failures[0]?.said).toContain('though no test failed');
  expect(withExitCode({ ...nothing, passed: 4 }, 0).failed).toBe(0);
});

test('adds suites up', () => {
  const one = {
    passed: 1,
    failed: 2,
    skipped: 3,
    tests: [{ name: 'a', milliseconds: 5 }],
    failures: [{ name: 'b', said: 'no' }],
  };

  expect(sumResults([one, one])).toEqual({
    passed: 2,
    failed: 4,
    skipped: 6,
    tests: [...one.tests, ...one.tests],
    failures: [...one.failures, ...one.failures],
  });
});

test('names the slowest tests first', () => {
  const tests = [
    { name: 'quick', milliseconds: 1 },
    { name: 'slow', milliseconds: 90 },
    { name: 'middling', milliseconds: 8 },
  ];

  expect(slowestTests(tests, 2).map(({ name }) => name)).toEqual(['slow', 'middling']);
});

test('no test at all is no success', () => {
  expect(isSuccess(nothing)).toBe(false);
  expect(isSuccess({ ...nothing, passed: 1 })).toBe(true);
  expect(isSuccess({ ...nothing, passed: 9, failed: 1 })).toBe(false);
});
