import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { sourceDigest, stampName } from './build/build-stamp.mjs';
import { buildWindow } from './build/build-window.ts';
import { bundles } from './build/bundles.ts';
import { places, root } from './paths.mjs';

/**
 * Bundles every entry of the product into `dist/`. It is made beside and put in place at the end, so that a failed
 * build leaves the last one as it was.
 */
const startedAtMs = Date.now();
const digest = sourceDigest(); // taken first: what changes while we build makes the next build
const partial = `${places.dist}.partial`;
rmSync(partial, { recursive: true, force: true });

const present = bundles.filter(({ entry }) => existsSync(join(root, entry)));
for (const bundle of present) await build(bundle.configure(partial));
await buildWindow(partial);

writeFileSync(join(partial, stampName), digest);
rmSync(places.dist, { recursive: true, force: true });
renameSync(partial, places.dist);

const missing = bundles.filter((bundle) => !present.includes(bundle)).map(({ entry }) => entry);
if (missing.length > 0) console.error(`Not there yet, left out: ${missing.join(', ')}`);
console.error(`Built dist/ in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`);
