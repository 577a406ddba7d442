import { expect, test } from 'vitest';
import { escapeHtml } from '../../../shared/domain/escape-html.ts';

test('no text opens a tag, ends an attribute or becomes another sign', () => {
  expect(escapeHtml('<b title="a">Fish & chips &lt;</b>')).toBe(
    '&lt;b title=&quot;a&quot;&gt;Fish &amp; chips &amp;lt;&lt;/b&gt;',
  );
  expect(escapeHtml('مواك ٩٫٢ سم')).toBe('مواك ٩٫٢ سم');
});
