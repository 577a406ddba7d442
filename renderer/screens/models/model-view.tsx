import { Rocket } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import type { AliasMove, ModelVersion } from '../../../shared/registry.ts';
import { formatBytes, formatMoment, formatNumber, formatOfHundred } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { VersionLine } from '../../ui/layout/version-line.tsx';
import { CopyId, shortDigest } from '../../ui/marks/copy-id.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { useCall } from '../../use-call.ts';
import { PutInUse } from './put-in-use.tsx';

type ModelViewProps = {
  readonly shown: string;
  readonly models: readonly ModelVersion[];
  readonly action: ReactNode;
};

export function ModelView({ shown, models, action }: ModelViewProps) {
  const detail = useCall('model.show', { ref: shown }, ['models']);
  return (
    <Shown loaded={detail} shape="rows">
      {(value) => <ModelPage detail={value} models={models} action={action} />}
    </Shown>
  );
}

type ModelPageProps = Omit<ModelViewProps, 'shown'> & { readonly detail: Output<'model.show'> };

function ModelPage({ detail: { model, versions, moves }, models, action }: ModelPageProps) {
  const { t } = useTranslation();
  const [promoting, setPromoting] = useState(false);
  const inUse = versions.find(({ aliases }) => aliases.includes('champion'));
  const isInUse = inUse?.id === model.id;
  return (
    <Page
      title={model.name}
      sentence={inUse ? t('models.inUse', { model: inUse.ref }) : t('models.noneInUse')}
      actions={
        <>
          <ModelChoice current={model.name} models={models} />
          {action}
          <Button
            kind="filled"
            icon={Rocket}
            label={t('models.putInUse', { model: model.ref })}
            locked={isInUse ? t('models.isInUse') : undefined}
            onClick={() => setPromoting(true)}
          />
        </>
      }
    >
      <div className="page-columns models-columns">
        <Versions versions={versions} chosen={model.id} />
        <ModelCard model={model} />
        <History moves={moves} />
      </div>
      {promoting && <PutInUse model={model} onClose={() => setPromoting(false)} />}
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
      options={names.map((name) => ({ value: name, label: name }))}
      onChange={(name) => goTo('models', name)}
    />
  );
}

function Versions({ versions, chosen }: { readonly versions: readonly ModelVersion[]; readonly chosen: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <h2 className="card-heading models-heading">{t('models.versions')}</h2>
      <VersionLine
        label={t('models.versions')}
        chosen={chosen}
        entries={versions.map((version) => ({
          id: version.id,
          name: t('models.version', { version: version.version }),
          when: formatMoment(version.createdAtMs),
          what: <VersionWords version={version} />,
          who: version.actorName,
        }))}
        onChoose={(id) => {
          const version = versions.find((candidate) => candidate.id === id);
          if (version) goTo('models', version.ref);
        }}
      />
    </div>
  );
}

function VersionWords({ version: { source, aliases } }: { readonly version: ModelVersion }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`models.from.${source.kind}`, { name: source.name })}{' '}
      {aliases.map((alias) => (
        <Tag
          key={alias}
          kind={alias === 'champion' ? 'inUse' : 'shadow'}
          label={alias === 'champion' ? t('models.inUseTag') : alias}
        />
      ))}
    </>
  );
}

/** What the chosen version reads, says and reached. */
function ModelCard({ model }: { readonly model: ModelVersion }) {
  const { t } = useTranslation();
  const { spec, metrics, threshold, runId } = model;
  const facts = [
    { name: t('models.tells'), value: spec.target ?? t(`models.task.${spec.task}`) },
    ...(spec.classes.length > 0 ? [{ name: t('models.answers'), value: spec.classes.join(', ') }] : []),
    ...(threshold === null
      ? []
      : [{ name: t('models.limit'), value: t('ui.ofHundred', { count: Math.round(threshold * 100) }) }]),
    ...Object.entries(metrics).map(([name, value]) => ({ name, value: formatNumber(value, 4) })),
    { name: t('models.reads'), value: spec.features.map(({ name }) => name).join(', ') },
    { name: t('models.size'), value: formatBytes(model.sizeBytes) },
    { name: t('models.digest'), value: <CopyId id={model.sha256} shown={shortDigest(model.sha256)} /> },
  ];
  return (
    <Card
      title={t('models.version', { version: model.version })}
      unit={t(`models.from.${model.source.kind}`, { name: model.source.name })}
    >
      <Facts facts={facts} />
      <div className="models-links">
        {runId !== null && <Button size="bar" label={t('models.run')} onClick={() => goTo('runs', runId)} />}
        <Button size="bar" label={t('models.lineage')} onClick={() => goTo('lineage', model.id)} />
      </div>
    </Card>
  );
}

/** Every move of an alias, the newest first: who put what in use, and why. */
function History({ moves }: { readonly moves: readonly AliasMove[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <h2 className="card-heading models-heading">{t('models.history')}</h2>
      {moves.length === 0 && <p className="second table-text models-heading">{t('models.neverInUse')}</p>}
      <VersionLine
        label={t('models.history')}
        entries={moves
          .toSorted((a, b) => b.movedAtMs - a.movedAtMs)
          .map(({ id, ref, alias, threshold, reason, actorName, movedAtMs }) => ({
            id,
            name: t('models.move', { model: ref, alias }),
            when: formatMoment(movedAtMs),
            what: [threshold === null ? '' : t('models.fromLimit', { limit: formatOfHundred(threshold) }), reason ?? '']
              .filter((words) => words !== '')
              .join(' '),
            who: actorName,
          }))}
      />
    </div>
  );
}
