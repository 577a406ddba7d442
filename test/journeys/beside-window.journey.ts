import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { openWindow } from './open-window.ts';

const practice = join(process.cwd(), 'resources', 'practice');

test('a command beside the window is answered by its core, and a hung calculation is ended', async () => {
  const { app, page, home } = await openWindow({ FIELDLOOP_PRACTICE: practice });
  await expect(page.getByText('Child nutrition screening').first()).toBeVisible();

  const current = join(practice, 'screening-2026-november.csv');
  const imported = await typeCommand(home, ['dataset', 'import', current, '--dataset', 'november']).ended;
  expect(imported).toMatchObject({ code: 0 });
  await page.getByRole('navigation').getByText('Data').click();
  await expect(page.getByText('november').first()).toBeVisible();

  await expect.poll(() => computePid(app)).not.toBeNull();
  process.kill((await computePid(app)) ?? 0, 'SIGSTOP');
  const training = typeCommand(home, ['train', '--dataset', 'november', '--target', 'needs_referral']);
  await expect.poll(async () => (await typeCommand(home, ['run', 'list']).ended).out).toContain('running');
  training.interrupt();
  await training.says('Ctrl C once more');
  training.interrupt();

  expect(await training.ended).toMatchObject({ code: 1, err: expect.stringContaining('ended by force') });
  await expect(page.getByText('The part that calculates was started again', { exact: false })).toBeVisible();
  const again = await typeCommand(home, ['train', '--dataset', 'november', '--target', 'needs_referral']).ended;
  expect(again).toMatchObject({ code: 0 });
  await app.close();
});

/** Null until it was started, soon after the window. */
const computePid = (app: ElectronApplication): Promise<number | null> =>
  app.evaluate(({ app: running }) => {
    const compute = running.getAppMetrics().find(({ name }) => name === 'Fieldloop compute');
    return compute?.pid ?? null;
  });

/** A command line of the built application, in a process of its own. */
function typeCommand(home: string, words: readonly string[]) {
  const child = spawn(process.execPath, [join(process.cwd(), 'dist/cli.js'), ...words, '--home', home]);
  let [out, err] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
  const says = (text: string): Promise<void> => expect.poll(() => err).toContain(text);
  return { ended, says, interrupt: () => void child.kill('SIGINT') };
}
