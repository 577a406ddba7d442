/**
 * Finds the file that a cell of a table names: by its path, by its name alone, or by its name without ending, where
 * only one file has it. `\` and a leading `./` are as other systems write them; letters are compared in one Unicode form.
 */
export class FileNames {
  readonly #byPath = new Map<string, string>();
  readonly #byName = new Map<string, string | null>();
  readonly #byStem = new Map<string, string | null>();

  constructor(paths: readonly string[]) {
    for (const path of paths) {
      const plain = path.normalize('NFC');
      const name = plain.slice(plain.lastIndexOf('/') + 1);
      this.#byPath.set(plain, path);
      noteOnly(this.#byName, name, path);
      noteOnly(this.#byStem, withoutEnding(name), path);
    }
  }

  /** The path as it was listed, or null where no file, or more than one, is meant. */
  find(written: string): string | null {
    const text = written.trim().replaceAll('\\', '/').replace(/^\.\//, '').normalize('NFC');
    if (text === '') return null;
    return this.#byPath.get(text) ?? this.#byName.get(text) ?? this.#byStem.get(text) ?? null;
  }
}

/** Null where a second path has the same name. */
function noteOnly(paths: Map<string, string | null>, name: string, path: string): void {
  paths.set(name, paths.has(name) ? null : path);
}

const withoutEnding = (name: string): string => name.replace(/(?<=.)\.[^.]+$/, '');
