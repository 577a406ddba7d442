import { dialog } from 'electron';
import { z } from 'zod';
import { answer } from './answer.ts';

const FileKind = z.enum(['table', 'onnx', 'any']);
const filters = {
  table: [
    {
      name: 'CSV, Excel, Parquet, Arrow, JSON, GeoJSON',
      extensions: [
        'csv',
        'tsv',
        'txt',
        'xlsx',
        'xlsm',
        'parquet',
        'arrow',
        'feather',
        'json',
        'jsonl',
        'ndjson',
        'geojson',
      ],
    },
    { name: '*', extensions: ['*'] }, // what a file is shows in its content
  ],
  onnx: [{ name: 'ONNX, ZIP', extensions: ['onnx', 'zip'] }],
  any: [],
} as const;

/** The system's own dialogs: the window learns the path that a person chose, and no other. */
export function answerFileDialogs(): void {
  answer('file:choose', FileKind, async (kind, window) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile'],
      filters: [...filters[kind]].map((f) => ({ ...f, extensions: [...f.extensions] })),
    });
    return filePaths[0] ?? null;
  });
  answer('folder:choose', z.undefined(), async (_, window) => {
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory'] });
    return filePaths[0] ?? null;
  });
  answer('file:save', z.string().max(200), async (name, window) => {
    const { filePath } = await dialog.showSaveDialog(window, { defaultPath: name });
    return filePath === '' ? null : filePath;
  });
}
