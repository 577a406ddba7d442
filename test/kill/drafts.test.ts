import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/random.ts';
import { openTestEngine } from '../core/open-test-engine.ts';
import { openLaptop } from './open-laptop.ts';

/** How often typing is cut off; `FIELDLOOP_DRAFT_KILLS` asks for more. */
const KILLS = Number(process.env['FIELDLOOP_DRAFT_KILLS'] ?? 20);
const FIELDS = 40;
const SEED = 11;

test('a visit whose typing is cut off anywhere loses at most the field being typed', {
  timeout: KILLS * 30_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drafts-'));
  const home = join(folder, 'home');
  const engine = openTestEngine();
  const laptop = await openLaptop(home, engine);
  await laptop.ask('project.create', { name: 'Screening' });
  await laptop.close();
  const random = createRandom(SEED);
  const cuts = Array.from({ length: KILLS }, (_, place) => ({
    draftId: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
    after: random.int(FIELDS),
    spins: random.int(200_000),
  }));

  const kept: number[] = [];
  for (const cut of cuts) kept.push(await typeUntilCut(home, cut)); // one home lets one in at a time

  const after = await openLaptop(home, engine);
  expect(after.home.store.value('PRAGMA integrity_check')).toBe('ok');
  const { drafts } = await after.ask('draft.list', {});
  const fields = cuts.map(({ draftId }) => Object.keys(drafts.find(({ id }) => id === draftId)?.values ?? {}).length);
  await after.close();
  const lost = fields.flatMap((found, place) => {
    const told = kept[place] ?? 0;
    return found === told || found === told + 1 ? [] : [{ told, found }];
  });
  expect(lost).toEqual([]);
  rmSync(folder, { recursive: true });
});

type Cut = { readonly draftId: string; readonly after: number; readonly spins: number };

/** SIGKILL some instants after so many fields were kept, in the middle of the next; answers how many it had told of. */
async function typeUntilCut(home: string, { draftId, after, spins }: Cut): Promise<number> {
  const typist = spawn(process.execPath, [join(import.meta.dirname, 'typist.ts'), home, draftId, String(FIELDS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(typist, 'close');
  let kept = 0;
  let isTyping = false;
  for await (const line of createInterface({ input: typist.stdout })) {
    isTyping = true;
    if (line.startsWith('kept')) kept = Number(line.slice('kept '.length));
    if (kept >= after && line !== 'done') killAfter(typist, spins);
  }
  const [code, signal] = (await ended) as [number | null, string | null]; // what the event carries
  if (!isTyping || signal !== 'SIGKILL') throw new Error(`typing ended by itself: code ${code}, signal ${signal}`);
  return kept;
}

/** A wait shorter than any timer's, so that the cut falls at another place of a save each time. */
function killAfter(typist: ChildProcess, spins: number): void {
  for (let spin = 0; spin < spins; spin += 1) Math.sqrt(spin);
  typist.kill('SIGKILL');
}
