import { english } from './english.ts';

/** What the demonstration tells between the steps. */
export const demoEnglish = {
  title: 'Fieldloop on the practice project (synthetic, no medical meaning)',
  step: (number: number, what: string) => `\n${number}. ${what}`,
  imported: 'Imported',
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
  lines: english,
} as const;
