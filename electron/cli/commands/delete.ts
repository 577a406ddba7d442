import { careEnglish } from '../care-english.ts';
import { type Command, reply } from '../command.ts';

/** Says what hangs on a version, and deletes it where `--yes` was typed. */
export const deleteCommand: Command = {
  words: 'dataset delete',
  operands: ['REF'],
  options: ['yes'],
  calls: ['dataset.dependents', 'dataset.delete'],
  run: async (ask, typed, [ref = '']) => {
    const uses = await ask('dataset.dependents', { ref });
    if (!uses.ok) return uses;
    if (!typed.has('yes')) {
      const document = { deleted: null, dependents: uses.value };
      return { ok: true, value: { document, lines: careEnglish.dependents(uses.value), isBad: true } };
    }
    return reply(ask('dataset.delete', { ref, versionId: uses.value.versionId }), (deleted) => ({
      document: { deleted, dependents: uses.value },
      lines: [careEnglish.deleted(deleted)],
    }));
  },
};
