import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../paths.mjs';

const icons = join(root, 'resources', 'icons');
/** Pixels; from this size packaging makes the sizes of every system. */
const SIDE = 1024;

/** Draws the packages' and the window's icon from its outline, in a window that is not needed any more. */
export async function drawIcon(page: Page): Promise<void> {
  // Larger than the icon, so that no scroll bar stands over it.
  await page.setViewportSize({ width: SIDE + 100, height: SIDE + 100 });
  await page.setContent(readFileSync(join(icons, 'icon.svg'), 'utf8'));
  await page.locator('svg').screenshot({ path: join(icons, 'icon.png'), omitBackground: true });
}
