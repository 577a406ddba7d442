/** As much of jsdom as the tests use; the package brings no types. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string);
    readonly window: Readonly<Record<string, unknown>>;
  }
}
