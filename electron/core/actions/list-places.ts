import type { Output } from '../../../shared/calls.ts';
import { placeOf } from '../../../shared/domain/place-of.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { requireProject } from '../store/projects.ts';
import { newestRecords } from '../store/records.ts';
import type { Context } from './context.ts';

/** A map of more dots tells no more. */
const MOST_SEEN = 1_000;

/** Places that the project names, and where its newest records were, for a map; without a location no record has a place. */
export async function listPlaces({ store, projectId }: Context): Promise<Result<Output<'place.list'>>> {
  const { location, places = [] } = requireProject(store, projectId).definition;
  const records = location === undefined ? [] : newestRecords(store, projectId, MOST_SEEN);
  return ok({
    sites: places.map(({ name, latitude, longitude }) => ({ name, place: { latitude, longitude } })),
    seen: records.flatMap(({ id, subjectCode, values }) => {
      const place = location === undefined ? null : placeOf(location, values);
      return place === null ? [] : [{ recordId: id, name: subjectCode ?? id, place }];
    }),
  });
}
