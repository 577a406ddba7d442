import type { RecordValues, StoredEvent } from '../../store/records.ts';
import type { Context } from '../context.ts';
import { openIdentifiers } from './identifiers.ts';

/** All that an event holds, with what names people as far as it can be opened here. */
export const valuesOf = (
  { store, wrappingKey }: Pick<Context, 'store' | 'wrappingKey'>,
  subjectId: string | null,
  { id, values, sealed }: Pick<StoredEvent, 'id' | 'values' | 'sealed'>,
): RecordValues => ({ ...values, ...openIdentifiers(store, { eventId: id, subjectId, sealed }, wrappingKey) });
