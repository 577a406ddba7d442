import { GitCompare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../../../shell/navigation.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { compareFocus } from '../compare/compare-focus.ts';
import { useRunList } from './run-list-store.ts';

/** Opens the runs that are chosen in the list side by side. */
export function CompareButton() {
  const { t } = useTranslation();
  const chosen = useRunList((state) => state.chosen);
  return (
    <>
      {chosen.size > 0 && (
        <span className="second table-text" aria-live="polite">
          {t('compare.chosen', { count: chosen.size })}
        </span>
      )}
      <Button
        icon={GitCompare}
        label={t('compare.compare')}
        locked={chosen.size < 2 ? t('compare.chooseTwo') : undefined}
        onClick={() => goTo('runs', compareFocus([...chosen]))}
      />
    </>
  );
}
