import { SaxesParser } from 'saxes';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { InstanceElement } from '../../../../shared/submission.ts';

/** Deeper than any form's groups, and far from where the stack would end. */
const DEEPEST = 64;
/** A form has at most 5,000 questions, and may repeat them. */
const MOST_ELEMENTS = 200_000;

type Open = { -readonly [K in keyof InstanceElement]: InstanceElement[K] } & { children: InstanceElement[] };

/**
 * Reads a submission's XML. Nothing in it is fetched or expanded: a document type, by which XML names files and makes
 * little text much, is refused (`submission.badXml`), as is what is not well-formed, too deep or too long.
 */
export function readXml(text: string): Result<InstanceElement> {
  try {
    return ok(parse(text));
  } catch (cause) {
    if (!(cause instanceof RefusedXml)) throw cause;
    return fail('submission.badXml', `What was sent is no record of a form: ${cause.message}.`);
  }
}

class RefusedXml extends Error {}

function parse(text: string): InstanceElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  let root: InstanceElement | null = null;
  let count = 0;
  parser.on('error', ({ message }) => refuse(message));
  parser.on('doctype', () => refuse('it has a document type'));
  parser.on('opentag', ({ local, attributes }) => {
    if (open.length >= DEEPEST) refuse('it is nested too deeply');
    if (++count > MOST_ELEMENTS) refuse('it has too many elements');
    const written = Object.values(attributes).map(({ local: name, value }) => [name, value] as const);
    open.push({ name: local, attributes: Object.fromEntries(written), children: [], text: '' });
  });
  const addText = (piece: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    const outer = open.at(-1);
    if (closed === undefined) return;
    if (outer === undefined) root = closed;
    else outer.children.push(closed);
  });
  parser.write(text).close();
  return root ?? refuse('it is empty');
}

function refuse(why: string): never {
  throw new RefusedXml(why);
}
