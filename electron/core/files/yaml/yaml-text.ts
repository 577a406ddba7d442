import { isNode, LineCounter, parseDocument } from 'yaml';

type Issue = { readonly code: string; readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] };

/** YAML (which JSON is too) as it was read, and in which line things stand. */
export type YamlText =
  | { readonly ok: true; readonly value: unknown; readonly lineOf: (path: readonly PropertyKey[]) => number }
  | { readonly ok: false; readonly line: number; readonly why: string };

/** Reads a text of YAML. Lines count from 1; the line of what is not there is that in which it should stand. */
export function readYamlText(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault) return { ok: false, line: lines.linePos(fault.pos[0]).line, why: fault.message };
  return {
    ok: true,
    value: document.toJS(),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
  };
}

/** Where an issue of zod is: the name that nobody knows is what is wrong, not the thing that it stands in. */
export const pathOfIssue = ({ code, path, keys }: Issue): readonly PropertyKey[] =>
  code === 'unrecognized_keys' ? [...path, ...(keys ?? []).slice(0, 1)] : path;

function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}
