import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

/** What one source file says: the keys it asks for, those it builds, and words that stand in the code itself. */
export type SourceWords = {
  readonly keys: readonly string[];
  /** Patterns of keys with changing parts, such as `shell.screen.*`. */
  readonly patterns: readonly RegExp[];
  readonly literals: readonly string[];
};

const root = fileURLToPath(new URL('../../../renderer/', import.meta.url));

export const sourceFiles = (): readonly string[] => globSync('**/*.{ts,tsx}', { cwd: root });

export const readSourceWords = (file: string): SourceWords => findWords(readFileSync(`${root}${file}`, 'utf8'), file);

type Node = { readonly type: string; readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Attributes whose text a person sees or hears. */
const spoken = new Set(
  'label title placeholder alt hint unit words sentence missing heading text aria-label aria-description finding'.split(
    ' ',
  ),
);

const hasWord = (text: string): boolean => /\p{L}{2,}/u.test(text);

export function findWords(source: string, file: string): SourceWords {
  const keys: string[] = [];
  const patterns: RegExp[] = [];
  const literals: string[] = [];
  const visit = (node: Node) => {
    if (node.type === 'JSXText' && hasWord(String(node['value']))) literals.push(String(node['value']).trim());
    if (node.type === 'JSXExpressionContainer') literals.push(...literalsIn(node['expression']));
    if (node.type === 'JSXAttribute' && spoken.has(nameOf(node['name']))) literals.push(...literalsIn(node['value']));
    if (node.type === 'Literal' && typeof node['value'] === 'string' && /^[a-z]\w*(\.\w+)+$/u.test(node['value']))
      keys.push(node['value']);
    if (node.type === 'TemplateLiteral') patterns.push(...keyPattern(node));
    for (const [name, child] of Object.entries(node)) {
      // Class names and other attributes that are not spoken hold no words.
      if (node.type === 'JSXAttribute' && name === 'value' && !spoken.has(nameOf(node['name'])))
        visitInside(child, visit);
      else for (const part of [child].flat()) if (isNode(part)) visit(part);
    }
  };
  visit(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node);
  return { keys, patterns, literals };
}

const nameOf = (name: unknown): string => (isNode(name) ? String(name['name']) : '');

/** Goes on below an attribute's braces without judging what stands directly in them. */
function visitInside(value: unknown, visit: (node: Node) => void) {
  if (!isNode(value)) return;
  const inner = value.type === 'JSXExpressionContainer' ? value['expression'] : value;
  if (isNode(inner)) visit(inner);
}

/** Texts that an expression may come to: both sides of a choice, and templates with words between their parts. */
function literalsIn(value: unknown): readonly string[] {
  if (!isNode(value)) return [];
  if (value.type === 'Literal')
    return typeof value['value'] === 'string' && hasWord(value['value']) ? [value['value']] : [];
  if (value.type === 'ConditionalExpression') return [value['consequent'], value['alternate']].flatMap(literalsIn);
  if (value.type === 'LogicalExpression') return literalsIn(value['right']);
  if (value.type === 'TemplateLiteral') return quasisOf(value).filter(hasWord);
  return [];
}

const quasisOf = (node: Node): string[] =>
  (node['quasis'] as { readonly value: { readonly cooked: string } }[]).map(({ value }) => value.cooked);

function keyPattern(node: Node): readonly RegExp[] {
  const quasis = quasisOf(node);
  if (!/^[a-z]\w*\./u.test(quasis[0] ?? '')) return [];
  return [new RegExp(`^${quasis.map((text) => text.replaceAll('.', '\\.')).join('[\\w.-]+')}$`, 'u')];
}

/** Keys that the practice project's own texts ask for: every member of its file whose name ends in `Key`. */
export function practiceKeys(): readonly string[] {
  const file = new URL('../../../resources/practice/practice.json', import.meta.url);
  const keys: string[] = [];
  JSON.parse(readFileSync(file, 'utf8'), (name, value: unknown) => {
    if (name.endsWith('Key') && typeof value === 'string') keys.push(value);
    return value;
  });
  return keys;
}
