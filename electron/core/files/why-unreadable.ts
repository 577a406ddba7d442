/** What the operating system says of a file, in words; anything rarer as it says it. */
const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'it may not be opened by you',
  EPERM: 'it may not be opened by you',
};

/** Why a file could not be read, as the end of a sentence. */
export const whyUnreadable = ({ code, message }: NodeJS.ErrnoException): string =>
  WORDS[code ?? ''] ?? `it could not be read (${message})`;
