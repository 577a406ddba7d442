/** Thrown where stored bytes are not a chunk that this version can read. Callers answer it as a failure of the same code. */
export class ChunkDamaged extends Error {
  readonly code = 'chunk.damaged';

  constructor(why: string) {
    super(`A stored column chunk is damaged: ${why}.`);
    this.name = 'ChunkDamaged';
  }
}
