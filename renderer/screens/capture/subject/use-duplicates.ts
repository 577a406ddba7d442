import { identifierNames } from '../../../../shared/project.ts';
import type { LikelyDuplicate } from '../../../../shared/subject.ts';
import { useShellState } from '../../../shell/shell-state.ts';
import { useCall } from '../../../use-call.ts';
import { looksLikeCode } from '../../subject/find/search-text.ts';
import type { SubjectPanelProps } from './subject-panel.tsx';

/** Whom somebody new may already be, asked anew as the form fills, but for those who were told apart. A null code asks nothing. */
export function useDuplicates(
  code: string | null,
  values: SubjectPanelProps['values'],
  notTheSame: readonly string[],
): readonly LikelyDuplicate[] {
  const loaded = useCall('subject.similar', code === null ? null : { code, values }, ['subjects']);
  const found = loaded.state === 'ready' ? loaded.value.duplicates : [];
  return found.filter(({ id }) => !notTheSame.includes(id));
}

/** What was typed to find somebody is their name, where it is no code and the form asks for a name. */
export function useTypedName(typed: string): SubjectPanelProps['values'] {
  const definition = useShellState(({ project }) => project?.definition);
  const [name] = definition === undefined ? [] : identifierNames(definition);
  return name === undefined || typed === '' || looksLikeCode(typed) ? {} : { [name]: typed };
}
