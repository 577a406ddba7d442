import { useState } from 'react';
import { identifierNames } from '../../../../shared/project.ts';
import type { LikelyDuplicate } from '../../../../shared/subject.ts';
import { useShellState } from '../../../shell/shell-state.ts';
import { useCall } from '../../../use-call.ts';
import { looksLikeCode } from '../../subject/find/search-text.ts';
import type { SubjectPanelProps } from './subject-panel.tsx';

export type Dismissed = {
  readonly ids: ReadonlySet<string>;
  /** Somebody is not the same one: they are not warned of again. */
  readonly dismiss: (id: string) => void;
};

export function useDismissed(): Dismissed {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return { ids, dismiss: (id) => setIds((before) => new Set(before).add(id)) };
}

/** Whom somebody new may already be, asked anew as the form fills, but for those dismissed. A null code asks nothing. */
export function useDuplicates(
  code: string | null,
  values: SubjectPanelProps['values'],
  dismissed: Dismissed,
): readonly LikelyDuplicate[] {
  const loaded = useCall('subject.similar', code === null ? null : { code, values }, ['subjects']);
  const found = loaded.state === 'ready' ? loaded.value.duplicates : [];
  return found.filter(({ id }) => !dismissed.ids.has(id));
}

/** What was typed to find somebody is their name, where it is no code and the form asks for a name. */
export function useTypedName(typed: string): SubjectPanelProps['values'] {
  const definition = useShellState(({ project }) => project?.definition);
  const [name] = definition === undefined ? [] : identifierNames(definition);
  return name === undefined || typed === '' || looksLikeCode(typed) ? {} : { [name]: typed };
}
