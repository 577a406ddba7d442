import { escapeHtml } from '../../../../shared/domain/escape-html.ts';
import type { ApiDocument, ApiOperation } from './open-api.ts';

/** No scripts, and nothing from anywhere else: the page is read without a network. */
export const API_PAGE_CSP =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const apiPageStyle = `
:root { color-scheme: light dark; --ink: #1c2422; --second: #53605c; --line: #d5dcd9; --ground: #fbfcfb; --sunk: #eef2f0; --accent: #0b6b66; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9efec; --second: #a3b0ab; --line: #36413d; --ground: #161b19; --sunk: #202725; --accent: #6cc4bd; } }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.5rem 4rem; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
section { border-top: 1px solid var(--line); padding: 1rem 0; }
h2 { font: 600 15px/1.4 ui-monospace, monospace; margin: 0; overflow-wrap: anywhere; }
h2 b { color: var(--accent); margin-inline-end: .5rem; }
p { margin: .25rem 0; } .second, dt { color: var(--second); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .75rem; margin: .5rem 0 0; } dd { margin: 0; }
pre { background: var(--sunk); padding: .75rem; overflow: auto; font-size: 13px; }
`;

/** The document as a page for people: every address, what it takes and what it answers. */
export function apiPage({ info, paths }: ApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...(get === undefined ? [] : [section('GET', path, get)]),
    ...(post === undefined ? [] : [section('POST', path, post)]),
  ]);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(info.title)}</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/docs.css"></head>
<body><h1>${escapeHtml(info.title)}</h1><p>${escapeHtml(info.description)}</p>
<p class="second">Version ${escapeHtml(info.version)}. For programs: <a href="/openapi.json">openapi.json</a></p>
<main>${operations.join('\n')}</main></body></html>
`;
}

function section(method: string, path: string, { summary, description, requestBody, responses }: ApiOperation): string {
  const answers = Object.entries(responses).map(
    ([status, answer]) => `<dt>${status}</dt><dd>${escapeHtml(answer.description)}</dd>`,
  );
  const bodies = Object.entries(requestBody?.content ?? {}).map(
    ([type, content]) =>
      `<details><summary>Body as ${escapeHtml(type)}</summary><pre>${escapeHtml(JSON.stringify(content, null, 2))}</pre></details>`,
  );
  return `<section><h2><b>${method}</b>${escapeHtml(path)}</h2><p>${escapeHtml(summary)}</p>
${description === undefined ? '' : `<p class="second">${escapeHtml(description)}</p>`}${bodies.join('')}<dl>${answers.join('')}</dl></section>`;
}
