import { fail, type Result } from '../../../../shared/result.ts';

export const refuseUnknownAlert = (id: string): Result<never> =>
  fail('alert.unknown', `There is no alert ${id} here.`, 'List the alerts to see them.');

export const refuseAcknowledged = (): Result<never> =>
  fail('alert.alreadyAcknowledged', 'Somebody has acknowledged this alert already.', 'Look at its reason.');
