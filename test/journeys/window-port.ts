import type { Page } from '@playwright/test';
import type { CallName, Input, Output } from '../../shared/calls.ts';
import type { Result } from '../../shared/result.ts';

/** Throws what core refuses: a journey asks only for what must be there. */
export type Ask = <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;

/**
 * Keeps every port that the page is given from now on, and loads the page anew so that it is given one. The page's own
 * client listens on the same port and passes over replies to questions that it did not ask.
 */
export async function keepPort(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.addEventListener('message', ({ data, ports: [port] }) => {
      if (data === 'fieldloop:port' && port) Object.assign(window, { journeyPort: port });
    });
  });
  await page.reload();
  await page.waitForFunction(() => 'journeyPort' in window);
}

/** Ids of questions stand far above those that the page's own client counts up. */
const FIRST_ID = 1_000_000_000;

export function askOver(page: Page): Ask {
  let id = FIRST_ID;
  return async (name, input) => {
    id += 1;
    const result = await page.evaluate(askInPage, { id, name, input });
    // Core types its answer by the same row of the contract table.
    const answered = result as Result<Output<typeof name>>;
    if (!answered.ok) throw new Error(`${name}: ${answered.error.code}: ${answered.error.message}`);
    return answered.value;
  };
}

/** Runs in the page. */
function askInPage(question: { readonly id: number; readonly name: string; readonly input: unknown }) {
  const port: MessagePort = Reflect.get(window, 'journeyPort');
  return new Promise<unknown>((resolve) => {
    const hear = ({ data }: MessageEvent) => {
      if (data.kind !== 'reply' || data.id !== question.id) return;
      port.removeEventListener('message', hear);
      resolve(data.result);
    };
    port.addEventListener('message', hear);
    port.postMessage({ kind: 'request', ...question });
  });
}
