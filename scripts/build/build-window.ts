import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { root } from '../paths.mjs';

/** What index.html holds where the frame is drawn. */
const FRAME_PLACE = '<!-- frame -->';
const FRAME_PROGRAM = 'draw-frame.js';

/** What renderer/draw-frame.tsx exports. */
type FrameProgram = { readonly drawFrame: () => Promise<string> };

/** Bundles the window into `renderer/` of a folder, its first picture drawn into the page already. */
export async function buildWindow(outDir: string): Promise<void> {
  await build(pageBundle(outDir));
  await build(earlyBundle(outDir));
  await build(frameBundle(outDir));
  const program = join(outDir, FRAME_PROGRAM);
  const { drawFrame } = (await import(pathToFileURL(program).href)) as FrameProgram;
  const page = join(outDir, 'renderer/index.html');
  const text = readFileSync(page, 'utf8');
  if (!text.includes(FRAME_PLACE)) throw new Error(`renderer/index.html lacks ${FRAME_PLACE}.`);
  writeFileSync(page, text.replace(FRAME_PLACE, await drawFrame()));
  rmSync(program);
}

/** The window: everything it shows comes from these files, fonts included; nothing inline, for the strict policy. */
function pageBundle(outDir: string): InlineConfig {
  return {
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: join(outDir, 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      sourcemap: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false }, // the polyfill is for other browsers
      chunkSizeWarningLimit: 2000, // it is read from disk
      copyPublicDir: false,
      // What the first screen needs is one file: each is asked of the main process, which has enough to do then.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
    },
  };
}

/** Draws the frame that every start shows first (renderer/draw-frame.tsx); runs while building. */
function frameBundle(outDir: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [react()],
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'renderer/draw-frame.tsx'),
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'draw-frame.js', codeSplitting: false } },
    },
  };
}

/** What must be known before the first picture, in a file of its own that the page waits for. */
function earlyBundle(outDir: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      lib: { entry: join(root, 'renderer/early.ts'), formats: ['iife'], name: 'early', fileName: () => 'early.js' },
      outDir: join(outDir, 'renderer'),
      emptyOutDir: false,
      target: 'chrome130',
      copyPublicDir: false,
    },
  };
}
