import { configDefaults, defineConfig } from 'vitest/config';

/** Each has its own suite in `scripts/testing/suites.ts`; everything else under test/ is a unit test. */
const suitesOfTheirOwn = ['cli', 'journeys', 'kill', 'bench', 'interop', 'soak'];

/** They start threads and processes or move very many rows: `npm test` runs them, `npm run verify` need not. */
const slow = [
  'test/core/actions/{backup-and-repair,dataset-versions,datasets,derive-dataset,diff-datasets,disk-full}.test.ts',
  'test/core/actions/{delete-dataset,describe-dataset,drift,exchange,exports,freeze-records,images,lineage}.test.ts',
  'test/core/actions/{erase-subject,models,photos,prediction-file,predictions,preview-derive,quality,restore-home}.test.ts',
  'test/core/actions/{go-on-from,keep-training-cool,learning-curve,resume-run,search-model,space}.test.ts',
  'test/core/actions/{foreign-models,foreign-pictures,train-images,train-model,walk-trees}.test.ts',
  'test/core/files/csv/{read-csv,real-files}.test.ts',
  'test/core/files/mutations/*.test.ts',
  'test/core/files/tables/{long-lines,too-wide}.test.ts',
  'test/core/actions/monitoring/simulate.test.ts',
  'test/core/engine/{isolation,mutations/model-mutations}.test.ts',
  'test/core/home/recover-home.test.ts',
  'test/core/readers/{damage,hung-reader,reader-pool,stored-version}.test.ts',
  'test/core/actions/report-page.test.ts',
  'test/core/pipelines/{retraining,run-pipeline}.test.ts',
  'test/core/sync/{bad-links,capture-travels,chunks,erasure-travels,images,models-wait,photos,two-laptops,uploads}.test.ts',
  'test/server/embedded/lock-folder.test.ts',
  'test/shared/domain/monitor-calibration.test.ts',
  'test/shared/forms/oracle.test.ts',
];

const shared = {
  // A native module that crashes takes its own process down, not the whole run.
  pool: 'forks' as const,
  // Against hanging, not against slowness: a busy small machine takes long to start an embedded database.
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

/** Not all but one, which on two cores would leave one idle. */
const everyCore = { maxWorkers: '100%' };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          ...everyCore,
          // A process a worker and not one a file, of which most would only be started and ended.
          isolate: false,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...slow, ...suitesOfTheirOwn.map((folder) => `test/${folder}/**`)],
        },
      },
      { test: { ...shared, ...everyCore, name: 'slow', include: slow } },
      ...['cli', 'kill', 'interop', 'soak'].map((name) => ({
        test: { ...shared, name, include: [`test/${name}/**/*.test.ts`], testTimeout: 300_000, hookTimeout: 300_000 },
      })),
      // The server's tests once more, on a real PostgreSQL; what concerns the embedded database alone lies one deeper.
      {
        test: {
          ...shared,
          name: 'server-on-postgres',
          include: ['test/server/*.test.ts'],
          globalSetup: 'test/server/start-postgres.ts',
          env: { FIELDLOOP_TEST_DATABASE: 'postgres' },
        },
      },
    ],
  },
});
