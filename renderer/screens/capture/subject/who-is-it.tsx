import { useState } from 'react';
import { placeOf } from '../../../../shared/domain/place-of.ts';
import { useShellState } from '../../../shell/shell-state.ts';
import { useCall } from '../../../use-call.ts';
import { useOwnWords } from '../../../use-own-words.ts';
import { useSubjectWords } from '../../subject/find/use-subject-words.ts';
import { SubjectSearch } from '../../subject/find/subject-search.tsx';
import { AddSubject } from './add-subject.tsx';
import type { SubjectPanelProps } from './subject-panel.tsx';

type WhoIsItProps = Pick<SubjectPanelProps, 'values' | 'notTheSame' | 'onChoose'>;

/** Looks somebody up, with "New child" as the last row; nobody is added before it is known whom they may already be. */
export function WhoIsIt({ values, notTheSame, onChoose }: WhoIsItProps) {
  const { hint } = useSubjectWords();
  const own = useOwnWords();
  const here = useHere(values);
  const [adding, setAdding] = useState<string | null>(null);
  if (adding !== null) {
    return <AddSubject typed={adding} {...{ values, notTheSame, onChoose }} onBack={() => setAdding(null)} />;
  }
  return (
    <SubjectSearch
      large
      label={own.subject.who}
      hint={hint}
      here={here}
      onChoose={({ code, id }) => onChoose({ code, id })}
      adding={{ label: own.subject.new, onAdd: setAdding }}
    />
  );
}

/** The place that the form says already, else that of the visit captured last: whoever is looked for is near it. */
function useHere(values: SubjectPanelProps['values']) {
  const location = useShellState(({ project }) => project?.definition.location);
  const last = useCall('record.list', location === undefined ? null : { limit: 1 }, ['records']);
  if (location === undefined) return null;
  const lastValues = last.state === 'ready' ? last.value.records[0]?.values : undefined;
  return placeOf(location, values) ?? (lastValues === undefined ? null : placeOf(location, lastValues));
}
