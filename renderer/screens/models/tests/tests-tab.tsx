import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { GateVerdict, TestReport } from '../../../../shared/model-tests.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { formatMoment } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { useAction } from '../../../use-action.ts';
import { useCall } from '../../../use-call.ts';
import { TestRows } from './test-rows.tsx';
import { useTestWords } from './use-test-words.ts';

/** What a version's tests said last, whether it may be put in use, and the button that tests it. */
export function TestsTab({ model }: { readonly model: ModelVersion }) {
  const { t } = useTranslation();
  const tests = useCall('model.tests', { ref: model.ref }, ['models']);
  const { busy, error, run } = useAction('model.test');
  return (
    <div className="card-row models-tab">
      <Shown loaded={tests} shape="rows">
        {({ gate, reports }) => (
          <>
            <GateWords gate={gate} />
            {reports[0] ? (
              <Report report={reports[0]} />
            ) : (
              <p className="second table-text">{t('models.tests.none')}</p>
            )}
          </>
        )}
      </Shown>
      {error && <Failed error={error} />}
      <div className="models-links">
        <Button
          icon={ListChecks}
          label={t('models.tests.run')}
          busy={busy ? t('models.tests.running') : undefined}
          onClick={() => void run({ ref: model.ref })}
        />
      </div>
    </div>
  );
}

function GateWords({ gate: { passed, because } }: { readonly gate: GateVerdict }) {
  const { t } = useTranslation();
  return <p>{passed || because === null ? t('models.tests.passes') : t(`models.tests.gate.${because}`)}</p>;
}

function Report({ report }: { readonly report: TestReport }) {
  const { tested } = useTestWords();
  return (
    <>
      <p className="second table-text">{tested(report, formatMoment(report.testedAtMs))}</p>
      <TestRows results={report.results} />
    </>
  );
}
