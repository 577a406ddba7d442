import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { root } from '../paths.mjs';
import { runInForeground } from '../set-up/run-command.mjs';

export type Kernel = {
  /** AssemblyScript, from the checkout's root. */
  readonly source: string;
  /** What the compiled bytes are exported as, in base64. */
  readonly constant: string;
};

export const kernels: readonly Kernel[] = [
  { source: 'electron/compute/boosting/kernel/tree-kernel.as.ts', constant: 'TREE_KERNEL' },
  { source: 'electron/core/readers/trees/tree-scorer.as.ts', constant: 'TREE_SCORER' },
];

/** Compiles one kernel; answers the bytes. */
export async function compileKernel({ source }: Kernel): Promise<Buffer> {
  const scratch = mkdtempSync(join(tmpdir(), 'kernel-'));
  const out = join(scratch, 'kernel.wasm');
  const compiler = join(root, 'node_modules/assemblyscript/bin/asc.js');
  const memory = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
  const features = ['threads', 'simd', 'bulk-memory'].flatMap((name) => ['--enable', name]);
  const how = ['--runtime', 'stub', '--optimizeLevel', '3', '--noAssert'];
  try {
    const argv = [compiler, join(root, source), ...how, ...memory, ...features, '-o', out];
    const code = await runInForeground(process.execPath, argv, { cwd: root });
    if (code !== 0) throw new Error(`${source} does not compile.`);
    return readFileSync(out);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The compiled kernel as a module, so that it runs from source and from a bundle alike. */
export const kernelModule = ({ source, constant }: Kernel, bytes: Buffer): string =>
  `/** Compiled from ${basename(source)} by \`npm run kernels\`; a test compiles it again. */\nexport const ${constant} =\n  '${bytes.toString('base64')}';\n`;

export const modulePath = ({ source }: Kernel): string =>
  join(root, dirname(source), `${basename(source, '.as.ts')}-wasm.ts`);

if (import.meta.main) {
  for (const kernel of kernels) writeFileSync(modulePath(kernel), kernelModule(kernel, await compileKernel(kernel)));
}
