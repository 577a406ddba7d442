import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRandom } from '../../shared/domain/random.ts';
import { openTestEngine } from '../core/open-test-engine.ts';
import { openLaptop } from './open-laptop.ts';

const FIELDS = 40;
/** While one types, the next ones load their code: two processors. */
const READY = 2;

type Cut = { readonly draftId: string; readonly after: number; readonly spins: number };
/** How many fields were told to be kept, and whether the cut came when all were. */
type CutOff = { readonly kept: number; readonly isLate: boolean };
type Typist = { readonly process: ChildProcessWithoutNullStreams; readonly lines: AsyncIterator<string> };

export type Typed = {
  readonly kills: number;
  /** Of them, those that came when the visit was typed to its end: they prove less. */
  readonly late: number;
  /** Fields that were told to be kept, over all drafts. */
  readonly told: number;
  /** Drafts that hold something else than what was told, or that and the field being typed. */
  readonly lost: readonly { readonly told: number; readonly found: number }[];
  readonly integrity: unknown;
};

/**
 * Cuts off typing so many times by SIGKILL, each time another visit in the same home and at another instant of a save,
 * and reads afterwards what was kept. `folder` must exist; the home is made in it.
 */
export async function killTyping(folder: string, kills: number, seed: number): Promise<Typed> {
  const home = join(folder, 'home');
  const engine = openTestEngine();
  const laptop = await openLaptop(home, engine);
  const { id: projectId } = await laptop.ask('project.create', { name: 'Screening' });
  await laptop.close();
  const random = createRandom(seed);
  const cuts: readonly Cut[] = Array.from({ length: kills }, (_, place) => ({
    draftId: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
    after: random.int(FIELDS),
    spins: random.int(200_000),
  }));
  const cutOff = await typeAndCut(
    cuts,
    (cut) => `${home}\t${projectId}\t${cut.draftId}\t${FIELDS}\n`,
    join(folder, 'code'),
  );

  const after = await openLaptop(home, engine);
  const integrity = after.home.store.value('PRAGMA integrity_check');
  const { drafts } = await after.ask('draft.list', {});
  await after.close();
  const fieldsById = new Map(drafts.map(({ id, values }) => [id, Object.keys(values).length]));
  const lost = cuts.flatMap(({ draftId }, place) => {
    const [found, kept] = [fieldsById.get(draftId) ?? 0, cutOff[place]?.kept ?? 0];
    return found === kept || found === kept + 1 ? [] : [{ told: kept, found }];
  });
  const told = cutOff.reduce((sum, { kept }) => sum + kept, 0);
  return { kills, late: cutOff.filter(({ isLate }) => isLate).length, told, lost, integrity };
}

/** One home lets one in at a time, so they type in turn. Answers how far each came. */
async function typeAndCut(
  cuts: readonly Cut[],
  orderOf: (cut: Cut) => string,
  compiledCode: string,
): Promise<readonly CutOff[]> {
  const waiting: Typist[] = [];
  const told: CutOff[] = [];
  for (const [place, cut] of cuts.entries()) {
    while (waiting.length < Math.min(READY, cuts.length - place)) waiting.push(startTypist(compiledCode));
    const typist = waiting.shift();
    if (typist === undefined) throw new Error('a typist was just started');
    told.push(await typeUntilCut(typist, orderOf(cut), cut));
  }
  return told;
}

function startTypist(compiledCode: string): Typist {
  const typist = spawn(process.execPath, [join(import.meta.dirname, 'typist.ts')], {
    env: { ...process.env, NODE_COMPILE_CACHE: compiledCode },
  });
  typist.stderr.pipe(process.stderr);
  return { process: typist, lines: createInterface({ input: typist.stdout })[Symbol.asyncIterator]() };
}

/** SIGKILL some instants after so many fields were kept, in the middle of the next. */
async function typeUntilCut({ process: typist, lines }: Typist, order: string, { after, spins }: Cut): Promise<CutOff> {
  const ended = once(typist, 'close');
  typist.stdin.write(order);
  let [kept, isTyping, isLate] = [0, false, false];
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
    if (line.value === 'ready') continue;
    isTyping = true;
    if (line.value.startsWith('kept')) kept = Number(line.value.slice('kept '.length));
    if (kept >= after) killAfter(typist, spins);
    isLate ||= line.value === 'done';
  }
  const [code, signal] = (await ended) as [number | null, string | null]; // what the event carries
  if (!isTyping || signal !== 'SIGKILL') throw new Error(`typing ended by itself: code ${code}, signal ${signal}`);
  return { kept, isLate };
}

/** A wait shorter than any timer's, so that the cut falls at another place of a save each time. */
function killAfter(typist: Typist['process'], spins: number): void {
  for (let spin = 0; spin < spins; spin += 1) Math.sqrt(spin);
  typist.kill('SIGKILL');
}
