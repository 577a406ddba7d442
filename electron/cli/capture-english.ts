import type { Output } from '../../shared/calls.ts';
import { behindIn } from '../../shared/domain/clock-behind.ts';
import type { RecordDetail } from '../../shared/record.ts';
import type { FoundSubject, Subject, SubjectVisit } from '../../shared/subject.ts';
import { count, timeOf } from './figures.ts';
import { modelEnglish } from './model-english.ts';
import { formatTable } from './table.ts';

const cellsOf = (values: SubjectVisit['values']): string =>
  Object.entries(values)
    .filter(([, value]) => value !== null && value !== '')
    .map(([column, value]) => `${column} ${value}`)
    .join(', ');

/** What the command line says of subjects and of single records. */
export const captureEnglish = {
  /** Nothing where the clock was not behind. */
  clockBehind: (behindMs: number | null): readonly string[] => {
    if (behindMs === null) return [];
    const { count: howMany, unit } = behindIn(behindMs);
    return [`This laptop's clock is behind the last record (in ${unit}: ${count(howMany)}); check the date.`];
  },
  nobodyFits: (text: string): string => `Nobody who was visited fits "${text}".`,
  slip: ({ path, slip, languages, isFallback }: Output<'slip.export'>, asked: string | undefined): string[] => [
    ...(isFallback ? [`There is no slip in "${asked ?? ''}"; there is one in ${languages.join(', ')}.`] : []),
    `Written to ${path}, in "${slip.language}".`,
  ],
  subjects: (subjects: readonly FoundSubject[]): readonly string[] =>
    formatTable(
      [
        { text: 'code' },
        { text: 'known as' },
        { text: 'visits', isNumber: true },
        { text: 'last visit' },
        { text: 'metres away', isNumber: true },
      ],
      subjects.map(({ code, identifiers, visits, lastVisitAtMs, distanceMetres }) => [
        code,
        Object.values(identifiers).join(', '),
        count(visits),
        lastVisitAtMs === null ? '–' : timeOf(lastVisitAtMs),
        distanceMetres === null ? '' : count(Math.round(distanceMetres)),
      ]),
    ),
  visits: (
    { code, mergedCodes, identifiers, erasedAtMs }: Subject,
    visits: readonly SubjectVisit[],
  ): readonly string[] => [
    [code, ...mergedCodes, ...Object.values(identifiers)].join(', '),
    ...(erasedAtMs === null ? [] : [`What named them was erased on ${timeOf(erasedAtMs)}.`]),
    ...visits.map(({ capturedAtMs, values }) => `  ${timeOf(capturedAtMs)}  ${cellsOf(values)}`),
  ],
  merged: (one: string, into: string): string =>
    `${one} and ${into} are one from here on. "subject split" takes it back.`,
  split: (one: string, merges: number): string => `${one} stands alone again; merges taken back: ${count(merges)}.`,
  wouldErase: ({ subject, photos, sharedPhotos, freeTexts, drafts }: Output<'subject.previewErase'>): string[] => [
    `Of ${[subject.code, ...subject.mergedCodes].join(', ')} this would be erased for good, here, on the server and on every laptop that hears of it:`,
    '  what names them, in every visit',
    `  photos: ${count(photos)}${sharedPhotos === 0 ? '' : ` (${count(sharedPhotos)} more stay: others need them too)`}`,
    `  free text: of ${count(freeTexts)} visits`,
    `  visits being typed: ${count(drafts)}`,
    `Measurements and answers of ${count(subject.visits)} visits stay, under the code alone. Backups and files written before`,
    'still hold what they held: delete them too.',
    'It cannot be taken back. To erase it, type the same with --yes.',
  ],
  erased: (code: string): string =>
    `What named ${code} is erased. Measurements and answers stay, and every digest holds.`,
  history: ({ events, fork, blind }: RecordDetail): readonly string[] => [
    ...events.flatMap(({ id, actorName, deviceName, capturedAtMs, changes, form, predictions }) => [
      `${timeOf(capturedAtMs)}  ${actorName} on ${deviceName}, event ${id}`,
      ...(form === undefined ? [] : [`  form ${form.name}, version ${form.version ?? 'of elsewhere'}, ${form.digest}`]),
      ...changes.map(({ column, from, to }) => `  ${column}: ${from ?? '–'} → ${to ?? '–'}`),
      ...(blind ? [] : predictions.flatMap(modelEnglish.prediction).map((line) => `  ${line}`)),
    ]),
    ...(fork.length === 0
      ? []
      : [`Edits stand side by side: ${fork.join(', ')}. "record edit" with --also settles it.`]),
  ],
  wouldFreeze: ({ rows, of, columns }: Output<'record.previewFreeze'>): readonly string[] => [
    `${count(rows)} of ${count(of)} records would be frozen; nothing was stored.`,
    `Columns: ${columns.map(({ name }) => name).join(', ')}`,
  ],
  frozenFrom: (records: readonly string[], total: number): readonly string[] => [
    ...records,
    `${count(records.length)} of ${count(total)} records. "--after ID" goes on from one.`,
  ],
  edited: (recordId: string, eventId: string, savedAtMs: number): string =>
    `Record ${recordId} was changed here at ${timeOf(savedAtMs)} in event ${eventId}.`,
} as const;
