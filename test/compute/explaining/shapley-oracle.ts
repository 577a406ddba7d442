import type { WeightedTree } from '../../../electron/compute/explaining/weighted-tree.ts';

/** Shapley values by their definition: over every subset of the players, in O(2^players). */
export function shapleyOf(players: number, valueOf: (present: (player: number) => boolean) => number): number[] {
  const values = Array.from({ length: 2 ** players }, (_, set) => valueOf((player) => ((set >> player) & 1) === 1));
  const sizeOf = (set: number): number => set.toString(2).replaceAll('0', '').length;
  return Array.from({ length: players }, (_, player) =>
    values.reduce((sum, value, set) => {
      if ((set >> player) & 1) return sum;
      const weight = (factorial(sizeOf(set)) * factorial(players - sizeOf(set) - 1)) / factorial(players);
      return sum + weight * ((values[set | (1 << player)] ?? NaN) - value);
    }, 0),
  );
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/** A tree's answer where only some features are known: at a branch on another one both ways count by their rows. */
export function expectedAnswer(
  tree: WeightedTree,
  row: ArrayLike<number>,
  isKnown: (feature: number) => boolean,
  node = 0,
): number {
  const feature = tree.feature[node]!;
  if (feature < 0) return tree.value[node]!;
  const [left, right] = [tree.left[node]!, tree.right[node]!];
  const answer = (child: number): number => expectedAnswer(tree, row, isKnown, child);
  if (!isKnown(feature)) return tree.share[left]! * answer(left) + tree.share[right]! * answer(right);
  const value = row[feature]!;
  const goesLeft = Number.isNaN(value) ? tree.missingLeft[node] === 1 : value <= tree.threshold[node]!;
  return answer(goesLeft ? left : right);
}
