const numberFrom = (variable: string, otherwise: number): number => Number(process.env[variable] ?? otherwise);

/** Another seed makes other files; a fault is found again with the seed and the number that its line names. */
const SEED = numberFrom('FIELDLOOP_MUTATION_SEED', 2);
const FIRST = numberFrom('FIELDLOOP_MUTATION_FIRST', 0);
const COUNT = numberFrom('FIELDLOOP_MUTATION_COUNT', 10_000);
/** Files a piece: each stands alone and says what came of it, so that a run that was ended goes on from there. */
const PIECE = 500;

/** Which mutated files there are to try, some hundred at a time. */
export const mutationPieces = Array.from({ length: Math.ceil(COUNT / PIECE) }, (_, piece) => {
  const first = FIRST + piece * PIECE;
  return { seed: SEED, first, count: Math.min(PIECE, FIRST + COUNT - first) };
});
