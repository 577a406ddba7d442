import { writeZip, type ZipLies } from './write-zip.ts';

export type WorkbookParts = {
  /** XML of `<sheetData>` and what follows it, by the name of the sheet. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  readonly sharedStrings?: readonly string[];
  /** Number formats: style 1 is the first. */
  readonly formats?: readonly string[];
  readonly is1904?: boolean;
  /** Files beside or instead of the usual ones. */
  readonly files?: Readonly<Record<string, string>>;
  readonly lies?: ZipLies;
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An Excel workbook whose cells are given as they are written in its XML. */
export function writeWorkbook(parts: WorkbookParts): Buffer {
  const { sheets, hidden = [], sharedStrings = [], formats = [], is1904 = false, files = {}, lies } = parts;
  const names = Object.keys(sheets);
  const tabs = names.map(
    (name, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"${hidden.includes(name) ? ' state="hidden"' : ''}/>`,
  );
  const relations = [
    ...names.map((_, at) => `<Relationship Id="r${at}" Type="${TYPES}/worksheet" Target="worksheets/s${at}.xml"/>`),
    `<Relationship Id="strings" Type="${TYPES}/sharedStrings" Target="sharedStrings.xml"/>`,
    `<Relationship Id="styles" Type="${TYPES}/styles" Target="/xl/styles.xml"/>`,
  ];
  const codes = formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`);
  const styles = ['<xf numFmtId="0"/>', ...formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`)];
  const sheetFiles = names.map((name, at) => [
    `xl/worksheets/s${at}.xml`,
    `${XML}<worksheet ${MAIN}>${sheets[name]}</worksheet>`,
  ]);
  return writeZip(
    {
      '_rels/.rels': `${XML}<Relationships><Relationship Id="w" Type="${TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `${XML}<workbook ${MAIN} xmlns:r="${TYPES}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${tabs.join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `${XML}<Relationships>${relations.join('')}</Relationships>`,
      'xl/sharedStrings.xml': `${XML}<sst ${MAIN}>${sharedStrings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
      'xl/styles.xml': `${XML}<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
      ...Object.fromEntries(sheetFiles),
      ...files,
    },
    lies,
  );
}

/** A sheet of texts and numbers; the first row is row 1. */
export function sheetOf(rows: readonly (readonly (string | number | null)[])[]): string {
  const lines = rows.map(
    (cells, at) => `<row r="${at + 1}">${cells.map((cell, column) => cellOf(cell, column, at + 1)).join('')}</row>`,
  );
  return `<sheetData>${lines.join('')}</sheetData>`;
}

function cellOf(cell: string | number | null, column: number, row: number): string {
  const address = `${String.fromCharCode(65 + column)}${row}`;
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  return cell.startsWith('<')
    ? cell.replace('<c', `<c r="${address}"`)
    : `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
}
