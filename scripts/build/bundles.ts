import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../paths.mjs';

type Bundle = { readonly entry: string; readonly configure: (outDir: string) => InlineConfig };

/** Pure ones are bundled with what uses them; the rest brings native files or WASM along and is packed as it is. */
const bundledDependencies = [
  'apache-arrow',
  'canonicalize',
  'hyparquet',
  'hyparquet-compressors',
  'hyparquet-writer',
  'yaml',
  'zod',
];
const packedDependencies = Object.keys(manifest.dependencies).filter((name) => !bundledDependencies.includes(name));

/** One file per process or thread, named as the processes that start it by path expect it. */
export const bundles: readonly Bundle[] = [
  nodeBundle('electron/main.ts', 'main.cjs'),
  nodeBundle('electron/preload.ts', 'preload.cjs'),
  nodeBundle('electron/core/main.ts', 'core.js'),
  nodeBundle('electron/core/readers/worker.ts', 'reader.js'),
  nodeBundle('electron/compute/main.ts', 'compute.js'),
  nodeBundle('electron/compute/boosting/kernel/helper.ts', 'tree-helper.js'),
  nodeBundle('electron/compute/isolation/memory-thread.ts', 'memory-thread.js'),
  nodeBundle('electron/cli.ts', 'cli.js'),
  nodeBundle('server/main.ts', 'server.js'),
];

function nodeBundle(entry: string, file: string): Bundle {
  return {
    entry,
    configure: (outDir) => ({
      configFile: false,
      root,
      logLevel: 'warn',
      ssr: { noExternal: true, external: ['electron', ...packedDependencies] },
      build: {
        ssr: join(root, entry),
        outDir,
        emptyOutDir: false,
        target: 'node20.18',
        minify: false, // stack traces are read by people
        sourcemap: true,
        copyPublicDir: false,
        rolldownOptions: {
          output: {
            // main.cjs is loaded with require where Electron has no default application, preload.cjs by the sandbox.
            format: file.endsWith('.cjs') ? 'cjs' : 'es',
            entryFileNames: file,
            // What is imported when it is needed is a file of its own, and what that imports is not read before.
            codeSplitting: file.endsWith('.js'),
            chunkFileNames: `${file.replace('.js', '')}-[name]-[hash].js`,
          },
        },
      },
    }),
  };
}
