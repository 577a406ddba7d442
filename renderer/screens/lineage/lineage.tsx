import { useState } from 'react';
import type { Output } from '../../../shared/calls.ts';
import { goTo } from '../../shell/navigation.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Loading } from '../../ui/feedback/loading.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../use-call.ts';
import { NothingYet } from '../nothing-yet/nothing-yet.tsx';
import { findNode } from './find-node.ts';
import { type LineageDirection, LineageView } from './lineage-view.tsx';
import { useNodeWords } from './use-node-words.ts';

const topics = ['projects', 'datasets', 'records', 'runs', 'models', 'predictions', 'labels', 'sync'];

/** Where one thing came from and what came of it; without a focus, the newest data. */
export function Lineage({ focus }: ScreenProps) {
  return focus === undefined ? <NewestData /> : <LineageOf focus={focus} />;
}

function NewestData() {
  const datasets = useCall('dataset.list', {}, topics);
  const records = useCall('record.list', { limit: 1 }, topics);
  return (
    <Shown loaded={datasets}>
      {({ datasets: versions }) => (
        <Shown loaded={records}>
          {({ records: captured }) => {
            const newest = versions.toSorted((a, b) => b.createdAtMs - a.createdAtMs)[0] ?? captured[0];
            return newest ? <LineageOf focus={newest.id} /> : <NothingYet screen="lineage" />;
          }}
        </Shown>
      )}
    </Shown>
  );
}

const unknown: Output<'lineage.show'> = { focus: '', nodes: [], edges: [] };

function LineageOf({ focus }: { readonly focus: string }) {
  const { t } = useTranslation();
  const { nameOf } = useNodeWords();
  const [direction, setDirection] = useState<LineageDirection>('both');
  const [sought, setSought] = useState('');
  const loaded = useCall('lineage.show', { id: focus }, topics);
  if (loaded.state === 'loading') return <Loading words={t('ui.loading')} shape="chart" />;
  if (loaded.state === 'failed' && !loaded.error.code.endsWith('.unknown')) {
    return <Failed error={loaded.error} actions={<Button label={t('ui.again')} onClick={loaded.again} />} />;
  }
  const { nodes, edges, focus: found } = loaded.state === 'ready' ? loaded.value : unknown;
  const find = () => {
    const wanted = sought.trim();
    if (wanted !== '') goTo('lineage', findNode(nodes, wanted, nameOf)?.id ?? wanted);
  };
  return (
    <LineageView
      key={focus}
      nodes={nodes}
      edges={edges}
      focus={found}
      direction={direction}
      onDirection={setDirection}
      onFocus={(id) => goTo('lineage', id)}
      sought={sought}
      onSeek={setSought}
      onFind={find}
    />
  );
}
