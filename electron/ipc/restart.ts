import { z } from 'zod';
import { answer } from './answer.ts';
import type { Processes } from './processes.ts';

/** Opens the home anew, and the page with it: another home may have taken its place. */
export function answerRestart(processes: Processes): void {
  answer('home:restart', z.undefined(), async (_, window) => {
    await processes.restart();
    window.webContents.reload();
  });
}
