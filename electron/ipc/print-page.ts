import { writeFile } from 'node:fs/promises';
import { dialog } from 'electron';
import { z } from 'zod';
import { answer } from './answer.ts';

/**
 * Prints what the page shows in print: by the system's own dialog, or into a PDF where the person chooses. Both answer
 * what became of it, null where the person changed their mind, and reject where it failed.
 */
export function answerPrinting(): void {
  answer(
    'page:print',
    z.undefined(),
    (_, window) =>
      new Promise((resolve, reject) => {
        window.webContents.print({ printBackground: false }, (isPrinted, why) => {
          if (isPrinted) resolve('printed');
          else if (isGivenUp(why)) resolve(null);
          else reject(new Error(why));
        });
      }),
  );
  answer('page:pdf', z.string().max(200), async (name, window) => {
    const { filePath } = await dialog.showSaveDialog(window, {
      defaultPath: name,
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    });
    if (filePath === '') return null;
    await writeFile(filePath, await window.webContents.printToPDF({ pageSize: 'A5', preferCSSPageSize: true }));
    return filePath;
  });
}

/** Chromium's two spellings for a dialog that was closed. */
const isGivenUp = (why: string): boolean => /cancell?ed/iu.test(why);
