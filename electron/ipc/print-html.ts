import { writeFile } from 'node:fs/promises';
import { BrowserWindow, dialog } from 'electron';
import { z } from 'zod';
import { answer } from './answer.ts';

const Wanted = z.object({ name: z.string().max(200), html: z.string().max(5_000_000) });

/**
 * Makes a PDF of a page of core's own where the person chooses, in a hidden window that runs nothing, loads nothing and
 * keeps nothing. Answers its path, null where the person changed their mind, and rejects where it failed.
 */
export function answerHtmlPrinting(): void {
  answer('html:pdf', Wanted, async ({ name, html }, window) => {
    const { filePath } = await dialog.showSaveDialog(window, {
      defaultPath: name,
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    });
    if (filePath === '') return null;
    const paper = new BrowserWindow({
      show: false,
      webPreferences: { javascript: false, sandbox: true, partition: 'printing' },
    });
    try {
      await paper.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`);
      await writeFile(filePath, await paper.webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true }));
      return filePath;
    } finally {
      paper.destroy();
    }
  });
}
