import type { DatasetVersion } from '../../shared/dataset.ts';
import { count } from './figures.ts';

/** What the demonstration tells between the steps. */
export const demoEnglish = {
  title: 'Fieldloop on the practice project (synthetic, no medical meaning)',
  step: (number: number, what: string) => `\n${number}. ${what}`,
  imported: 'Imported',
  rows: ({ name, version, rows }: DatasetVersion) => `${name}@${version}: ${count(rows)} rows`,
  trained: 'Trained',
  promoted: 'Deployed',
  scored: 'Scored',
  labelled: 'Confirmed or corrected',
  labels: (confirmed: number, corrected: number) => `${confirmed} confirmed, ${corrected} corrected`,
  drift: 'Compared with training',
  sync: 'Synced',
  lineage: 'Traced back',
  audit: 'Checked',
  home: (folder: string) => `The home is ${folder}`,
} as const;
