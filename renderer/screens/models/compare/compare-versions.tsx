import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import type { Run } from '../../../../shared/run.ts';
import { refWords } from '../../../column-words.ts';
import { formatList } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { useCall } from '../../../use-call.ts';
import { useComparisonFinding, useComparisonSentence } from '../../runs/compare/comparison-words.ts';
import { Differences } from '../../runs/compare/differences.tsx';
import { RunComparison } from '../../runs/compare/run-comparison.tsx';
import { VersionNames } from './version-names.tsx';

/** Two to four versions side by side: what came of them where they were trained here, and all that differs. */
export function CompareVersions({ refs }: { readonly refs: readonly string[] }) {
  const compared = useCall('model.compare', { refs: [...refs] }, ['models', 'runs']);
  return (
    <Shown loaded={compared} shape="chart">
      {(value) => <Compared {...value} />}
    </Shown>
  );
}

function Compared({ models, runs, lines }: Output<'model.compare'>) {
  const { t } = useTranslation();
  const names = models.map(({ ref }) => refWords(ref));
  const made = runs.flatMap((run) => run ?? []);
  const allMade = made.length === runs.length;
  const words = useWords(made, names, allMade);
  return (
    <Page
      {...words}
      parent={{ label: t('shell.screen.models'), here: t('compare.compare'), onOpen: () => goTo('models') }}
    >
      <VersionNames models={models} />
      {allMade && <RunComparison runs={made} names={names} />}
      <Differences ids={models.map(({ id }) => id)} names={names} lines={lines} />
    </Page>
  );
}

/** A version that was imported brings no rows to draw intervals from: then only what differs is said. */
function useWords(made: readonly Run[], names: readonly string[], allMade: boolean) {
  const { t } = useTranslation();
  const finding = useComparisonFinding(made, names);
  const sentence = useComparisonSentence(made);
  return allMade
    ? { title: finding, sentence }
    : { title: t('compare.title', { names: formatList(names) }), sentence: t('models.notAllTrainedHere') };
}
