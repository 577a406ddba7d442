import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { z } from 'zod';
import { APP_ORIGIN } from './app-protocol.ts';

/** Refuses whoever is not the main frame of our own page, and whatever is not of the expected shape. */
export function answer<T, R>(
  channel: string,
  schema: z.ZodType<T>,
  work: (input: T, window: BrowserWindow) => Promise<R>,
): void {
  ipcMain.handle(channel, async (event, input: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    const parsed = schema.safeParse(input);
    if (!isTrusted(event) || window === null || !parsed.success) throw new Error(`${channel} was refused`);
    return work(parsed.data, window);
  });
}

function isTrusted({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${APP_ORIGIN}/`);
}
