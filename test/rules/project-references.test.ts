import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const projects = ['shared', 'electron', 'electron/core', 'electron/compute', 'renderer', 'server'];

/** Type-checks one project of a tree that has the repository's own project files and nothing but these two sources. */
function compileErrors(importer: string, imported: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fieldloop-references-'));
  try {
    const copied = ['tsconfig.base.json', ...projects.map((project) => `${project}/tsconfig.json`)];
    for (const path of copied) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      copyFileSync(join(root, path), join(folder, path));
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, dirname(imported), 'one.ts'), 'export const one = 1;\n');
    const up = '../'.repeat(dirname(importer).split('/').length);
    writeFileSync(join(folder, importer), `export { one } from '${up}${imported}';\n`);
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    return spawnSync(process.execPath, [compiler, '-b', dirname(importer)], { cwd: folder, encoding: 'utf8' }).stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.each([
  ['server/two.ts', 'electron/core/one.ts'],
  ['server/two.ts', 'renderer/one.ts'],
  ['renderer/two.ts', 'server/one.ts'],
  ['renderer/two.ts', 'electron/core/one.ts'],
  ['electron/core/two.ts', 'electron/compute/one.ts'],
  ['electron/core/two.ts', 'server/one.ts'],
  ['electron/compute/two.ts', 'electron/core/one.ts'],
  ['electron/main.ts', 'electron/core/one.ts'],
  ['shared/two.ts', 'electron/core/one.ts'],
])('the compiler refuses %s importing %s', (importer, imported) => {
  expect(compileErrors(importer, imported)).toContain('error TS6307');
});

test.each(['server/two.ts', 'renderer/two.ts', 'electron/core/two.ts', 'electron/compute/two.ts', 'electron/main.ts'])(
  'the compiler lets %s import shared',
  (importer) => {
    expect(compileErrors(importer, 'shared/one.ts')).toBe('');
  },
);
