/** A step as the graph draws it: its id and those that it waits for, in the order in which steps are carried out. */
export type LaneStep = { readonly id: string; readonly needs: readonly string[] };

/**
 * One row of the graph, of which every step has one: the lane of its dot, the lanes that pass it, those that come from
 * above to end in it or to branch off into it, and whether something below it waits for it.
 */
export type LaneRow = {
  readonly id: string;
  readonly lane: number;
  readonly passing: readonly number[];
  readonly incoming: readonly number[];
  readonly goesOn: boolean;
};

type Open = { readonly id: string; readonly lane: number; readonly last: number };

/**
 * Draws steps as a line of dots with lanes beside it, as histories of versions are drawn. A step's lane is its own down
 * to the last step that waits for it, which may take the lane over.
 */
export function laySteps(steps: readonly LaneStep[]): { readonly rows: readonly LaneRow[]; readonly lanes: number } {
  const lastNeed = new Map(steps.flatMap(({ needs }, row) => needs.map((need) => [need, row] as const)));
  const rows: LaneRow[] = [];
  let open: readonly Open[] = [];
  for (const [row, { id, needs }] of steps.entries()) {
    const incoming = open.filter((one) => needs.includes(one.id));
    const ending = incoming.filter(({ last }) => last === row);
    const staying = open.filter(({ last }) => last > row);
    const lane = ending[0]?.lane ?? freeLane(open);
    rows.push({
      id,
      lane,
      passing: staying.map((one) => one.lane),
      incoming: incoming.map((one) => one.lane),
      goesOn: lastNeed.has(id),
    });
    open = [...staying, ...(lastNeed.has(id) ? [{ id, lane, last: lastNeed.get(id) ?? row }] : [])];
  }
  return { rows, lanes: 1 + Math.max(0, ...rows.flatMap(({ lane, passing }) => [lane, ...passing])) };
}

function freeLane(open: readonly Open[]): number {
  const taken = new Set(open.map(({ lane }) => lane));
  let lane = 0;
  while (taken.has(lane)) lane += 1;
  return lane;
}
