import { Notification } from 'electron';
import { z } from 'zod';
import { answer } from './answer.ts';

const Notice = z.object({ title: z.string().max(300), body: z.string().max(1_000) });

/**
 * Shows a notification of the desktop. Answers true when the person opens it, after the window was brought to the
 * front, and false when it goes away unopened or this desktop shows none.
 */
export function answerNotices(): void {
  answer('notice:show', Notice, (notice, window) => {
    if (!Notification.isSupported()) return Promise.resolve(false);
    const shown = new Notification(notice);
    return new Promise<boolean>((resolve) => {
      shown.on('click', () => {
        if (window.isMinimized()) window.restore();
        window.show();
        window.focus();
        resolve(true);
      });
      shown.on('close', () => resolve(false));
      shown.on('failed', () => resolve(false));
      shown.show();
    });
  });
}
