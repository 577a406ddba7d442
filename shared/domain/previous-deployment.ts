import type { AliasMove } from '../registry.ts';

type Move = Pick<AliasMove, 'kind' | 'modelVersionId'>;

/**
 * What one alias goes back to: the last deployment of another version that is not passed over. Going back takes away what
 * came after, so that going back once more leads further back and not forth again. An alias that was removed goes back to
 * where it was.
 *
 * @param moves of one alias, the first one first
 * @param isPassedOver says of a version's id that nobody wants it back, since it was recalled
 * @returns null where there is none, also for no moves
 */
export function previousDeployment<M extends Move>(
  moves: readonly M[],
  isPassedOver: (modelVersionId: string) => boolean,
): M | null {
  const deployed: M[] = [];
  for (const move of moves) apply(deployed, move);
  const isRemoved = moves.at(-1)?.kind === 'removal';
  const before = isRemoved ? deployed : deployed.slice(0, -1);
  return before.findLast(({ modelVersionId }) => !isPassedOver(modelVersionId)) ?? null;
}

/** `deployed` are the deployments that led to where the alias points, each of another version than the one before. */
function apply<M extends Move>(deployed: M[], move: M): void {
  if (move.kind === 'removal') return;
  const isSame = ({ modelVersionId }: M): boolean => modelVersionId === move.modelVersionId;
  const place = move.kind === 'rollback' ? deployed.findLastIndex(isSame) : -1;
  if (place !== -1) deployed.length = place;
  const last = deployed.at(-1);
  if (last !== undefined && isSame(last)) deployed.pop();
  deployed.push(move);
}
