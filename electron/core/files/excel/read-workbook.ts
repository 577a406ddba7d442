import { posix } from 'node:path';
import { FileDamaged, RefusedFile } from '../tables/file-damaged.ts';
import { excelArchive } from './excel-archive.ts';
import { readParts } from './read-parts.ts';
import { type CellFormat, readFormats } from './read-formats.ts';
import { readSharedStrings } from './read-shared-strings.ts';
import { readZip, type Zip, type ZipEntry } from '../zip/read-zip.ts';
import { attribute } from './xml-walk.ts';

export type Sheet = { readonly name: string; readonly isHidden: boolean; readonly entry: ZipEntry };

export type Workbook = {
  readonly path: string;
  /** Worksheets in the order of their tabs; sheets of charts and macros are left out. */
  readonly sheets: readonly Sheet[];
  /** Whether day 0 is 1904-01-01, as old Macintosh workbooks count. */
  readonly is1904: boolean;
  readonly strings: readonly string[];
  /** By the number that a cell names as its style. */
  readonly formats: readonly CellFormat[];
};

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/**
 * What a workbook (.xlsx, .xlsm; ECMA-376) says beside its cells. Throws `FileDamaged` (`excel.damaged`) and `RefusedFile`:
 * `zip.bomb`, `excel.encrypted`, `excel.otherFormat`, `excel.tooLarge`.
 */
export async function openWorkbook(path: string): Promise<Workbook> {
  const zip = await readZip(path, excelArchive);
  refuseOthers(zip);
  const main = await findMain(zip);
  const relations = await readRelations(zip, main);
  const partOf = (type: string): ZipEntry | undefined =>
    relations.flatMap((relation) => (relation.type.endsWith(type) ? (entryAt(zip, relation.target) ?? []) : []))[0];
  const { tabs, is1904 } = await readTabs(zip, main);
  const sheets = tabs.flatMap(({ name, id, isHidden }): readonly Sheet[] => {
    const relation = relations.find((one) => one.id === id);
    if (relation?.type.endsWith('/worksheet') !== true) return [];
    return [{ name, isHidden, entry: entryAt(zip, relation.target) ?? missing(`the sheet ${name}`) }];
  });
  if (sheets.length === 0) missing('a sheet of cells');
  const [strings, formats] = [partOf('/sharedStrings'), partOf('/styles')];
  return {
    path,
    sheets,
    is1904,
    strings: strings === undefined ? [] : await readSharedStrings(path, strings),
    formats: formats === undefined ? [] : await readFormats(path, formats),
  };
}

function refuseOthers({ entriesByName }: Zip): void {
  const has = (name: string): boolean => entriesByName.has(name);
  if (has('xl/workbook.bin')) throw refuseOther('it is a binary Excel workbook (.xlsb)');
  if (has('content.xml') && has('mimetype')) throw refuseOther('it is an OpenDocument file (.ods)');
  if (has('EncryptionInfo')) throw refuseOther('it is protected with a password');
  if (![...entriesByName.keys()].some((name) => name.endsWith('.rels'))) {
    throw new RefusedFile(
      'excel.otherFormat',
      'it is a ZIP file and holds no Excel workbook',
      'Unpack it, and choose the table that is in it.',
    );
  }
}

export const refuseOther = (why: string): RefusedFile =>
  new RefusedFile('excel.otherFormat', why, 'Open it in Excel or LibreOffice and save it as .xlsx or as "CSV UTF-8".');

function missing(what: string): never {
  throw new FileDamaged('excel.damaged', `it is no whole Excel file: ${what} is missing in it`);
}

const entryAt = (zip: Zip, name: string): ZipEntry | undefined => zip.entriesByName.get(name);

async function findMain(zip: Zip): Promise<ZipEntry> {
  const roots = await readRelations(zip, { name: '' });
  const main = roots.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  return entryAt(zip, main) ?? missing('the workbook');
}

/** What a part names as its own parts, with their places in the ZIP file. */
async function readRelations(zip: Zip, { name }: Pick<ZipEntry, 'name'>): Promise<readonly Relation[]> {
  const folder = posix.dirname(name);
  const entry = entryAt(zip, posix.join(folder, '_rels', `${posix.basename(name)}.rels`));
  const relations: Relation[] = [];
  if (entry === undefined) return relations;
  const open = (tag: string, attributes: string): void => {
    const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attribute(attributes, key));
    if (tag !== 'Relationship' || !id || !type || !target) return;
    relations.push({ id, type, target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) });
  };
  await readParts(zip.path, entry, { open });
  return relations;
}

type Tab = { readonly name: string; readonly id: string; readonly isHidden: boolean };

async function readTabs(zip: Zip, main: ZipEntry): Promise<{ tabs: readonly Tab[]; is1904: boolean }> {
  const tabs: Tab[] = [];
  let is1904 = false;
  const open = (tag: string, attributes: string): void => {
    if (tag === 'workbookPr') is1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
    if (tag !== 'sheet') return;
    const id = /\s\w+:id=["']([^"']*)["']/.exec(attributes)?.[1] ?? '';
    const state = attribute(attributes, 'state') ?? 'visible';
    tabs.push({ name: attribute(attributes, 'name') ?? '', id, isHidden: state !== 'visible' });
  };
  await readParts(zip.path, main, { open });
  return { tabs, is1904 };
}
