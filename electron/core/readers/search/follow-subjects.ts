import { placeOf } from '../../../../shared/domain/place-of.ts';
import type { ProjectDefinition } from '../../../../shared/project.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { requireProject } from '../../store/projects.ts';
import {
  newestEventPlace,
  type SearchableSubject,
  subjectsAfter,
  subjectsChangedAfter,
} from '../../store/searchable-subjects.ts';
import { type IndexedSubject, SubjectIndex } from './subject-index.ts';

/** Subjects read at once while an index is made. */
const PAGE = 5_000;

type Followed = { readonly index: SubjectIndex; eventPlace: number };

/** Keeps an index of each project that was asked for, as new as the store: it is made once and then follows the events. */
export class FollowedSubjects {
  readonly #db: ReadableDb;
  readonly #wrappingKey: Uint8Array | null;
  readonly #byProject = new Map<string, Followed>();

  constructor(db: ReadableDb, wrappingKey: Uint8Array | null) {
    this.#db = db;
    this.#wrappingKey = wrappingKey;
  }

  /** The index of a project, with all that is committed now. */
  current(projectId: string): SubjectIndex {
    const { definition } = requireProject(this.#db, projectId);
    const followed = this.#byProject.get(projectId);
    return followed === undefined ? this.#make(projectId, definition) : this.#catchUp(projectId, definition, followed);
  }

  #make(projectId: string, definition: ProjectDefinition): SubjectIndex {
    const followed = { index: new SubjectIndex(), eventPlace: newestEventPlace(this.#db) };
    for (let place: number | null = 0; place !== null; ) {
      const page = subjectsAfter(this.#db, projectId, place, PAGE, this.#wrappingKey);
      for (const subject of page.subjects) followed.index.put(indexed(definition, subject));
      place = page.place;
    }
    this.#byProject.set(projectId, followed);
    return followed.index;
  }

  #catchUp(projectId: string, definition: ProjectDefinition, followed: Followed): SubjectIndex {
    const changed = subjectsChangedAfter(this.#db, projectId, followed.eventPlace, this.#wrappingKey);
    for (const subject of changed.subjects) followed.index.put(indexed(definition, subject));
    followed.eventPlace = changed.eventPlace;
    return followed.index;
  }
}

const indexed = ({ location }: ProjectDefinition, subject: SearchableSubject): IndexedSubject => ({
  id: subject.id,
  code: subject.code,
  names: Object.values(subject.identifiers).flatMap((value) => (value === null || value === '' ? [] : String(value))),
  place: location === undefined ? null : placeOf(location, subject.values),
});
