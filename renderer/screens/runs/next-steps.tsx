import { useTranslation } from 'react-i18next';
import type { Run } from '../../../shared/run.ts';
import { refWords } from '../../column-words.ts';
import { goTo } from '../../shell/navigation.ts';
import { LinkButton } from '../../ui/controls/link-button.tsx';
import { useCall } from '../../use-call.ts';
import { compareFocus } from './compare/compare-focus.ts';

/** Stands before a run's id on the screen of runs where it is to be tried again. */
export const AGAIN = 'again:';

/** What can be done with a run beside putting it in use: try it again with a change, hold it against the one in use. */
export function NextSteps({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const champion = useCall('today.show', {}, ['models', 'projects']);
  const inUse = champion.state === 'ready' ? (champion.value.champion?.ref ?? null) : null;
  const model = useCall('model.show', inUse === null ? null : { ref: inUse }, ['models']);
  const other = model.state === 'ready' ? model.value.model.runId : null;
  return (
    <nav className="runs-next table-text" aria-label={t('wizard.next')}>
      <span className="second">{t('wizard.next')}</span>
      <LinkButton label={t('wizard.again')} onClick={() => goTo('runs', `${AGAIN}${run.id}`)} />
      {run.outcome && inUse !== null && other !== null && other !== run.id && (
        <LinkButton
          label={t('wizard.besides', { model: refWords(inUse) })}
          onClick={() => goTo('runs', compareFocus([run.id, other]))}
        />
      )}
    </nav>
  );
}
