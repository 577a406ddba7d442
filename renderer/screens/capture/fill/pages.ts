import type { CompiledForm } from '../../../../shared/forms/compile-form.ts';
import { type Definition, everyDefinition } from '../../../../shared/forms/definition.ts';

/** A part of the form that is shown at once. It depends on the form alone, so that nothing moves while one types. */
export type FormPage = {
  /** Path of what stands on it first. */
  readonly key: string;
  /** The group or repeat that it is (a part of); null for questions outside groups. */
  readonly section: Definition | null;
  /** Which part of how many, where a section is too long for one page. */
  readonly part: { readonly at: number; readonly of: number } | null;
  readonly definitions: readonly Definition[];
};

/** More questions than this on one page are divided. */
const MOST_ON_PAGE = 20;
/** As many stand on each page then. */
const ON_DIVIDED_PAGE = 10;
/** A note or two before the first group belong to it. */
const MOST_BEFORE = 3;

/** The form's pages: one for each of its outermost groups and repeats, and for questions between them. */
export function pagesOf({ root }: Pick<CompiledForm, 'root'>): readonly FormPage[] {
  const shown = root.children.filter(isShown);
  const pages: FormPage[] = [];
  let loose: Definition[] = [];
  for (const child of shown) {
    if (child.item?.kind === 'question') {
      loose.push(child);
      continue;
    }
    const lead = pages.length === 0 && weightOf(loose) <= MOST_BEFORE ? loose : [];
    if (lead.length === 0) pages.push(...divide(null, loose));
    pages.push(...withLead(lead, pagesOfSection(child)));
    loose = [];
  }
  return [...pages, ...divide(null, loose)];
}

function withLead(lead: readonly Definition[], [first, ...rest]: readonly FormPage[]): readonly FormPage[] {
  if (first === undefined) return [];
  const definitions = [...lead, ...first.definitions];
  return [{ ...first, key: definitions[0]?.path ?? first.key, definitions }, ...rest];
}

/** A field-list is one page whatever its length: its author wants to see all of it. */
function pagesOfSection(section: Definition): readonly FormPage[] {
  const isWhole = section.item?.appearance?.includes('field-list') ?? false;
  if (section.item?.kind === 'repeat' || isWhole || weightOf([section]) <= MOST_ON_PAGE) {
    return [{ key: section.path, section, part: null, definitions: [section] }];
  }
  return divide(section, section.children.filter(isShown));
}

function divide(section: Definition | null, definitions: readonly Definition[]): readonly FormPage[] {
  const parts: Definition[][] = [];
  for (const definition of definitions) {
    const last = parts.at(-1);
    if (last === undefined || weightOf([...last, definition]) > ON_DIVIDED_PAGE) parts.push([definition]);
    else last.push(definition);
  }
  return parts.map((part, index) => ({
    key: part[0]?.path ?? '',
    section,
    part: parts.length === 1 ? null : { at: index + 1, of: parts.length },
    definitions: part,
  }));
}

/** How many questions there are to see, each of a repeat once. */
const weightOf = (definitions: readonly Definition[]): number =>
  definitions.reduce((sum, definition) => {
    const inner = [...everyDefinition(definition)].filter(({ item }) => item?.kind === 'question');
    return sum + inner.filter(isShown).length;
  }, 0);

/** What is calculated or noted by the program has no place on a page. */
function isShown({ item, children }: Definition): boolean {
  if (item?.kind === 'question') return item.type !== 'calculate' && item.type !== 'metadata';
  return children.some(isShown);
}
