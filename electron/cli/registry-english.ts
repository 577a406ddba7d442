import type { Output } from '../../shared/calls.ts';
import type { AliasMove, ModelVersion, RegistryEntry, Tags } from '../../shared/registry.ts';
import { figure, timeOf } from './figures.ts';
import { formatTable } from './table.ts';
import { watchEnglish } from './watch-english.ts';

const moved: Readonly<Record<AliasMove['kind'], string>> = {
  promotion: 'put in use',
  rollback: 'rolled back',
  removal: 'removed',
};

const because = (reason: string | null): string => (reason === null ? '' : `, because: ${reason}`);
const fromElsewhere = ({ deviceName, deviceId }: AliasMove, own: string): string =>
  deviceId === own ? '' : `, on ${deviceName ?? 'another laptop'}`;

const trippedBy = ({ evidence }: AliasMove): string =>
  evidence === null ? '' : `, because ${watchEnglish.tripped(evidence)}`;

const tagWords = (tags: Tags): string =>
  Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');

/** What the command line says of aliases, tags, notes and recalls, in English. */
export const registryEnglish = {
  rolledBack: ({ alias, ref, previousRef, threshold }: AliasMove, seconds: number) =>
    `@${alias} is ${ref} again${previousRef === null ? '' : `, before it ${previousRef}`}` +
    (threshold === null ? '' : `, threshold ${figure(threshold)}`) +
    `, in ${figure(seconds)} s`,
  removed: ({ alias, ref }: AliasMove) => `@${alias} points nowhere now, before it ${ref}`,
  recalled: ({ ref, aliases }: ModelVersion) =>
    `${ref} is recalled and serves nothing${aliases.length === 0 ? '' : `, not as @${aliases.join(' or @')} either`}`,
  reinstated: ({ ref }: ModelVersion) => `${ref} is reinstated`,
  tagged: (about: string, { key, value }: RegistryEntry) =>
    value === null ? `${about} has no tag ${key} any more` : `${about} is tagged ${key}=${value}`,
  noted: (about: string, { value }: RegistryEntry) =>
    value === null ? `${about} has no note any more` : `${about}: ${value}`,
  aliases: (moves: readonly AliasMove[]) =>
    formatTable(
      [{ text: 'alias' }, { text: 'points at' }, { text: 'since' }, { text: 'by' }],
      moves.map(({ alias, ref, movedAtMs, actorName }) => [`@${alias}`, ref, timeOf(movedAtMs), actorName]),
    ),
  history: (moves: readonly AliasMove[], ownDeviceId: string) =>
    moves.map(
      (move) =>
        `${timeOf(move.movedAtMs)}  @${move.alias} ${moved[move.kind]}: ${move.ref}` +
        `, by ${move.actorName}${fromElsewhere(move, ownDeviceId)}${because(move.reason)}${trippedBy(move)}`,
    ),
  /** What is said of a version beside what it is; nothing where nothing is. */
  words: ({ tags, note, recall }: ModelVersion): readonly string[] => [
    ...(recall === null ? [] : [`recalled ${timeOf(recall.saidAtMs)} by ${recall.actorName}: ${recall.reason}`]),
    ...(Object.keys(tags).length === 0 ? [] : [`tags ${tagWords(tags)}`]),
    ...(note === null ? [] : [`note: ${note}`]),
  ],
  ofModel: ({ tags, note }: Output<'model.show'>['words']): readonly string[] => [
    ...(Object.keys(tags).length === 0 ? [] : [`the model's tags ${tagWords(tags)}`]),
    ...(note === null ? [] : [`the model's note: ${note}`]),
  ],
} as const;
