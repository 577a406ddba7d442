import { reach } from './named-points.ts';

/** Names the points of every request that this process sends. */
export function hookFetch(): void {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const path = new URL(String(input)).pathname;
    reach(`${path} not sent yet`);
    const answering = fetch(input, init);
    reach(`${path} on its way`);
    const response = await answering;
    reach(`${path} sent, answer not read`);
    const text = await response.text();
    reach(`${path} answer read`);
    return new Response(text === '' ? null : text, { status: response.status, headers: response.headers });
  };
}
