import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GateVerdict } from '../../../../shared/test-report.ts';
import type { AliasMove } from '../../../../shared/registry.ts';
import { refWords } from '../../../column-words.ts';
import { formatMoment, formatNumber, formatOfHundred } from '../../../format.ts';
import { Select } from '../../../ui/controls/select.tsx';
import { VersionLine } from '../../../ui/layout/version-line.tsx';
import { Tag } from '../../../ui/marks/tag.tsx';
import { useCall } from '../../../use-call.ts';
import { useTrialWords } from '../trial/use-trial-words.ts';
import { OperatingWords } from '../operating/operating-words.tsx';

const ALL = '';

/** Every move of an alias, the newest first: who put what in use, took it back or away, and why. */
export function AliasHistory({ moves }: { readonly moves: readonly AliasMove[] }) {
  const { t } = useTranslation();
  const [alias, setAlias] = useState(ALL);
  const home = useCall('home.show', {}, []);
  const ownDevice = home.state === 'ready' ? home.value.device.id : null;
  const aliases = [...new Set(moves.map((move) => move.alias))];
  const shown = moves.filter((move) => alias === ALL || move.alias === alias);
  return (
    <div className="models-history">
      <h2 className="card-heading models-heading">{t('models.history')}</h2>
      {moves.length === 0 && <p className="second table-text">{t('models.neverInUse')}</p>}
      {aliases.length > 1 && (
        <Select
          label={t('models.alias')}
          labelHidden
          value={alias}
          options={[
            { value: ALL, label: t('models.everyAlias') },
            ...aliases.map((value) => ({ value, label: value })),
          ]}
          onChange={setAlias}
        />
      )}
      <AliasLine moves={shown} ownDevice={ownDevice} />
    </div>
  );
}

type AliasLineProps = { readonly moves: readonly AliasMove[]; readonly ownDevice: string | null };

function AliasLine({ moves, ownDevice }: AliasLineProps) {
  const { t } = useTranslation();
  const nameOf = useMoveWords();
  return (
    <VersionLine
      label={t('models.history')}
      entries={moves.map((move) => ({
        id: move.id,
        name: nameOf(move),
        when: formatMoment(move.movedAtMs),
        what: <MoveWords move={move} />,
        warn: move.override !== null,
        who:
          ownDevice === null || move.deviceId === ownDevice
            ? move.actorName
            : t('models.onLaptop', { who: move.actorName, laptop: move.deviceName ?? t('models.anotherLaptop') }),
      }))}
    />
  );
}

/** The moves are of one model, so its name need not stand in each. */
function useMoveWords(): (move: AliasMove) => string {
  const { t } = useTranslation();
  return ({ kind, alias, ref }) => {
    const model = t('models.version', { version: ref.slice(ref.lastIndexOf('@') + 1) });
    if (kind === 'removal') return t('models.moveAway', { model, alias });
    return alias === 'champion' ? t('models.moveInUse', { model }) : t('models.move', { model, alias });
  };
}

function MoveWords({ move }: { readonly move: AliasMove }) {
  const { t } = useTranslation();
  const { kind, threshold, operatingPoint, previousRef, reason, gate, override, canary, evidence } = move;
  const trial = useTrialWords();
  return (
    <span className="models-move">
      {kind === 'rollback' && (
        <span>
          <Tag kind="plain" label={t('models.rolledBack')} />
        </span>
      )}
      {threshold !== null && <span>{t('models.fromLimit', { limit: formatOfHundred(threshold) })}</span>}
      {operatingPoint && <OperatingWords point={operatingPoint} />}
      {previousRef !== null && kind !== 'removal' && (
        <span>{t('models.inPlaceOf', { model: refWords(previousRef) })}</span>
      )}
      {canary !== null && <span>{trial.canary(canary)}</span>}
      {evidence !== null && (
        <span>
          <Tag kind="alarm" label={t('tripwires.byItself')} /> {trial.tripped(evidence)}
        </span>
      )}
      {override !== null && (
        <span>
          <Tag kind="override" label={t('models.tests.overridden')} />{' '}
          {t('models.because', { reason: override.reason })}
        </span>
      )}
      {gate !== null && <span>{t('models.tests.passedOf', passedOf(gate))}</span>}
      {reason !== null && <span>{t('models.because', { reason })}</span>}
    </span>
  );
}

/** Of the tests that could be applied. */
function passedOf({ results }: GateVerdict): { readonly passed: string; readonly applied: string } {
  const applied = results.filter(({ verdict }) => verdict !== 'notApplicable');
  const passed = applied.filter(({ verdict }) => verdict === 'passed');
  return { passed: formatNumber(passed.length), applied: formatNumber(applied.length) };
}
