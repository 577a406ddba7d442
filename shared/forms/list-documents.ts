import type { DataNode } from './expression/values.ts';
import { type Form, type FormChoice, listNamed, tableNamed } from './form.ts';

type Row = readonly (readonly [column: string, text: string])[];

/**
 * A list of choices or a table as expressions see it: `instance('crops')/root/item[name = 'maize']/price`. Null where
 * the form has neither.
 */
export function makeDocument(form: Form, id: string): DataNode | null {
  const list = listNamed(form, id);
  if (list !== null) return documentOf(id, list.map(rowOfChoice));
  const table = tableNamed(form, id);
  if (table === null) return null;
  const { columns, rows } = table;
  return documentOf(
    id,
    rows.map((cells) => columns.map((column, index) => [column, cells[index] ?? ''] as const)),
  );
}

const rowOfChoice = ({ name, label, columns }: FormChoice): Row => [
  ['name', name],
  ['label', Object.values(label)[0] ?? ''],
  ...Object.entries(columns),
];

function documentOf(id: string, rows: readonly Row[]): DataNode {
  const [documents, items]: [DataNode[], DataNode[]] = [[], []];
  const document: DataNode = { name: '', path: id, parent: null, children: documents, text: '' };
  const root: DataNode = { name: 'root', path: `${id}/root`, parent: document, children: items, text: '' };
  documents.push(root);
  rows.forEach((row, index) => items.push(itemOf(row, `${root.path}/item[${index + 1}]`, root)));
  return document;
}

function itemOf(row: Row, path: string, parent: DataNode): DataNode {
  const children: DataNode[] = [];
  const item: DataNode = { name: 'item', path, parent, children, text: '' };
  for (const [name, text] of row) children.push({ name, path: `${path}/${name}`, parent: item, children: [], text });
  return item;
}
