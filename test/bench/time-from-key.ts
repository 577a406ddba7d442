import type { Page } from '@playwright/test';

/**
 * Milliseconds from a key, as the window got it, to the frame that shows something which `selector` does not find
 * before: counted by the window's own clock, whatever it costs to drive it from outside.
 */
export async function timeFromKey(page: Page, key: string, selector: string): Promise<number> {
  await page.evaluate(startWatching, selector);
  await page.keyboard.press(key);
  return page.evaluate(() => Reflect.get(window, 'benchTook') as Promise<number>);
}

/** Runs in the page. A frame is counted as shown when the task after its drawing begins. */
function startWatching(selector: string): void {
  const took = new Promise<number>((resolve) => {
    const onKey = ({ timeStamp }: KeyboardEvent): void => {
      const watcher = new MutationObserver(() => {
        if (document.querySelector(selector) === null) return;
        watcher.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)));
      });
      watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    };
    window.addEventListener('keydown', onKey, { once: true, capture: true });
  });
  Reflect.set(window, 'benchTook', took);
}
