import { stripVTControlCharacters } from 'node:util';

export type TestTime = { readonly name: string; readonly milliseconds: number };

/** A test that failed, and the first line of what it said; of a process without such a test, what is known of its end. */
export type Failure = { readonly name: string; readonly said: string };

export type SuiteResult = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly tests: readonly TestTime[];
  readonly failures: readonly Failure[];
};

/** The part of vitest's JSON report that is read here (its `jest` shape). */
type VitestReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly duration?: number | null;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
};

type PlaywrightSuite = {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly results: readonly { readonly duration: number; readonly error?: { readonly message?: string } }[];
    }[];
  }[];
};
type PlaywrightReport = {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly { readonly message?: string }[];
};

const firstLine = (text: string | undefined): string => stripVTControlCharacters(text ?? '').split('\n', 1)[0] ?? '';

/** A file that failed without any of its tests failing (it could not be loaded) counts as one failed test. */
export function readVitestReport(report: VitestReport): SuiteResult {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const count = (status: string): number => tests.filter((each) => each.status === status).length;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  const passed = count('passed');
  const failed = count('failed');
  return {
    passed,
    failed: failed + brokenFiles.length,
    skipped: tests.length - passed - failed,
    tests: tests.map(({ fullName, duration }) => ({ name: fullName, milliseconds: duration ?? 0 })),
    failures: [
      ...brokenFiles.map(({ name, message }) => ({ name, said: firstLine(message) })),
      ...tests
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => ({ name: fullName, said: firstLine(failureMessages?.[0]) })),
    ],
  };
}

const BROKEN: readonly string[] = ['unexpected', 'flaky'];

/** A flaky test, one that passed only when tried again, counts as failed. */
export function readPlaywrightReport(report: PlaywrightReport): SuiteResult {
  const tests = report.suites.flatMap((suite) => playwrightTests(suite, ''));
  const count = (...statuses: readonly string[]): number =>
    tests.filter(({ status }) => statuses.includes(status)).length;
  return {
    passed: count('expected'),
    failed: count(...BROKEN) + report.errors.length,
    skipped: count('skipped'),
    tests: tests.map(({ name, milliseconds }) => ({ name, milliseconds })),
    failures: [
      ...report.errors.map(({ message }) => ({ name: 'outside any journey', said: firstLine(message) })),
      ...tests.filter(({ status }) => BROKEN.includes(status)).map(({ name, said }) => ({ name, said })),
    ],
  };
}

type PlaywrightTest = TestTime & { readonly status: string; readonly said: string };

function playwrightTests(suite: PlaywrightSuite, above: string): readonly PlaywrightTest[] {
  const path = `${above}${suite.title} `;
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map(({ status, results }) => ({
      name: `${path}${spec.title}`,
      status,
      milliseconds: results.reduce((sum, { duration }) => sum + duration, 0),
      said: firstLine(results.find(({ error }) => error !== undefined)?.error?.message),
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => playwrightTests(inner, path))];
}

/** What a suite counts as when its process failed, whatever its report says: at least one failure. */
export function withExitCode(result: SuiteResult | null, exitCode: number): SuiteResult {
  const counted = result ?? { passed: 0, failed: 0, skipped: 0, tests: [], failures: [] };
  if (counted.failed > 0 || (exitCode === 0 && result !== null)) return counted;
  const why = result === null ? 'it left no report' : 'though no test failed: an error outside the tests, told above';
  return { ...counted, failed: 1, failures: [{ name: 'its process', said: `ended with ${exitCode}, ${why}` }] };
}

export function sumResults(results: readonly SuiteResult[]): SuiteResult {
  const sum = (pick: (result: SuiteResult) => number): number => results.reduce((all, each) => all + pick(each), 0);
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped),
    tests: results.flatMap(({ tests }) => tests),
    failures: results.flatMap(({ failures }) => failures),
  };
}

/** @returns the slowest first, at most `count` */
export function slowestTests(tests: readonly TestTime[], count: number): readonly TestTime[] {
  return tests.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, count);
}

/** No test at all is a failure too: nothing was shown. */
export const isSuccess = ({ passed, failed }: SuiteResult): boolean => failed === 0 && passed > 0;
