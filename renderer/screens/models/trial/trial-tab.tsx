import { Bird } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import type { AliasMove, ModelVersion } from '../../../../shared/registry.ts';
import type { TripEvidence } from '../../../../shared/tripwires.ts';
import { refWords } from '../../../column-words.ts';
import { formatMoment } from '../../../format.ts';
import { Empty } from '../../../ui/feedback/empty.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { useCall } from '../../../use-call.ts';
import { TripAlert } from './trip-alert.tsx';
import { TripwireRows } from './tripwire-rows.tsx';
import { useTrialWords } from './use-trial-words.ts';

type Watch = Output<'watch.show'>;
type TakenBack = AliasMove & { readonly evidence: TripEvidence };

/** What a version's tripwires say while it is tried, and what was taken back by itself. */
export function TrialTab({ model }: { readonly model: ModelVersion }) {
  const watch = useCall('watch.show', {}, ['models', 'records', 'labels', 'predictions']);
  return (
    <div className="card-row models-tab">
      <Shown loaded={watch} shape="rows">
        {(value) => <Trial watch={value} model={model} />}
      </Shown>
    </div>
  );
}

function Trial({ watch, model }: { readonly watch: Watch; readonly model: ModelVersion }) {
  const { t } = useTranslation();
  const watched = watch.watched.filter(({ move }) => move.modelVersionId === model.id);
  const taken = watch.takenBack.flatMap(({ evidence, ...move }) => (evidence === null ? [] : [{ ...move, evidence }]));
  const own = taken.filter((move) => takenFrom(move) === model.id);
  return (
    <>
      {own.map((move) => (
        <TakenBackWords key={move.id} move={move} />
      ))}
      <TripAlert modelRef={model.ref} />
      {watched.map((deployment) => (
        <Watched key={deployment.move.id} watched={deployment} />
      ))}
      {watched.length === 0 && own.length === 0 && (
        <Empty icon={Bird} title={t('tripwires.none')} missing={t('tripwires.noneWords')} />
      )}
    </>
  );
}

/** A removal names the version that the alias was taken from, a rollback the one that it went back to. */
const takenFrom = ({ kind, modelVersionId, previousVersionId }: AliasMove): string | null =>
  kind === 'removal' ? modelVersionId : previousVersionId;

function TakenBackWords({ move }: { readonly move: TakenBack }) {
  const { t } = useTranslation();
  const words = useTrialWords();
  const { evidence, movedAtMs, alias } = move;
  return (
    <section className="trial-taken" aria-label={t('tripwires.takenBack')}>
      <h3 className="models-subtitle">
        {t(alias === 'canary' ? 'tripwires.canaryTakenBack' : 'tripwires.championTakenBack', {
          when: formatMoment(movedAtMs),
        })}
      </h3>
      <p className="table-text">{words.tripped(evidence)}</p>
      <TripwireRows states={evidence.states} />
    </section>
  );
}

function Watched({ watched: { move, againstRef, untilMs, states } }: { readonly watched: Watch['watched'][number] }) {
  const { t } = useTranslation();
  const words = useTrialWords();
  const against = t('tripwires.against', { model: refWords(againstRef) });
  return (
    <section aria-label={t('tripwires.tab')}>
      <h3 className="models-subtitle">
        {move.canary === null ? t('tripwires.newlyInUse') : t('tripwires.advises', { of: words.canary(move.canary) })}
      </h3>
      <p className="second table-text">
        {untilMs === null ? against : `${against} ${t('tripwires.until', { when: formatMoment(untilMs) })}`}
      </p>
      <TripwireRows states={states} />
    </section>
  );
}
