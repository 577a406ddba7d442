import { RegistryEntry } from '../../../shared/registry.ts';
import type { ApplyChange } from './apply-change.ts';
import { hasRegistryEntry, insertRegistryEntry } from './registry-entries.ts';

/** Adds a tag, a note or a recall of another laptop; the version that it is of may come later or never. */
export const applyRegistryEntry: ApplyChange = (db, projectId, payload) => {
  const parsed = RegistryEntry.safeParse(payload);
  if (!parsed.success) return false;
  if (!hasRegistryEntry(db, parsed.data.id)) insertRegistryEntry(db, projectId, parsed.data);
  return true;
};
