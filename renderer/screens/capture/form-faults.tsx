import { useTranslation } from 'react-i18next';
import type { FormProblem } from '../../../shared/forms/form-problem.ts';
import { Page } from '../../ui/layout/page.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { FormProblems } from '../../ui/form-problems.tsx';

/** A form that cannot be asked, with what is wrong with it. Import refuses such forms; one made of columns may be one. */
export function FormFaults({ problems }: { readonly problems: readonly FormProblem[] }) {
  const { t } = useTranslation();
  return (
    <Page title={t('capture.faultsTitle')} sentence={t('capture.faultsSentence')}>
      <Card flush>
        <FormProblems problems={problems} />
      </Card>
    </Page>
  );
}
