import type { GateLine } from '../../../../shared/test-report.ts';
import { useCall } from '../../../use-call.ts';

/** What the newest tests said, by version; of all models where none is named. Empty until it is known. */
export function useGates(name?: string): ReadonlyMap<string, GateLine> {
  const gates = useCall('model.gates', name === undefined ? {} : { name }, ['models']);
  return new Map(gates.state === 'ready' ? gates.value.gates.map((gate) => [gate.modelVersionId, gate]) : []);
}
