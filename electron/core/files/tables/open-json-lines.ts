import { basename } from 'node:path';
import { ok, type Result } from '../../../../shared/result.ts';
import { openUtf8 } from '../csv/read-file-text.ts';
import { listLines, refuse, refuseEmpty } from '../csv/refusals.ts';
import type { TextSource, TextStream } from '../csv/text-source.ts';
import { cellsOfObject, isObject, parseJson } from './json-cells.ts';
import { readLines } from './read-lines.ts';
import { type RowOfTexts, type RowWalk, rowsAsText } from './rows-as-text.ts';

const LONGEST_LINE_BYTES = 64 * 2 ** 20;
const SHOWN = 10;

/**
 * A file with one JSON object a line. Its columns are the names in all of its lines, in the order of their first
 * appearance, so it is walked over once before. Errors: `json.badLines`, `json.lineTooLong`, `csv.empty`.
 */
export async function openJsonLines(path: string, sizeBytes: number): Promise<Result<TextSource>> {
  const file = basename(path);
  const names = await collectNames(path, file);
  if (!names.ok) return names;
  const walk = () => walkObjects(path, names.value);
  return ok(await rowsAsText({ file, format: 'jsonLines', sizeBytes, names: names.value, headerRow: 0, walk }));
}

async function collectNames(path: string, file: string): Promise<Result<readonly string[]>> {
  const names = new Set<string>();
  const bad: number[] = [];
  let line = 0;
  let badTotal = 0;
  for await (const lines of readLines(await openUtf8(path), LONGEST_LINE_BYTES)) {
    if (lines === null) return refuseLongLine(file, line + 1);
    for (const text of lines) {
      line++;
      if (text.trim() === '') continue;
      const object = parseJson(withoutMark(text));
      if (isObject(object)) for (const name of cellsOfObject(object).keys()) names.add(name);
      else if (++badTotal <= SHOWN) bad.push(line);
    }
  }
  if (badTotal > 0) return refuseBadLines(file, bad, badTotal);
  return names.size === 0 ? refuseEmpty(file) : ok([...names]);
}

function walkObjects(path: string, names: readonly string[]): RowWalk {
  let stream: TextStream | null = null;
  /** A blank line is an empty row; any other that is no object was refused before. */
  const rowOf = (text: string): RowOfTexts => {
    const object = parseJson(withoutMark(text));
    if (!isObject(object)) return null;
    const cells = cellsOfObject(object);
    return names.map((name) => cells.get(name) ?? null);
  };
  async function* walk(): AsyncGenerator<readonly RowOfTexts[], void> {
    stream = await openUtf8(path);
    for await (const lines of readLines(stream, LONGEST_LINE_BYTES)) yield (lines ?? []).map(rowOf);
  }
  return { batches: walk(), bytesRead: () => stream?.bytesRead() ?? 0, sha256: () => stream?.sha256() ?? '' };
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

const refuseLongLine = (file: string, line: number): Result<never> =>
  refuse(
    'json.lineTooLong',
    file,
    `line ${line} is longer than ${LONGEST_LINE_BYTES / 2 ** 20} MB`,
    'Write one object a line: that is how JSON lines are read.',
    { line },
  );

const refuseBadLines = (file: string, lines: readonly number[], total: number): Result<never> =>
  refuse(
    'json.badLines',
    file,
    `${total === 1 ? 'line' : 'lines'} ${listLines(lines, total)} ${total === 1 ? 'is no JSON object' : 'are no JSON objects'}`,
    'Each line must be one object in braces, such as {"age": 12, "site": "north"}.',
    { lines, total },
  );
