import { beforeAll, describe, expect, test } from 'vitest';
import { lintSources } from './lint-fixture.ts';

/** The import table of the design: for each folder, what one of its files may import and what it may not. */
const table: readonly {
  readonly file: string;
  readonly may: readonly string[];
  readonly mayNot: readonly string[];
}[] = [
  {
    file: 'shared/calls.ts',
    may: ['zod', 'canonicalize', './result.ts', './domain/drift.ts'],
    mayNot: ['node:fs', 'react', '../electron/core/start.ts', '../renderer/call.ts', '../server/main.ts'],
  },
  { file: 'shared/columns/codec.ts', may: ['../column.ts', '../domain/grid.ts'], mayNot: ['node:crypto', 'electron'] },
  { file: 'shared/domain/drift.ts', may: ['./roc.ts', '../profile.ts'], mayNot: ['zod', '../columns/codec.ts'] },
  {
    file: 'electron/main.ts',
    may: ['electron', 'node:path', './ipc/ports.ts', '../shared/calls.ts'],
    mayNot: ['./core/start.ts', './compute/main.ts', './cli.ts', '../renderer/call.ts', 'better-sqlite3'],
  },
  {
    file: 'electron/ipc/ports.ts',
    may: ['electron', '../../shared/calls.ts'],
    mayNot: ['../core/start.ts', '../compute/main.ts', '../../server/main.ts', 'onnxruntime-node'],
  },
  {
    file: 'electron/preload.ts',
    may: ['electron', '../shared/calls.ts'],
    mayNot: ['node:fs', './ipc/ports.ts', './core/start.ts', '../renderer/call.ts'],
  },
  {
    file: 'electron/cli.ts',
    may: ['./core/start.ts', './cli/options.ts', '../shared/calls.ts'],
    mayNot: ['electron', './main.ts', './compute/main.ts', '../server/main.ts', '../renderer/call.ts'],
  },
  {
    file: 'electron/cli/options.ts',
    may: ['../core/start.ts', '../../shared/calls.ts', './words.ts'],
    mayNot: ['electron', '../main.ts', '../ipc/ports.ts', 'better-sqlite3'],
  },
  {
    file: 'electron/compute/main.ts',
    may: ['onnxruntime-node', './boosting/tree.ts', '../../shared/engine.ts', 'node:fs'],
    mayNot: ['electron', 'better-sqlite3', '../core/start.ts', '../main.ts', '../../server/main.ts'],
  },
  {
    file: 'electron/compute/training/fit.ts',
    may: ['onnxruntime-node', '../boosting/tree.ts', '../../../shared/engine.ts'],
    mayNot: ['electron', '../../core/store/runs.ts', '../../../renderer/call.ts'],
  },
  {
    file: 'electron/compute/training/trees/learn.ts',
    may: ['onnxruntime-node', '../../boosting/tree.ts', '../../../../shared/engine.ts'],
    mayNot: ['electron', '../../../core/store/runs.ts', '../../../../renderer/call.ts'],
  },
  {
    file: 'electron/core/start.ts',
    may: ['./actions/train-model.ts', './store/runs.ts', '../../shared/calls.ts', 'node:path'],
    mayNot: ['electron', 'electron/main', '../compute/main.ts', '../main.ts', '../cli.ts', '../../renderer/call.ts'],
  },
  ...['store', 'files', 'engine', 'readers', 'sync', 'pipelines', 'serving'].map((name) => ({
    file: `electron/core/${name}/one.ts`,
    may: ['node:fs', './two.ts', './part/three.ts', '../../../shared/result.ts'],
    mayNot: ['electron', 'better-sqlite3', 'onnxruntime-node', '../start.ts', '../../main.ts'].concat([
      '../../compute/main.ts',
      '../actions/train-model.ts',
      '../../../renderer/call.ts',
      '../../../server/main.ts',
    ]),
  })),
  { file: 'electron/core/store/migrations/0001-home.ts', may: ['../open-database.ts'], mayNot: ['../../sync/push.ts'] },
  { file: 'electron/core/store/open-database.ts', may: ['better-sqlite3'], mayNot: ['electron', '../sync/push.ts'] },
  {
    file: 'electron/core/store/runs.ts',
    may: [],
    mayNot: ['../files/csv.ts', '../engine/link.ts', '../readers/diff.ts'],
  },
  { file: 'electron/core/files/csv.ts', may: [], mayNot: ['../store/runs.ts', '../engine/link.ts', '../sync/push.ts'] },
  {
    file: 'electron/core/engine/link.ts',
    may: [],
    mayNot: ['../store/runs.ts', '../files/csv.ts', '../readers/diff.ts'],
  },
  {
    file: 'electron/core/readers/diff.ts',
    may: ['../store/runs.ts', '../files/csv.ts'],
    mayNot: ['../engine/link.ts', '../sync/push.ts', '../pipelines/run.ts'],
  },
  {
    file: 'electron/core/sync/push.ts',
    may: ['../store/outbox.ts', '../files/blobs.ts'],
    mayNot: ['../engine/link.ts', '../readers/diff.ts', '../serving/listen.ts'],
  },
  {
    file: 'electron/core/pipelines/run.ts',
    may: ['../../../shared/calls.ts'],
    mayNot: ['../store/runs.ts', '../files/csv.ts', '../engine/link.ts', '../readers/diff.ts', '../sync/push.ts'],
  },
  {
    file: 'electron/core/serving/listen.ts',
    may: ['../../../shared/calls.ts'],
    mayNot: ['../store/runs.ts', '../files/csv.ts', '../engine/link.ts', '../readers/diff.ts', '../pipelines/run.ts'],
  },
  {
    file: 'electron/core/actions/import-csv.ts',
    may: ['./context.ts', '../store/runs.ts', '../files/csv.ts', '../engine/link.ts', '../readers/diff.ts'],
    mayNot: ['./train-model.ts', '../sync/push.ts', '../pipelines/run.ts', '../start.ts', '../../compute/main.ts'],
  },
  {
    file: 'electron/core/actions/import-csv/steps.ts',
    may: ['../context.ts', './more.ts', '../../store/runs.ts', '../../../../shared/calls.ts'],
    mayNot: ['../train-model.ts', '../../sync/push.ts', 'electron'],
  },
  {
    file: 'renderer/screens/data/list.tsx',
    may: ['react', 'zustand', '../../call.ts', '../../../shared/calls.ts'],
    mayNot: ['electron', 'node:fs', '../../../server/main.ts', '../../../electron/core/start.ts', 'fastify'],
  },
  {
    file: 'server/main.ts',
    may: ['fastify', 'postgres', './push.ts', '../shared/sync.ts'],
    mayNot: ['electron', 'react', '../electron/core/start.ts', '../renderer/call.ts', 'better-sqlite3'],
  },
  {
    file: 'server/lock-folder.ts',
    may: ['better-sqlite3'],
    mayNot: ['electron', 'react', '../electron/core/start.ts', '../renderer/call.ts', 'onnxruntime-node'],
  },
  ...['shared/a.ts', 'electron/a.ts', 'electron/core/a.ts', 'renderer/a.ts', 'server/a.ts'].map((file) => ({
    file,
    may: [],
    mayNot: ['../scripts/build.ts', '../../scripts/build.ts', '../test/any.ts', '../../test/any.ts'],
  })),
];

