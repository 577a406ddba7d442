import { Rocket } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { columnWords, refWords } from '../../column-words.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { ThreadCard } from '../threads/thread-card.tsx';
import { ModelCard } from './model-card.tsx';
import { ModelHistory, ModelVersions } from './model-versions.tsx';
import { PutInUse } from './put-in-use.tsx';

type ModelViewProps = {
  readonly shown: string;
  readonly models: readonly ModelVersion[];
  /** The version that scores now, such as `referral@3`. */
  readonly inUse: string | null;
  readonly action: ReactNode;
};

export function ModelView({ shown, ...page }: ModelViewProps) {
  const detail = useCall('model.show', { ref: shown }, ['models']);
  return (
    <Shown loaded={detail} shape="rows">
      {(value) => <ModelPage detail={value} {...page} />}
    </Shown>
  );
}

type ModelPageProps = Omit<ModelViewProps, 'shown'> & { readonly detail: Output<'model.show'> };

function ModelPage({ detail: { model, versions, moves }, models, inUse, action }: ModelPageProps) {
  const { t } = useTranslation();
  const [promoting, setPromoting] = useState(false);
  const isInUse = inUse === model.ref;
  const canChange = isInUse && model.spec.positiveClass !== null;
  const whyNot =
    model.spec.task === 'tensors' ? t('models.notATable') : isInUse && !canChange ? t('models.isInUse') : undefined;
  const newest = moves.toSorted((a, b) => b.movedAtMs - a.movedAtMs).find(({ alias }) => alias === 'champion');
  const point = isInUse ? (newest?.operatingPoint ?? null) : null;
  return (
    <Page
      title={columnWords(model.name)}
      sentence={inUse ? t('models.inUse', { model: refWords(inUse) }) : t('models.noneInUse')}
      actions={
        <>
          <ModelChoice current={model.name} models={models} />
          {action}
          <Button
            kind="filled"
            icon={Rocket}
            label={t(canChange ? 'operating.change' : 'models.putInUse', {
              model: t('models.version', { version: model.version }),
            })}
            locked={whyNot}
            onClick={() => setPromoting(true)}
          />
        </>
      }
    >
      <div className="page-columns models-columns">
        <ModelVersions versions={versions} chosen={model.id} inUse={inUse} />
        <ModelCard key={model.id} model={model} inUse={inUse} point={point} />
        <ModelHistory moves={moves} />
      </div>
      <ThreadCard key={`thread-${model.id}`} about={model.id} />
      {promoting && <PutInUse model={model} inUse={inUse} point={point} onClose={() => setPromoting(false)} />}
    </Page>
  );
}

/** Only where there is more than one model to choose from. */
function ModelChoice({ current, models }: { readonly current: string; readonly models: readonly ModelVersion[] }) {
  const { t } = useTranslation();
  const names = [...new Set(models.map(({ name }) => name))];
  if (names.length < 2) return null;
  return (
    <Select
      label={t('models.model')}
      labelHidden
      value={current}
      options={names.map((name) => ({ value: name, label: columnWords(name) }))}
      onChange={(name) => goTo('models', name)}
    />
  );
}
