import { Ghost } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../../shared/registry.ts';
import type { ShadowReport } from '../../../../shared/shadow.ts';
import { formatNumber } from '../../../format.ts';
import { Empty } from '../../../ui/feedback/empty.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { useCall } from '../../../use-call.ts';
import { ShadowCompared } from './shadow-compared.tsx';

/** What a version said silently beside the one in use, and why there is nothing yet. */
export function ShadowTab({ model }: { readonly model: ModelVersion }) {
  const report = useCall('model.shadow', { ref: model.ref }, ['models', 'predictions', 'labels', 'subjects']);
  return (
    <div className="card-row models-tab">
      <Shown loaded={report} shape="rows">
        {(value) =>
          value.because !== null || value.records === 0 ? <NoReport report={value} /> : <Report {...value} />
        }
      </Shown>
    </div>
  );
}

function NoReport({ report }: { readonly report: ShadowReport }) {
  const { t } = useTranslation();
  const { because, isShadow } = report;
  const why = because ?? (isShadow ? 'waits' : 'notShadow');
  return (
    <>
      <Empty icon={Ghost} title={t('shadow.none')} missing={t(`shadow.because.${why}`)} />
      <Apart report={report} />
    </>
  );
}

function Report(report: ShadowReport) {
  return (
    <>
      <ShadowCompared report={report} />
      <Apart report={report} />
    </>
  );
}

/** Records that stand beside those that are compared. */
function Apart({ report: { waiting, failed } }: { readonly report: ShadowReport }) {
  const { t } = useTranslation();
  if (waiting + failed === 0) return null;
  return (
    <p className="second table-text">
      {waiting > 0 && t('shadow.waiting', { count: waiting, shown: formatNumber(waiting) })}{' '}
      {failed > 0 && t('shadow.failed', { count: failed, shown: formatNumber(failed) })}
    </p>
  );
}
