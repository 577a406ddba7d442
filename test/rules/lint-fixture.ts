import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

type Finding = { readonly file: string; readonly line: number; readonly rule: string };
type Diagnostic = {
  readonly filename: string;
  readonly code: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
};
type Report = { readonly diagnostics: readonly Diagnostic[] };

/**
 * Lints files that exist for this question only, under the repository's own configuration, and answers what was found.
 * @param sources text by path, paths as they would stand in the repository
 */
export function lintSources(sources: Readonly<Record<string, string>>): readonly Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'fieldloop-rules-'));
  try {
    for (const [path, text] of Object.entries(sources)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
    // The configuration's globs are relative to its own folder, so it is copied beside the sources.
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    const run = spawnSync(process.execPath, [oxlint, '--format', 'json', '.'], { cwd: folder, encoding: 'utf8' });
    const report = JSON.parse(run.stdout) as Report; // oxlint's documented JSON shape
    return report.diagnostics.map(({ filename, code, labels }) => ({
      file: filename.replaceAll('\\', '/'),
      line: labels[0]?.span.line ?? 0,
      rule: code,
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
