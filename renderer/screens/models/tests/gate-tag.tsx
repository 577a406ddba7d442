import { useTranslation } from 'react-i18next';
import type { GateLine } from '../../../../shared/test-report.ts';
import { formatNumber } from '../../../format.ts';
import { Tag } from '../../../ui/marks/tag.tsx';

/** What the newest tests of a version said; nothing where it was never tested. */
export function GateTag({ gate }: { readonly gate: GateLine | undefined }) {
  const { t } = useTranslation();
  if (gate === undefined) return null;
  const words = t('models.tests.heldBack', {
    passed: formatNumber(gate.passedTests),
    applied: formatNumber(gate.appliedTests),
  });
  return <Tag kind={gate.passed ? 'plain' : 'refused'} label={words} />;
}
