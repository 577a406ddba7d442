import type { Output } from '../../shared/calls.ts';
import { count, size, timeOf } from './figures.ts';

const UNSAID = 'nobody said it yet';

/** What the command line says about packages and cards, in English. */
export const cardEnglish = {
  exported: ({ ref, path, files }: Output<'model.export'>) => `${ref}: ${count(files)} files written to ${path}`,
  written: ({ ref, path }: Output<'card.export'>) => `the card of ${ref} was written to ${path}`,
  card: ({ ref, card: { isPractice, recall, model, text, data, deployments, drift } }: Output<'card.show'>) => {
    const said = text?.text;
    return [
      `${ref}: ${size(model.sizeBytes)}, made ${timeOf(model.createdAtMs)} by ${model.madeBy}`,
      ...[
        ...(isPractice ? ['synthetic, for practice: it must decide about nobody'] : []),
        ...(recall === null ? [] : [`recalled: ${recall.reason}`]),
        `intended use: ${said?.use || UNSAID}`,
        `intended users: ${said?.users || UNSAID}`,
        `not for: ${said?.notFor || UNSAID}`,
        `owner: ${said?.owner || UNSAID}`,
        data === null
          ? 'what it learned from is not known here'
          : `learned from ${count(data.rows)} rows of ${data.ref}`,
        `put in use ${count(deployments.length)} times, ${count(drift.length)} changes found since`,
        ...(said?.notes ? [`notes: ${said.notes}`] : []),
      ].map((line) => `  ${line}`),
    ];
  },
  described: (name: string) => `the card of ${name} says so from now on, for all its versions`,
} as const;
