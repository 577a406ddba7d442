import { type Definition, isRepeat } from '../../../../shared/forms/definition.ts';
import type { FormNode } from '../../../../shared/forms/form-tree.ts';
import { type FormState, isRelevant } from '../../../../shared/forms/form-state.ts';
import { isAsked } from './fill-record.ts';
import type { FormPage } from './pages.ts';

/** What stands on a page: a question, a group under its heading, or a repeat with each of it. */
export type Block =
  | { readonly kind: 'question'; readonly node: FormNode }
  | { readonly kind: 'group'; readonly node: FormNode; readonly blocks: readonly Block[] }
  | RepeatBlock;

export type RepeatBlock = {
  readonly kind: 'repeat';
  /** `/data/visit`. */
  readonly path: string;
  readonly definition: Definition;
  /** Whether people add and remove; where an expression counts, they do not. */
  readonly isOpen: boolean;
  readonly each: readonly { readonly node: FormNode; readonly blocks: readonly Block[] }[];
};

/** What of a page is relevant now, in the form's order. */
export function blocksOf(form: FormState, page: FormPage): readonly Block[] {
  const blocks = page.definitions.flatMap((definition) => {
    const parent = definition.parent === null ? undefined : form.tree.byPath.get(definition.parent.path);
    return parent !== undefined && isRelevant(form, parent) ? blocksAt(form, parent, definition) : [];
  });
  // A page that is one group needs no heading: its name stands over the page.
  return blocks.flatMap((block) =>
    block.kind === 'group' && block.node.definition === page.section ? block.blocks : [block],
  );
}

function blocksAt(form: FormState, parent: FormNode, definition: Definition): readonly Block[] {
  const path = `${parent.path}/${definition.name}`;
  if (isRepeat(definition)) return repeatAt(form, path, definition);
  const { item } = definition;
  const node = form.tree.byPath.get(path);
  if (node === undefined || item === null || form.irrelevant.has(path)) return [];
  if (item.kind === 'question') {
    return item.type === 'calculate' || item.type === 'metadata' ? [] : [{ kind: 'question', node }];
  }
  const blocks = blocksIn(form, node);
  return blocks.length === 0 ? [] : [{ kind: 'group', node, blocks }];
}

function repeatAt(form: FormState, path: string, definition: Definition): readonly Block[] {
  const nodes = Array.from({ length: form.counts.get(path) ?? 1 }, (_, index) =>
    form.tree.byPath.get(`${path}[${index + 1}]`),
  ).filter((node) => node !== undefined);
  const relevant = nodes.filter((node) => !form.irrelevant.has(node.path));
  const isOpen = definition.expressions.count === undefined;
  if (relevant.length === 0 && (nodes.length > 0 || !isOpen)) return [];
  const each = relevant.map((node) => ({ node, blocks: blocksIn(form, node) }));
  return [{ kind: 'repeat', path, definition, isOpen, each }];
}

const blocksIn = (form: FormState, node: FormNode): readonly Block[] =>
  node.definition.children.flatMap((child) => blocksAt(form, node, child));

/** Pages on which there is anything to see now. */
export const shownPages = (form: FormState, pages: readonly FormPage[]): readonly FormPage[] =>
  pages.filter((page) => blocksOf(form, page).length > 0);

/** Questions of blocks that wait for an answer, in their order. */
export const nodesIn = (form: FormState, blocks: readonly Block[]): readonly FormNode[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'question') return isAsked(form, block.node) ? [block.node] : [];
    if (block.kind === 'group') return nodesIn(form, block.blocks);
    return block.each.flatMap((one) => nodesIn(form, one.blocks));
  });

/** The page on which a question stands. */
export const pageWith = (form: FormState, pages: readonly FormPage[], path: string): FormPage | undefined =>
  pages.find((page) => nodesIn(form, blocksOf(form, page)).some((node) => node.path === path));
