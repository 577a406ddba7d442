import type { Output } from '../../../../shared/calls.ts';
import { useCall } from '../../../use-call.ts';
import type { ChosenSubject } from './subject-panel.tsx';

type Known = Output<'subject.show'>;

/** Who was chosen, with their visits; `new` where nobody of that code is known, null while it is looked up. */
export function useKnownSubject(chosen: ChosenSubject | null): Known | 'new' | null {
  const id = chosen === null ? null : (chosen.id ?? chosen.code);
  const loaded = useCall('subject.show', id === null ? null : { id }, ['subjects', 'records']);
  if (loaded.state === 'loading') return null;
  if (loaded.state === 'ready') return loaded.value;
  return loaded.error.code === 'subject.unknown' ? 'new' : null;
}
