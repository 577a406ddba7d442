import { randomBytes, randomUUID } from 'node:crypto';
import type { HomeContext } from '../../electron/core/actions/context.ts';
import type { WritableDb } from '../../electron/core/store/open-database.ts';
import { appendRecordEvent, insertRecord } from '../../electron/core/store/records.ts';
import { sealIdentifiers } from '../../electron/core/store/sealed-identifiers.ts';
import { insertSubject } from '../../electron/core/store/subjects.ts';
import { createRandom, type Random } from '../../shared/domain/random.ts';
import { ProjectDefinition } from '../../shared/project.ts';
import { deployModel } from '../core/actions/deployed-model.ts';
import { openLaptop } from '../kill/open-laptop.ts';

export const clinicDefinition = ProjectDefinition.parse({
  form: {
    sections: [
      {
        name: 'child',
        fields: [
          { name: 'name', type: 'text', role: 'identifier' },
          { name: 'muac_cm', type: 'number' },
          { name: 'weight_kg', type: 'number' },
          { name: 'lat', type: 'number' },
          { name: 'lon', type: 'number' },
          { name: 'x', type: 'number' },
        ],
      },
    ],
  },
  // Whoever is asked blind is shown no advice, of which the time is measured.
  blind: { share: 0 },
  location: { latitude: 'lat', longitude: 'lon' },
});

/** Invented syllables, so that names share beginnings and sounds as real ones do. */
const STARTS = ['na', 'ka', 'mu', 'o', 'ba', 'wa', 'a', 'ki', 'lo', 'sa', 'ndi', 'tu', 'che', 'ra', 'fa'];
const MIDDLES = ['ka', 'bi', 'su', 'ne', 'ngi', 'lu', 'ma', 'ro', 'wa', 'kel', 'ti', 'sha', 'de', 'li', 'yo'];
const ENDS = ['to', 'ra', 'za', 'la', 'ba', 'mba', 'di', 'we', 'na', 'lo', 'ki', 'ya', 'ge', 'no', 'si'];
/** Every transaction rewrites the pages of indexes by random ids, so few large ones cost half as much as many. */
const BATCH = 25_000;
const CACHE_KIB = 256 * 1024;

export const nameOf = (random: Random): string => `${wordOf(random)} ${wordOf(random)}`;
const wordOf = (random: Random): string =>
  [STARTS, MIDDLES, ENDS].map((part) => part[random.int(part.length)]).join('');

/** One letter of the name is another one. */
export function misspell(name: string, random: Random): string {
  const at = random.int(name.length);
  return `${name.slice(0, at)}e${name.slice(at + 1)}`;
}

/** A new home with the project of a clinic, its visits, and a model in use. */
export async function prepareClinic(home: string, subjects: number): Promise<void> {
  const laptop = await openLaptop(home);
  const { id: projectId } = await laptop.ask('project.create', { name: 'Clinic', definition: clinicDefinition });
  fillClinic(laptop.home, projectId, subjects);
  await deployModel({ ...laptop.home, projectId, actorId: randomUUID() }, 0.5);
  await laptop.close();
}

/** Fills a home's project with subjects of three visits each, the first of which names them. */
export function fillClinic(home: HomeContext, projectId: string, subjects: number): void {
  const random = createRandom(3);
  const by = { actorId: randomUUID(), deviceId: home.deviceId };
  home.store.transaction((db) => db.run(`PRAGMA cache_size = -${CACHE_KIB}`)); // of this connection, until it is closed
  for (let first = 0; first < subjects; first += BATCH) {
    home.store.transaction((db) => {
      for (let place = first; place < Math.min(subjects, first + BATCH); place += 1) {
        addSubject(db, home, { projectId, code: `KAS-${String(place).padStart(6, '0')}`, random, by });
      }
    });
  }
}

type Added = {
  readonly projectId: string;
  readonly code: string;
  readonly random: Random;
  readonly by: { readonly actorId: string; readonly deviceId: string };
};

function addSubject(db: WritableDb, { wrappingKey }: HomeContext, { projectId, code, random, by }: Added): void {
  const [id, key] = [randomUUID(), randomBytes(32)];
  insertSubject(db, { id, projectId, code, ...by, createdAtMs: 1 }, key, wrappingKey);
  for (let visit = 0; visit < 3; visit += 1) {
    const [recordId, eventId] = [randomUUID(), randomUUID()];
    const capturedAtMs = 1_700_000_000_000 + random.int(80_000_000) * 1_000;
    insertRecord(db, { id: recordId, projectId, subjectId: id, createdAtMs: capturedAtMs });
    appendRecordEvent(db, {
      id: eventId,
      recordId,
      baseEventId: null,
      alsoBaseEventIds: [],
      values: {
        muac_cm: 9 + random.int(60) / 10,
        weight_kg: 5 + random.int(90) / 10,
        lat: random.next(),
        lon: random.next(),
      },
      sealed: visit === 0 ? sealIdentifiers(key, { name: nameOf(random) }, eventId) : null,
      unmeasured: {},
      ...by,
      capturedAtMs,
      clockBehindMs: null,
      form: null,
    });
  }
}
