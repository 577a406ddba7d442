import { basename } from 'node:path';
import type { TableFormat } from '../../../../shared/columns/import-options.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { openUtf8 } from '../csv/read-file-text.ts';
import { listLines, MOST_COLUMNS, refuseEmpty } from '../csv/refusals.ts';
import type { TextSource, TextStream } from '../csv/text-source.ts';
import { RefusedFile, tooWide } from './file-damaged.ts';
import { cellsOfObject, isObject, parseJson } from './json-cells.ts';
import { readElements } from './json-elements.ts';
import { readLines } from './read-lines.ts';
import { type RowOfTexts, type RowWalk, rowsAsText } from './rows-as-text.ts';

const LONGEST_LINE_BYTES = 64 * 2 ** 20;
const SHOWN = 10;

type Cells = ReadonlyMap<string, string | null>;

/** One thing of the file that should be a row: its cells, null where a line is blank, or why it is no row. */
export type ReadObject = Cells | null | Misfit;
export type Misfit = { readonly misfit: string };

/** A file of objects, which are its rows. */
export type ObjectFile = {
  readonly path: string;
  readonly sizeBytes: number;
  readonly format: TableFormat;
  /** Walks over all objects, some at a time. The stream is closed when the walk ends. */
  readonly walk: (stream: TextStream) => AsyncGenerator<readonly ReadObject[], void>;
  /** Says what is wrong with the objects of these numbers, counted from 1. */
  readonly refuseMisfits: (misfit: string, numbers: readonly number[], total: number) => RefusedFile;
};

/** A file with one JSON object a line. Errors: `json.badLines`, `json.lineTooLong`, and those of `openObjects`. */
export const openJsonLines = (path: string, sizeBytes: number): Promise<Result<TextSource>> =>
  openObjects({
    path,
    sizeBytes,
    format: 'jsonLines',
    walk: async function* (stream) {
      let line = 0;
      for await (const lines of readLines(stream, LONGEST_LINE_BYTES)) {
        if (lines === null) throw refuseLongLine(line + 1);
        line += lines.length;
        yield lines.map((text) => (text.trim() === '' ? null : readObject(text)));
      }
    },
    refuseMisfits: (_, numbers, total) =>
      new RefusedFile(
        'json.badLines',
        `${total === 1 ? 'line' : 'lines'} ${listLines(numbers, total)} ${areNoObjects(total)}`,
        'Each line must be one object in braces, such as {"age": 12, "site": "north"}.',
        { lines: numbers, total },
      ),
  });

/** A JSON list of objects. Errors: `json.badElements`, those of `readElements` and of `openObjects`. */
export const openJsonArray = (path: string, sizeBytes: number): Promise<Result<TextSource>> =>
  openObjects({
    path,
    sizeBytes,
    format: 'json',
    walk: async function* (stream) {
      for await (const elements of readElements(stream, 'root')) yield elements.map(readObject);
    },
    refuseMisfits: (_, numbers, total) =>
      new RefusedFile(
        'json.badElements',
        `${total === 1 ? 'element' : 'elements'} ${listLines(numbers, total)} of its list ${areNoObjects(total)}`,
        'Each element must be one object in braces, such as {"age": 12, "site": "north"}.',
        { elements: numbers, total },
      ),
  });

const areNoObjects = (total: number): string => (total === 1 ? 'is no JSON object' : 'are no JSON objects');

const isMisfit = (read: Cells | Misfit): read is Misfit => 'misfit' in read;

function readObject(text: string): ReadObject {
  const object = parseJson(text.replace(/^\uFEFF/, ''));
  return (isObject(object) ? cellsOfObject(object) : null) ?? { misfit: 'noObject' };
}

/**
 * The columns are the names in all objects, in the order of their first appearance, so the file is walked over once
 * before. Errors: `csv.empty`, `table.tooWide`, and what `walk` and `refuseMisfits` throw.
 */
export async function openObjects(objects: ObjectFile): Promise<Result<TextSource>> {
  const { path, sizeBytes, format } = objects;
  const file = basename(path);
  const names = await collectNames(objects);
  if (names.length === 0) return refuseEmpty(file);
  return ok(await rowsAsText({ file, format, sizeBytes, names, headerRow: 0, walk: () => walkRows(objects, names) }));
}

async function collectNames({ path, walk, refuseMisfits }: ObjectFile): Promise<readonly string[]> {
  const names = new Set<string>();
  const numbers: number[] = [];
  let [number, total] = [0, 0];
  let misfit: string | null = null;
  for await (const objects of walk(await openUtf8(path))) {
    for (const object of objects) {
      number++;
      if (object === null) continue;
      if (isMisfit(object)) {
        misfit ??= object.misfit;
        if (object.misfit === misfit && ++total <= SHOWN) numbers.push(number);
      } else for (const name of object.keys()) names.add(name);
    }
    if (names.size > MOST_COLUMNS) throw tooWide();
  }
  if (misfit !== null) throw refuseMisfits(misfit, numbers, total);
  return [...names];
}

function walkRows({ path, walk }: ObjectFile, names: readonly string[]): RowWalk {
  let stream: TextStream | null = null;
  const rowOf = (object: ReadObject): RowOfTexts =>
    object === null || isMisfit(object) ? null : names.map((name) => object.get(name) ?? null);
  async function* rows(): AsyncGenerator<readonly RowOfTexts[], void> {
    stream = await openUtf8(path);
    for await (const objects of walk(stream)) yield objects.map(rowOf);
  }
  return { batches: rows(), bytesRead: () => stream?.bytesRead() ?? 0, sha256: () => stream?.sha256() ?? '' };
}

const refuseLongLine = (line: number): RefusedFile =>
  new RefusedFile(
    'json.lineTooLong',
    `line ${line} is longer than ${LONGEST_LINE_BYTES / 2 ** 20} MB`,
    'Write one object a line: that is how JSON lines are read.',
    { line },
  );
