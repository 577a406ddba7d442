/** A seeded source of numbers: the same seed gives the same sequence on every machine. Not for secrets. */
export type Random = {
  /** Uniform in [0, 1), 32 bits of resolution. */
  readonly next: () => number;
  /** Standard normal: mean 0, standard deviation 1. */
  readonly normal: () => number;
  /** Uniform whole number in [0, below). `below` must be at least 1. */
  readonly int: (below: number) => number;
  /** An independent sequence that depends on the seed and the label alone, not on what was drawn before. */
  readonly fork: (label: string) => Random;
};

/**
 * sfc32 (Chris Doty-Humphrey, PractRand) seeded through splitmix32.
 * `seed` is any whole number; its lowest 32 bits count.
 */
export function createRandom(seed: number): Random {
  const next = sfc32(seed);
  const int = (below: number): number => {
    if (!(below >= 1)) throw new RangeError(`random.int needs a bound of at least 1, not ${below}`);
    return Math.floor(next() * below);
  };
  return { next, normal: polarNormal(next), int, fork: (label) => createRandom(hashLabel(seed, label)) };
}

function sfc32(seed: number): () => number {
  const seedNext = splitmix32(seed);
  let a = seedNext();
  let b = seedNext();
  let c = seedNext();
  let counter = 1;
  const step = (): number => {
    const mixed = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + mixed) | 0;
    return (mixed >>> 0) / 0x1_0000_0000;
  };
  for (let round = 0; round < 15; round += 1) step();
  return step;
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}

/** Marsaglia's polar method; the second number of each pair is kept for the next call. */
function polarNormal(next: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const x = next() * 2 - 1;
      const y = next() * 2 - 1;
      const squared = x * x + y * y;
      if (squared === 0 || squared >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(squared)) / squared);
      spare = y * factor;
      return x * factor;
    }
  };
}

/** FNV-1a over the label's code units, started from the seed. */
function hashLabel(seed: number, label: string): number {
  let hash = (seed ^ 0x811c9dc5) | 0;
  for (let index = 0; index < label.length; index += 1) hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
