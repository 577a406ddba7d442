import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Subject } from '../../../shared/subject.ts';
import { formatNumber } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { LinkButton } from '../../ui/controls/link-button.tsx';
import { Dialog } from '../../ui/feedback/dialog.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { type Action, useAction } from '../../use-action.ts';
import { useCall } from '../../use-call.ts';
import { useOwnWords } from '../../use-own-words.ts';
import { BesideTable } from './compare/beside-table.tsx';
import { besideEachOther } from './compare/compare.ts';
import { useComparedColumns } from './compare/use-compared-columns.ts';
import { useSubjectWords } from './find/use-subject-words.ts';
import { SubjectSearch } from './find/subject-search.tsx';

type MergeSubjectsProps = {
  readonly subject: Subject;
  /** The other one where it is known already. */
  readonly withId: string | null;
  readonly onClose: () => void;
};

/** Two that are one: the other is found, both are compared, and what follows is said before it is done. */
export function MergeSubjects({ subject, withId, onClose }: MergeSubjectsProps) {
  const { t } = useTranslation();
  const own = useOwnWords();
  const { hint } = useSubjectWords();
  const [otherId, setOtherId] = useState(withId);
  const { busy, error, run } = useMerge(subject, onClose);
  return (
    <Dialog
      wide
      title={t('subjects.mergeTitle', { code: subject.code })}
      onClose={onClose}
      actions={
        <>
          <Button label={t('subjects.cancel')} onClick={onClose} />
          {otherId !== null && (
            <Button
              kind="filled"
              label={own.subject.same}
              busy={busy ? t('subjects.merging') : undefined}
              onClick={() => void run(otherId)}
            />
          )}
        </>
      }
    >
      {otherId === null ? (
        <SubjectSearch
          first
          label={t('subjects.whichOther')}
          hint={hint}
          except={subject.id}
          onChoose={({ id }) => setOtherId(id)}
        />
      ) : (
        <Compared subject={subject} otherId={otherId} onAnother={() => setOtherId(null)} />
      )}
      {error && <Failed error={error} />}
    </Dialog>
  );
}

type Merging = Pick<Action<'subject.merge'>, 'busy' | 'error'> & { readonly run: (otherId: string) => Promise<void> };

/** The other one's visits show under this one from then on; undoing splits just this merge. */
function useMerge(subject: Subject, onDone: () => void): Merging {
  const { t } = useTranslation();
  const merge = useAction('subject.merge');
  const split = useAction('subject.split');
  const run = async (otherId: string) => {
    const merged = await merge.run({ subjectId: otherId, intoId: subject.id });
    if (merged === null) return;
    onDone();
    goTo('subjects', subject.id);
    showToast({
      message: t('subjects.merged', { code: subject.code }),
      undo: () => void split.run({ subjectId: otherId, mergeId: merged.id }),
    });
  };
  return { busy: merge.busy, error: merge.error, run };
}

type ComparedProps = { readonly subject: Subject; readonly otherId: string; readonly onAnother: () => void };

function Compared({ subject, otherId, onAnother }: ComparedProps) {
  const { t } = useTranslation();
  const columns = useComparedColumns();
  const loaded = useCall('subject.show', { id: otherId }, ['subjects']);
  return (
    <Shown loaded={loaded}>
      {({ subject: other }) => (
        <>
          <BesideTable
            label={t('subjects.sideBySide')}
            one={subject.code}
            other={other.code}
            rows={besideEachOther(columns, saidOf(subject), saidOf(other))}
            seen={[subject.lastVisitAtMs, other.lastVisitAtMs]}
          />
          <p>
            {t('subjects.mergeWords', {
              code: subject.code,
              other: other.code,
              count: other.visits,
              shown: formatNumber(other.visits),
            })}{' '}
            <LinkButton label={t('subjects.chooseAnother')} onClick={onAnother} />
          </p>
        </>
      )}
    </Shown>
  );
}

const saidOf = ({ lastValues, identifiers }: Subject) => ({ ...lastValues, ...identifiers });