const verdicts = table.flatMap(({ file, may, mayNot }) => [
  ...may.map((specifier) => ({ file, specifier, allowed: true })),
  ...mayNot.map((specifier) => ({ file, specifier, allowed: false })),
]);

const files = [...new Set(table.map(({ file }) => file))];
const refused = new Set<string>();
const place = (file: string, line: number): string => `${file}:${line}`;
const specifiersOf = (file: string): readonly string[] =>
  verdicts.filter((verdict) => verdict.file === file).map(({ specifier }) => specifier);

beforeAll(() => {
  const sources = files.map(
    (file) =>
      [
        file,
        specifiersOf(file)
          .map((from) => `import '${from}';`)
          .join('\n'),
      ] as const,
  );
  for (const finding of lintSources(Object.fromEntries(sources))) {
    if (finding.rule === 'eslint(no-restricted-imports)') refused.add(place(finding.file, finding.line));
  }
});

describe('the import table of the design', () => {
  test.each(verdicts)('$file importing $specifier: allowed is $allowed', ({ file, specifier, allowed }) => {
    const line = specifiersOf(file).indexOf(specifier) + 1;

    expect(refused.has(place(file, line))).toBe(!allowed);
  });
});

describe('imports that are not plain statements', () => {
  const spellings = [
    "import type { Run } from '../../renderer/runs.ts';",
    "export { run } from '../../renderer/runs.ts';",
    "const run = await import('../../renderer/runs.ts'); run.start();",
  ];

  test.each(spellings)('are refused too: %s', (text) => {
    const rules = lintSources({ 'electron/core/start.ts': text }).map(({ rule }) => rule);

    expect(rules).toContain('eslint(no-restricted-imports)');
  });

  test('only the preload script takes ipcRenderer from electron', () => {
    const text = "import { ipcRenderer } from 'electron';\nipcRenderer.send('hello');\n";
    const findings = lintSources({ 'electron/preload.ts': text, 'electron/main.ts': text });

    expect(findings.map(({ file }) => file)).toEqual(['electron/main.ts']);
  });
});
