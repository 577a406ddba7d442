import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTreeShares, makeRoom } from '../../../electron/compute/explaining/tree-shap.ts';
import { meanAnswer, type WeightedTree } from '../../../electron/compute/explaining/weighted-tree.ts';
import { createRandom, type Random } from '../../../shared/domain/random.ts';
import { expectedAnswer, shapleyOf } from './shapley-oracle.ts';

function sharesOf(tree: WeightedTree, row: Float32Array): number[] {
  const shares = new Float64Array(row.length);
  addTreeShares(tree, row, makeRoom(tree.depth, row.length), shares, 1);
  return [...shares];
}

const tree = (nodes: Pick<WeightedTree, 'feature' | 'left' | 'right' | 'depth'> & Partial<WeightedTree>) => {
  const size = nodes.feature.length;
  const [threshold, value, rows] = [0, 1, 2].map(() => new Float32Array(size)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const rest = { threshold, value, rows, share: new Float64Array(size) };
  return { ...rest, missingLeft: new Uint8Array(size), score: 0, ...nodes };
};

test('a tree of two features is explained as one works it out by hand', () => {
  // MUAC ≤ 11.5 (30 of 100 rows) → 8; else age ≤ 12 (20 of 70) → 3, else 1.
  const small = tree({
    feature: Int32Array.of(0, -1, 1, -1, -1),
    threshold: Float32Array.of(11.5, 0, 12, 0, 0),
    left: Int32Array.of(1, 0, 3, 0, 0),
    right: Int32Array.of(2, 0, 4, 0, 0),
    value: Float32Array.of(0, 8, 0, 3, 1),
    share: Float64Array.of(1, 0.3, 0.7, 2 / 7, 5 / 7),
    depth: 2,
  });

  expect(meanAnswer(small)).toBeCloseTo(0.3 * 8 + 0.2 * 3 + 0.5 * 1, 12);
  // Known MUAC: 8. Known age 10: 0.3 · 8 + 0.7 · 3 = 4.5. Neither: 3.5. Both: 8.
  expect(sharesOf(small, Float32Array.of(11.2, 10))).toEqual([
    expect.closeTo((8 - 3.5 + (8 - 4.5)) / 2, 12),
    expect.closeTo((4.5 - 3.5 + (8 - 8)) / 2, 12),
  ]);
});

/** Branches at random, also twice on one feature of a path, with rows that may be none on a side. */
function randomTree(random: Random, features: number, mostDepth: number): WeightedTree {
  const nodes: { feature: number; left: number; right: number; value: number; share: number }[] = [];
  let deepest = 0;
  const grow = (depth: number, share: number): number => {
    const node = { feature: -1, left: 0, right: 0, value: random.normal(), share };
    const place = nodes.push(node) - 1;
    deepest = Math.max(deepest, depth);
    if (depth === mostDepth || random.next() < 0.25) return place;
    node.feature = random.int(features);
    const leftShare = random.next() < 0.1 ? random.int(2) : random.next();
    node.left = grow(depth + 1, leftShare);
    node.right = grow(depth + 1, 1 - leftShare);
    return place;
  };
  grow(0, 1);
  return tree({
    feature: Int32Array.from(nodes, ({ feature }) => feature),
    left: Int32Array.from(nodes, ({ left }) => left),
    right: Int32Array.from(nodes, ({ right }) => right),
    value: Float32Array.from(nodes, ({ value }) => value),
    share: Float64Array.from(nodes, ({ share }) => share),
    threshold: Float32Array.from(nodes, () => random.normal()),
    missingLeft: Uint8Array.from(nodes, () => random.int(2)),
    depth: deepest,
  });
}

test('every tree is explained by its Shapley values over all subsets of features, gaps included', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 6 }), (seed, features, depth) => {
      const random = createRandom(seed);
      const grown = randomTree(random, features, depth);
      const row = Float32Array.from({ length: features }, () => (random.next() < 0.2 ? NaN : random.normal()));

      const shares = sharesOf(grown, row);

      const exact = shapleyOf(features, (isKnown) => expectedAnswer(grown, row, isKnown));
      expect(Math.max(...shares.map((share, at) => Math.abs(share - exact[at]!)))).toBeLessThan(1e-9);
    }),
    { numRuns: 400, seed: 4 },
  );
});
