import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import type { Run } from '../../../../shared/run.ts';
import { columnWords, refWords } from '../../../column-words.ts';
import { formatNumber } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { useCall } from '../../../use-call.ts';
import { useComparisonFinding, useComparisonSentence } from './comparison-words.ts';
import { Differences } from './differences.tsx';
import { RunComparison } from './run-comparison.tsx';
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
  return (
    <Page
      title={useComparisonFinding(runs, names)}
      sentence={useComparisonSentence(runs)}
      parent={{ label: t('shell.screen.runs'), here: t('compare.compare'), onOpen: () => goTo('runs') }}
    >
      <RunNames runs={runs} names={names} />
      <RunComparison runs={runs} names={names} />
      <Differences ids={runs.map(({ id }) => id)} names={names} lines={lines} />
    </Page>
  );
}

/** The version that a run made; of runs that made none, the name and a number. */
function namesOf(runs: readonly Run[]): readonly string[] {
  const names = runs.map(({ modelName, outcome }) => (outcome ? refWords(outcome.modelRef) : columnWords(modelName)));
  return names.map((name, place) => (names.indexOf(name) === place ? name : `${name} (${formatNumber(place + 1)})`));
}
