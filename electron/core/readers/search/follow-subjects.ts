import { createSecretKey } from 'node:crypto';
import { placeOf } from '../../../../shared/domain/place-of.ts';
import type { ProjectDefinition } from '../../../../shared/project.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { requireProject } from '../../store/projects.ts';
import { RecordValues } from '../../store/records.ts';
import type { SealingKey } from '../../store/sealed-bytes.ts';
import {
  codesAfter,
  eventsBetween,
  type NamingEvent,
  newestEventPlace,
  openNaming,
  subjectsChangedAfter,
} from '../../store/searchable-subjects.ts';
import { SubjectIndex } from './subject-index.ts';
import { withRoomFor } from './text-pool.ts';

/** Codes, and events, that are read before a question that came meanwhile is answered: some milliseconds of work. */
const CODES_AT_ONCE = 2_000;
const EVENTS_AT_ONCE = 500;

type Followed = {
  readonly index: SubjectIndex;
  readonly location: ProjectDefinition['location'];
  /** The last subject whose code was taken in, and the last event. */
  codePlace: number;
  eventPlace: number;
  /** Of the events that were there at first, those from here on were read; 1 once all were. */
  readFrom: number;
  /** When the event was captured that a subject's names, and location, are of: an older one does not take its place. */
  namedAtMs: Float64Array;
  locatedAtMs: Float64Array;
};

/**
 * Keeps an index of each project that was asked for: codes first, then names, those of the newest visits before older
 * ones, so that whoever was here lately is found at once. From then on it follows the events.
 */
export class FollowedSubjects {
  readonly #db: ReadableDb;
  readonly #wrappingKey: SealingKey | null;
  readonly #byProject = new Map<string, Followed>();

  constructor(db: ReadableDb, wrappingKey: Uint8Array | null) {
    this.#db = db;
    this.#wrappingKey = wrappingKey === null ? null : createSecretKey(wrappingKey);
  }

  /** The index of a project with what was committed since the last time; it may lack older names (`readMore`). */
  current(projectId: string): { readonly index: SubjectIndex; readonly isComplete: boolean } {
    const followed = this.#followed(projectId);
    this.#catchUp(projectId, followed);
    return { index: followed.index, isComplete: isComplete(followed) };
  }

  /** Reads on until about `untilMs` (of `performance.now`), a step at least; true once the index is complete. */
  readMore(projectId: string, untilMs: number): boolean {
    const followed = this.#followed(projectId);
    do {
      if (isComplete(followed)) return true;
      this.#readOn(projectId, followed);
    } while (performance.now() < untilMs);
    return isComplete(followed);
  }

  #followed(projectId: string): Followed {
    const { location } = requireProject(this.#db, projectId).definition;
    const known = this.#byProject.get(projectId);
    if (known !== undefined && JSON.stringify(known.location) === JSON.stringify(location)) return known;
    const newest = newestEventPlace(this.#db);
    const followed: Followed = {
      index: new SubjectIndex(),
      location,
      codePlace: 0,
      eventPlace: newest,
      readFrom: newest + 1,
      namedAtMs: new Float64Array(0),
      locatedAtMs: new Float64Array(0),
    };
    this.#byProject.set(projectId, followed);
    return followed;
  }

  #catchUp(projectId: string, followed: Followed): void {
    const { index, location } = followed;
    const changed = subjectsChangedAfter(this.#db, projectId, followed.eventPlace, this.#wrappingKey);
    followed.eventPlace = changed.eventPlace;
    for (const { place, code, identifiers, values } of changed.subjects) {
      const slot = index.add(place, code);
      index.setNames(slot, namesIn(identifiers));
      index.setLocation(slot, location === undefined ? null : placeOf(location, values));
      takesPlace(followed, 'namedAtMs', slot, Number.POSITIVE_INFINITY); // it is the newest of all, whatever is read yet
      takesPlace(followed, 'locatedAtMs', slot, Number.POSITIVE_INFINITY);
    }
  }

  #readOn(projectId: string, followed: Followed): void {
    const { index } = followed;
    const codes = codesAfter(this.#db, projectId, followed.codePlace, CODES_AT_ONCE);
    for (const { place, code } of codes) index.add(place, code);
    followed.codePlace = codes.at(-1)?.place ?? followed.codePlace;
    if (codes.length === CODES_AT_ONCE) return;
    const [first, end] = [Math.max(1, followed.readFrom - EVENTS_AT_ONCE), followed.readFrom];
    const withValues = followed.location !== undefined;
    for (const event of eventsBetween(this.#db, projectId, { first, end, withValues })) this.#take(followed, event);
    followed.readFrom = first;
  }

  #take(followed: Followed, event: NamingEvent): void {
    const { index, location } = followed;
    const slot = index.add(event.place, event.code);
    const isNaming = event.sealed !== null && takesPlace(followed, 'namedAtMs', slot, event.capturedAtMs);
    if (isNaming) index.setNames(slot, namesIn(openNaming(event, this.#wrappingKey)));
    if (location === undefined || event.values === null) return;
    if (!takesPlace(followed, 'locatedAtMs', slot, event.capturedAtMs)) return;
    index.setLocation(slot, placeOf(location, RecordValues.parse(JSON.parse(event.values))));
  }
}

const isComplete = ({ readFrom }: Followed): boolean => readFrom <= 1;

/** Whether an event of this time is newer than the one that a subject's names, or location, are of; then it is that. */
function takesPlace(followed: Followed, what: 'namedAtMs' | 'locatedAtMs', slot: number, atMs: number): boolean {
  const times = withRoomFor(followed[what], slot + 1);
  followed[what] = times;
  const known = times[slot] ?? 0;
  if (known !== 0 && known >= atMs) return false;
  times[slot] = atMs;
  return true;
}

/** What names somebody, each a text of its own. */
export const namesIn = (identifiers: RecordValues): readonly string[] =>
  Object.values(identifiers).flatMap((value) => (value === null || value === '' ? [] : [String(value)]));
