/** Records whose files came in part; a phone sends all of them again to a laptop that forgot. */
const MOST_RECORDS = 100;

/** Photos that came before the record that names them is whole, by its `instanceId`: names of files to hashes. */
export class FilesUnderWay {
  readonly #photos = new Map<string, Readonly<Record<string, string>>>();

  of(instanceId: string): Readonly<Record<string, string>> {
    return this.#photos.get(instanceId) ?? {};
  }

  keep(instanceId: string, photos: Readonly<Record<string, string>>): void {
    const [oldest] = this.#photos.keys();
    if (this.#photos.size >= MOST_RECORDS && oldest !== undefined) this.#photos.delete(oldest);
    this.#photos.set(instanceId, photos);
  }

  forget(instanceId: string): void {
    this.#photos.delete(instanceId);
  }
}
