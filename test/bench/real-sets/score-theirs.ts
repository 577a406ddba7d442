import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Algorithm } from '../../../shared/training.ts';
import { openLinePeer } from '../peers/line-peer.ts';
import type { RealSet } from './read-sets.ts';
import type { Rows } from './score-ours.ts';

export type TheirScores = {
  /** What scikit-learn's learner of that kind says as it comes: row-major others × classes. */
  readonly score: (rows: Rows, algorithm: Algorithm) => Promise<Float32Array>;
  readonly close: () => void;
};

export function openTheirs({ features, classOf }: RealSet): TheirScores {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  writeFileSync(join(folder, 'columns.json'), JSON.stringify(features));
  writeFileSync(join(folder, 'classes.i32'), classOf);
  const peer = openLinePeer('score_real_set.py', [folder]);
  return {
    score: async ({ trained, others }, algorithm) => {
      writeFileSync(join(folder, 'trained.i32'), trained);
      writeFileSync(join(folder, 'others.i32'), others);
      await peer.ask(algorithm);
      const bytes = readFileSync(join(folder, 'said.f32'));
      return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    },
    close: () => {
      peer.close();
      rmSync(folder, { recursive: true });
    },
  };
}
