/** Fields of a small CSV text by line (RFC 4180), without lines that are empty; null where a quote does not end. */
export function readCsv(text: string): readonly (readonly string[])[] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  while (field.lastIndex < bare.length) {
    const found = field.exec(bare);
    if (found === null) return null;
    const [, quoted, plain = '', end] = found;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    const isLast = field.lastIndex >= bare.length;
    if (end === ',' && isLast) row.push('');
    if (end === ',' && !isLast) continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
