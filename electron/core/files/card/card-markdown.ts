import type { ModelCard } from '../../../../shared/model-card.ts';
import { cardDocument, type Section } from './card-document.ts';

/** A card as Markdown (GitHub's tables), in English. The same card gives the same text. */
export function cardMarkdown(card: ModelCard): string {
  const { title, warnings, sections } = cardDocument(card);
  const parts = [`# ${escaped(title)}`, ...warnings.map((warning) => `> **${escaped(warning)}**`)];
  return `${[...parts, ...sections.map(sectionText)].join('\n\n')}\n`;
}

function sectionText({ title, paragraphs, table }: Section): string {
  const parts = [`## ${escaped(title)}`, ...paragraphs.map(escaped)];
  if (table === undefined) return parts.join('\n\n');
  const line = (cells: readonly string[]): string => `| ${cells.map(cellText).join(' | ')} |`;
  const rule = `|${table.head.map(() => ' --- |').join('')}`;
  return [...parts, [line(table.head), rule, ...table.rows.map(line)].join('\n')].join('\n\n');
}

/** What people and files said is text, never markup; a `_` within a word is none. */
const escaped = (text: string): string => text.replace(/[\\`*[\]<>#|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
const cellText = (text: string): string => escaped(text).replace(/\s*\n\s*/gu, ' ');
