/**
 * The few globals that Node and browsers have in common and that shared code uses. Neither `dom` nor `node` types are
 * in this project, so that nothing here comes to depend on one side.
 */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes?: ArrayBufferView | ArrayBuffer, options?: { readonly stream?: boolean }): string;
}

/** Base64 from and to text of which each character is one byte. `atob` throws on other text. */
declare function btoa(bytes: string): string;
declare function atob(base64: string): string;
