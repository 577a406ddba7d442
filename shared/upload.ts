/** Resumable uploads as tus 1.0 has them (https://tus.io/protocols/resumable-upload): core and creation. */
export const TUS_VERSION = '1.0.0';
export const UPLOAD_TYPE = 'application/offset+octet-stream';

/** Says that whoever continues an upload is who was let in when it was created; a signature a chunk would cost 5 % of it. */
export const UPLOAD_TOKEN_HEADER = 'fieldloop-upload';

/** What the checksum extension of tus answers where the whole is not what was announced. */
export const WRONG_CONTENT = 460;

export const SMALLEST_CHUNK_BYTES = 16 * 1024;
export const LARGEST_CHUNK_BYTES = 1024 * 1024;

/** Smaller parts are put whole: announcing them would cost more than sending them again. */
export const WHOLE_BYTES = 32 * 1024;

/** `name <base64 of value>`, comma between, as tus has it. */
export const formatMetadata = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name} ${btoa(value)}`)
    .join(',');

/** The fields of a metadata header; a malformed one is left out. */
export function parseMetadata(text: string): Readonly<Record<string, string>> {
  const fields = text.split(',').map((field) => field.trim().split(' '));
  return Object.fromEntries(
    fields.flatMap(([name = '', base64 = '']) => (/^[A-Za-z0-9+/]+=*$/.test(base64) ? [[name, decode(base64)]] : [])),
  );
}

function decode(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
