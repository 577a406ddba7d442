import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import type { Run } from '../../../../shared/run.ts';
import { columnWords, refWords } from '../../../column-words.ts';
import { formatFixed, formatList, formatNumber, formatOfHundred } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { useCall } from '../../../use-call.ts';
import { heldOutShares } from '../held-out-shares.ts';
import { Slices } from '../slices.tsx';
import { CompareCurves } from './compare-curves.tsx';
import { CompareMatrices } from './compare-matrices.tsx';
import { CompareShares } from './compare-shares.tsx';
import { Differences } from './differences.tsx';
import { RunNames } from './run-names.tsx';

/** Two to four runs side by side: what differs, and what came of it. */
export function ComparePage({ ids }: { readonly ids: readonly string[] }) {
  const compared = useCall('run.compare', { ids: [...ids] }, ['runs']);
  return (
    <Shown loaded={compared} shape="chart">
      {(value) => <Compared {...value} />}
    </Shown>
  );
}

function Compared({ runs, lines }: Output<'run.compare'>) {
  const { t } = useTranslation();
  const names = namesOf(runs);
  const [first, second] = runs;
  return (
    <Page
      title={useFinding(runs, names)}
      sentence={useSentence(runs)}
      parent={{ label: t('shell.screen.runs'), here: t('compare.compare'), onOpen: () => goTo('runs') }}
    >
      <RunNames runs={runs} names={names} />
      <div className="runs-cards">
        <CompareCurves runs={runs} names={names} />
        <CompareShares runs={runs} names={names} />
        <CompareMatrices runs={runs} names={names} />
      </div>
      {first?.outcome && <Slices outcome={first.outcome} other={second?.outcome ?? null} />}
      <Differences runs={runs} names={names} lines={lines} />
    </Page>
  );
}

/** The version that a run made; of runs that made none, the name and a number. */
function namesOf(runs: readonly Run[]): readonly string[] {
  const names = runs.map(({ modelName, outcome }) => (outcome ? refWords(outcome.modelRef) : columnWords(modelName)));
  return names.map((name, place) => (names.indexOf(name) === place ? name : `${name} (${formatNumber(place + 1)})`));
}

/** Which did best by the figure that they share, as a sentence. */
function useFinding(runs: readonly Run[], names: readonly string[]): string {
  const { t } = useTranslation();
  for (const metric of ['auc', 'accuracy', 'mae'] as const) {
    const values = runs.map(({ outcome }) => outcome?.metrics[metric]);
    const known = values.filter((value) => value !== undefined);
    if (known.length < runs.length) continue;
    const best = metric === 'mae' ? Math.min(...known) : Math.max(...known);
    const write = (value: number) =>
      metric === 'accuracy' ? formatOfHundred(value) : formatFixed(value, metric === 'auc' ? 3 : 2);
    const others = known.filter((_, place) => place !== known.indexOf(best)).map(write);
    const name = names[known.indexOf(best)] ?? '';
    return t(`compare.best.${metric}`, { name, value: write(best), others: formatList(others) });
  }
  return t('compare.title', { names: formatList(names) });
}

/** Whether the intervals of the areas under the curve overlap: then the order of the runs may be chance. */
function mayBeChance(runs: readonly Run[]): boolean {
  const areas = runs.flatMap(({ outcome }) =>
    outcome ? heldOutShares(outcome).filter(({ name }) => name === 'auc') : [],
  );
  return areas.length > 1 && Math.max(...areas.map(({ low }) => low)) <= Math.min(...areas.map(({ high }) => high));
}

/** Figures of different rows are no race: said before anything else. */
function useSentence(runs: readonly Run[]): string {
  const { t } = useTranslation();
  const data = new Set(runs.map(({ datasetRef }) => datasetRef));
  const targets = new Set(runs.map(({ target }) => target));
  if (targets.size > 1) return t('compare.otherTargets');
  const words = t(data.size > 1 ? 'compare.otherData' : 'compare.sameData', {
    data: formatList([...data].map(refWords)),
  });
  return mayBeChance(runs) ? `${words} ${t('compare.mayBeChance')}` : words;
}
