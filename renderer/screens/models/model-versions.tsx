import { useTranslation } from 'react-i18next';
import type { GateLine } from '../../../shared/test-report.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { formatMoment } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { VersionLine } from '../../ui/layout/version-line.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { GateTag } from './tests/gate-tag.tsx';
import { useGates } from './tests/use-gates.ts';

type ModelVersionsProps = {
  readonly versions: readonly ModelVersion[];
  readonly chosen: string;
  readonly inUse: string | null;
};

export function ModelVersions({ versions, chosen, inUse }: ModelVersionsProps) {
  const { t } = useTranslation();
  const gates = useGates(versions[0]?.name);
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
          what: <VersionWords version={version} inUse={inUse} gate={gates.get(version.id)} />,
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

type VersionProps = { readonly version: ModelVersion; readonly inUse: string | null };

const VersionWords = ({ version, inUse, gate }: VersionProps & { readonly gate: GateLine | undefined }) => (
  <span className="models-words">
    <SourceWords source={version.source} />
    <AliasTags version={version} inUse={inUse} />
    <GateTag gate={gate} />
  </span>
);

export function SourceWords({ source: { kind, name } }: Pick<ModelVersion, 'source'>) {
  const { t } = useTranslation();
  return kind === 'run' ? t('models.trainedHere') : t('models.fromFile', { name });
}

/** A model keeps the alias `champion` when another model takes its place: in use is only what scores now. */
export function AliasTags({ version: { ref, aliases, recall }, inUse }: VersionProps) {
  const { t } = useTranslation();
  return (
    <>
      {recall !== null && <Tag kind="refused" label={t('models.recalledTag')} />}
      {ref === inUse && <Tag kind="inUse" label={t('models.inUseTag')} />}
      {aliases.map((alias) => alias !== 'champion' && <Tag key={alias} kind="shadow" label={alias} />)}
    </>
  );
}
