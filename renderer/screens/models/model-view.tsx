import { ListFilter, Rocket } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { orderMoves } from '../../../shared/domain/order-moves.ts';
import type { AliasMove, ModelVersion, RecalledInUse } from '../../../shared/registry.ts';
import { columnWords, refWords } from '../../column-words.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { ThreadCard } from '../threads/thread-card.tsx';
import { AliasHistory } from './aliases/alias-history.tsx';
import { CardButtons } from './card/card-buttons.tsx';
import { CardPage } from './card/card-page.tsx';
import { ModelCard } from './model-card.tsx';
import { ModelVersions } from './model-versions.tsx';
import { listFocus } from './models-focus.ts';
import { PutInUse } from './put-in-use.tsx';
import { SuitePage } from './suite/suite-page.tsx';
import { RollBack } from './roll-back.tsx';
import { useTrialWords } from './trial/use-trial-words.ts';

type ModelViewProps = {
  readonly shown: string;
  /** The view of it that is shown first. */
  readonly opensAt: string;
  readonly models: readonly ModelVersion[];
  /** The version that scores now, such as `referral@3`. */
  readonly inUse: string | null;
  /** The version that would score now had it not been recalled. */
  readonly recalled: RecalledInUse | null;
  readonly action: ReactNode;
};

export function ModelView({ shown, opensAt, ...page }: ModelViewProps) {
  const detail = useCall('model.show', { ref: shown }, ['models']);
  const [opened, setOpened] = useState<'card' | 'tests' | null>(null);
  const [firstTab, setFirstTab] = useState(opensAt);
  const close = () => setOpened(null);
  if (opened === 'card') return <CardPage modelRef={shown} onClose={close} />;
  return (
    <Shown loaded={detail} shape="rows">
      {(value) =>
        opened === 'tests' ? (
          <SuitePage model={value.model.name} onClose={close} />
        ) : (
          <ModelPage
            detail={value}
            onOpenCard={() => setOpened('card')}
            firstTab={firstTab}
            onChangeTests={() => {
              setFirstTab('tests');
              setOpened('tests');
            }}
            {...page}
          />
        )
      }
    </Shown>
  );
}

type ModelPageProps = Omit<ModelViewProps, 'shown' | 'opensAt'> & {
  readonly detail: Output<'model.show'>;
  readonly onOpenCard: () => void;
  readonly firstTab: string;
  readonly onChangeTests: () => void;
};

function ModelPage({ detail, models, inUse, recalled, action, ...opens }: ModelPageProps) {
  const { t } = useTranslation();
  const [promoting, setPromoting] = useState(false);
  const { model, versions, moves } = detail;
  const last = orderMoves(moves, 'champion').at(-1);
  const point = inUse === model.ref ? (last?.operatingPoint ?? null) : null;
  return (
    <Page
      title={columnWords(model.name)}
      sentence={useSentence(inUse, recalled, orderMoves(moves, 'canary').at(-1))}
      actions={
        <>
          <ModelChoice current={model.name} models={models} />
          <Button icon={ListFilter} label={t('models.allVersions')} onClick={() => goTo('models', listFocus(''))} />
          {action}
          <RollBack key={last?.id} detail={detail} />
          <PutInUseButton model={model} inUse={inUse} onClick={() => setPromoting(true)} />
        </>
      }
    >
      <div className="page-columns models-columns">
        <ModelVersions versions={versions} chosen={model.id} inUse={inUse} />
        <ModelCard
          key={model.id}
          detail={detail}
          inUse={inUse}
          point={point}
          firstTab={opens.firstTab}
          onChangeTests={opens.onChangeTests}
        />
        <AliasHistory moves={moves} />
      </div>
      <CardButtons model={model} onOpenCard={opens.onOpenCard} />
      <ThreadCard key={`thread-${model.id}`} about={model.id} />
      {promoting && (
        <PutInUse
          model={model}
          inUse={inUse}
          point={point}
          expected={last?.place ?? 0}
          onClose={() => setPromoting(false)}
        />
      )}
    </Page>
  );
}

function useSentence(inUse: string | null, recalled: RecalledInUse | null, tried: AliasMove | undefined): string {
  const { t } = useTranslation();
  const words = useTrialWords();
  if (recalled !== null) return t('models.recalledInUse', { model: refWords(recalled.ref) });
  if (inUse === null) return t('models.noneInUse');
  const all = t('models.inUse', { model: refWords(inUse) });
  const canary = tried?.canary ?? null;
  if (tried === undefined || canary === null || tried.ref === inUse) return all;
  return `${all} ${t('tripwires.instead', { model: refWords(tried.ref), of: words.canary(canary) })}`;
}

type PutInUseButtonProps = {
  readonly model: ModelVersion;
  readonly inUse: string | null;
  readonly onClick: () => void;
};

function PutInUseButton({ model, inUse, onClick }: PutInUseButtonProps) {
  const { t } = useTranslation();
  const isInUse = inUse === model.ref;
  const canChange = isInUse && model.spec.positiveClass !== null;
  const whyNot =
    model.recall !== null
      ? t('models.isRecalled')
      : model.spec.task === 'tensors'
        ? t('models.notATable')
        : isInUse && !canChange
          ? t('models.isInUse')
          : undefined;
  return (
    <Button
      kind="filled"
      icon={Rocket}
      label={t(canChange ? 'operating.change' : 'models.putInUse', {
        model: t('models.version', { version: model.version }),
      })}
      locked={whyNot}
      onClick={onClick}
    />
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
