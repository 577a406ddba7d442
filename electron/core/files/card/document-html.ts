import { escapeHtml } from '../../../../shared/domain/escape-html.ts';
import type { CardDocument, Section } from './card-document.ts';

/** A document as a page of its own that any browser prints: nothing is loaded, nothing runs. In English. */
export function documentHtml({ title, warnings, sections }: CardDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
@page { size: A4; margin: 18mm }
body { max-width: 60em; margin: 2em auto; padding: 0 1em; color: #000; background: #fff; font: 11pt/1.45 "IBM Plex Sans", "Noto Sans", sans-serif }
h1 { font-size: 18pt } h2 { margin: 1.4em 0 .4em; font-size: 13pt; break-after: avoid }
table { width: 100%; border-collapse: collapse } th, td { padding: .25em .6em .25em 0; border-bottom: 1px solid #bbb; text-align: start; vertical-align: top; overflow-wrap: anywhere }
tr { break-inside: avoid }
.warning { border: 2px solid #000; padding: .5em .8em; font-weight: 600 }
@media print { body { margin: 0; padding: 0 } }
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${warnings.map((warning) => `<p class="warning">${escapeHtml(warning)}</p>\n`).join('')}${sections.map(sectionHtml).join('\n')}
</body>
</html>
`;
}

function sectionHtml({ title, paragraphs, table }: Section): string {
  const text = [`<h2>${escapeHtml(title)}</h2>`, ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)];
  if (table === undefined) return text.join('\n');
  const hasHead = table.head.some((name) => name !== '');
  const head = hasHead
    ? `<tr>${table.head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr>\n`
    : '';
  const rows = table.rows.map(
    ([name = '', ...cells]) =>
      `<tr><th scope="row">${escapeHtml(name)}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return [...text, `<table>\n${head}${rows.join('\n')}\n</table>`].join('\n');
}
