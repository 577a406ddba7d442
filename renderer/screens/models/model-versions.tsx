import { useTranslation } from 'react-i18next';
import type { AliasMove, ModelVersion } from '../../../shared/registry.ts';
import { refWords } from '../../column-words.ts';
import { formatMoment, formatOfHundred } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { VersionLine } from '../../ui/layout/version-line.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { OperatingWords } from './operating/operating-words.tsx';

type ModelVersionsProps = {
  readonly versions: readonly ModelVersion[];
  readonly chosen: string;
  readonly inUse: string | null;
};

export function ModelVersions({ versions, chosen, inUse }: ModelVersionsProps) {
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
          what: <VersionWords version={version} inUse={inUse} />,
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

const VersionWords = ({ version, inUse }: VersionProps) => (
  <span className="models-words">
    <SourceWords source={version.source} />
    <AliasTags version={version} inUse={inUse} />
  </span>
);

export function SourceWords({ source: { kind, name } }: Pick<ModelVersion, 'source'>) {
  const { t } = useTranslation();
  return kind === 'run' ? t('models.trainedHere') : t('models.fromFile', { name });
}

/** A model keeps the alias `champion` when another model takes its place: in use is only what scores now. */
export function AliasTags({ version: { ref, aliases }, inUse }: VersionProps) {
  const { t } = useTranslation();
  return (
    <>
      {ref === inUse && <Tag kind="inUse" label={t('models.inUseTag')} />}
      {aliases.map((alias) => alias !== 'champion' && <Tag key={alias} kind="shadow" label={alias} />)}
    </>
  );
}

/** Every move of an alias, the newest first: who put what in use, and why. */
export function ModelHistory({ moves }: { readonly moves: readonly AliasMove[] }) {
  const { t } = useTranslation();
  return (
    <div className="models-history">
      <h2 className="card-heading models-heading">{t('models.history')}</h2>
      {moves.length === 0 && <p className="second table-text models-heading">{t('models.neverInUse')}</p>}
      <VersionLine
        label={t('models.history')}
        entries={moves
          .toSorted((a, b) => b.movedAtMs - a.movedAtMs)
          .map((move) => ({
            id: move.id,
            name:
              move.alias === 'champion'
                ? t('models.moveInUse', { model: versionOf(move) })
                : t('models.move', { model: versionOf(move), alias: move.alias }),
            when: formatMoment(move.movedAtMs),
            what: <MoveWords move={move} />,
            who: move.actorName,
          }))}
      />
    </div>
  );
}

/** The moves are of one model, so its name need not stand in each. */
const versionOf = ({ ref }: AliasMove): string => `v${ref.slice(ref.lastIndexOf('@') + 1)}`;

function MoveWords({ move: { threshold, operatingPoint, previousRef, reason } }: { readonly move: AliasMove }) {
  const { t } = useTranslation();
  return (
    <span className="models-move">
      {threshold !== null && <span>{t('models.fromLimit', { limit: formatOfHundred(threshold) })}</span>}
      {operatingPoint && <OperatingWords point={operatingPoint} />}
      {previousRef !== null && <span>{t('models.inPlaceOf', { model: refWords(previousRef) })}</span>}
      {reason !== null && <span>{t('models.because', { reason })}</span>}
    </span>
  );
}
