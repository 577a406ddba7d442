import { useTranslation } from 'react-i18next';
import type { Run } from '../../../shared/run.ts';
import { wattHours } from '../../../shared/training-settings.ts';
import { TreeParameters } from '../../../shared/training.ts';
import { columnWords, refWords } from '../../column-words.ts';
import { formatBytes, formatDuration, formatMoment, formatNumber, formatPercent } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { type Fact, Facts } from '../../ui/layout/facts.tsx';
import { CopyId } from '../../ui/marks/copy-id.tsx';
import { useColumnWords } from '../../use-column-words.ts';

/** All that somebody needs to make the same model again: data, seed, parameters, and what it ran on. */
export function RunFacts({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const facts = [...useOrigin(run), ...useSpent(run), ...useParameters(run), ...useEnvironment(run)];
  return (
    <Card
      title={t('runs.how')}
      unit={t(`runs.algorithm.${run.algorithm}`, { defaultValue: run.algorithm })}
      aside={
        <>
          <Button
            size="bar"
            label={t('runs.openData', { data: refWords(run.datasetRef) })}
            onClick={() => goTo('data', run.datasetRef)}
          />
          <Button size="bar" label={t('runs.lineage')} onClick={() => goTo('lineage', run.id)} />
        </>
      }
      className="runs-how"
    >
      <Facts facts={facts} />
    </Card>
  );
}

function useOrigin({ id, actorName, startedAtMs, endedAtMs, seed, outcome, reason, base }: Run): readonly Fact[] {
  const { t } = useTranslation();
  const seconds = endedAtMs === null ? null : (endedAtMs - startedAtMs) / 1_000;
  return [
    { name: t('runs.who'), value: actorName },
    ...(base === null ? [] : [{ name: t('kept.goesOn'), value: refWords(base.ref) }]),
    ...(reason === null ? [] : [{ name: t('runs.reason'), value: reason }]),
    { name: t('runs.when'), value: formatMoment(startedAtMs) },
    { name: t('runs.time'), value: seconds === null ? '–' : formatDuration(seconds) },
    { name: t('runs.seed'), value: String(seed) },
    ...(outcome
      ? [
          { name: t('runs.heldOutRows'), value: formatNumber(outcome.heldOutRows) },
          { name: t('runs.stepsKept'), value: formatNumber(outcome.iterations) },
          {
            name: t('runs.maxDifference'),
            term: t('runs.maxDifferenceTerm'),
            value: formatNumber(outcome.maxDifference, 9),
          },
        ]
      : []),
    { name: t('runs.id'), value: <CopyId id={id} shown={id.slice(0, 8)} /> },
  ];
}

/** What it took; nothing for a run of an earlier version or one that has not ended. */
function useSpent({ outcome }: Run): readonly Fact[] {
  const { t } = useTranslation();
  if (outcome === null || outcome.spent === null) return [];
  const { seconds, cpuSeconds, peakMemoryBytes, checkpointSeconds } = outcome.spent;
  const watts = outcome.wattsPerProcessor;
  return [
    { name: t('runs.cpuTime'), value: formatDuration(cpuSeconds) },
    ...(watts === null
      ? []
      : [
          {
            name: t('runs.energy'),
            term: t('runs.energyTerm', { watts: formatNumber(watts) }),
            value: t('runs.wattHours', { energy: formatNumber(wattHours(cpuSeconds, watts), 3) }),
          },
        ]),
    { name: t('runs.memory'), value: formatBytes(peakMemoryBytes) },
    {
      name: t('runs.checkpointTime'),
      value: t('runs.shareOfTime', { share: formatPercent(checkpointSeconds / Math.max(seconds, 1e-9), 2) }),
    },
  ];
}

function useParameters({ parameters }: Run): readonly Fact[] {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const { monotone, ...others } = parameters;
  const facts = Object.entries(others).map(([name, value]) => ({
    name: t(`runs.parameter.${name}`, { defaultValue: columnWords(name) }),
    value: Array.isArray(value) ? value.map((column) => nameOf(String(column))).join(', ') : written(value),
  }));
  const { monotone: directions } = TreeParameters.pick({ monotone: true }).parse({ monotone });
  const directed = Object.entries(directions).map(
    ([column, direction]) => `${nameOf(column)} (${t(`runs.direction.${direction}`)})`,
  );
  if (directed.length === 0) return facts;
  return [...facts, { name: t('runs.parameter.monotone'), value: directed.join(', ') }];
}

function useEnvironment({ environment }: Run): readonly Fact[] {
  const { t } = useTranslation();
  return Object.entries(environment).map(([name, value]) => ({
    name: t(`runs.environment.${name}`, { defaultValue: columnWords(name) }),
    value: written(value),
  }));
}

/** A dash where nothing is set; of what has fields, those. */
function written(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number') return formatNumber(value, 4);
  return typeof value === 'object' ? Object.values(value).map(String).join(', ') || '–' : String(value);
}
