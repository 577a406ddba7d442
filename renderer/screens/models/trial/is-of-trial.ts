import type { Finding } from '../../../../shared/drift.ts';

/** Whether a tripwire found it: its evidence stands with the version, not with a window of predictions. */
export const isOfTrial = ({ key }: Finding): boolean => key.startsWith('tripwires.');
