import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { runInForeground } from '../set-up/run-command.mjs';

const folder = join(root, 'electron/compute/boosting/kernel');

/** Compiles the AssemblyScript of the tree kernel; answers the bytes. */
export async function compileKernel(): Promise<Buffer> {
  const scratch = mkdtempSync(join(tmpdir(), 'kernel-'));
  const out = join(scratch, 'kernel.wasm');
  const compiler = join(root, 'node_modules/assemblyscript/bin/asc.js');
  const memory = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
  const features = ['threads', 'simd', 'bulk-memory'].flatMap((name) => ['--enable', name]);
  const how = ['--runtime', 'stub', '--optimizeLevel', '3', '--noAssert'];
  try {
    const argv = [compiler, join(folder, 'tree-kernel.as.ts'), ...how, ...memory, ...features, '-o', out];
    const code = await runInForeground(process.execPath, argv, { cwd: root });
    if (code !== 0) throw new Error('The tree kernel does not compile.');
    return readFileSync(out);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The compiled kernel as a module, so that it runs from source and from a bundle alike. */
export const kernelModule = (bytes: Buffer): string =>
  `/** Compiled from tree-kernel.as.ts by \`npm run kernels\`; a test compiles it again. */\nexport const TREE_KERNEL =\n  '${bytes.toString('base64')}';\n`;

export const kernelPath = join(folder, 'tree-kernel-wasm.ts');

if (import.meta.main) writeFileSync(kernelPath, kernelModule(await compileKernel()));
