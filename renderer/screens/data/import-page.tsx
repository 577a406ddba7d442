import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Loading } from '../../ui/feedback/loading.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { type Loaded, useCall } from '../../use-call.ts';
import { ImportImages } from './images/import-images.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportReading } from './import-reading.tsx';
import { nameOfFile, type ReadingOptions } from './plan-import.ts';

type ImportPageProps = {
  readonly path: string;
  readonly datasets: readonly DatasetVersion[];
  readonly onClose: () => void;
  readonly onMade: (version: DatasetVersion) => void;
  readonly onChooseOther: () => void;
};

/** What a file seems to hold, shown with its evidence before anything is written. */
export function ImportPage({ path, datasets, onClose, onMade, onChooseOther }: ImportPageProps) {
  const { t } = useTranslation();
  const [reading, setReading] = useState<ReadingOptions>({});
  const loaded = useCall('dataset.preview', { path, options: reading }, []);
  const preview = useLastRead(loaded);
  const isRefused = loaded.state === 'failed' && preview === null;
  return (
    <Page
      title={t(isRefused ? 'data.import.notRead' : 'data.import.title', { file: nameOfFile(path) })}
      sentence={isRefused ? undefined : t('data.import.sentence')}
      parent={{ label: t('shell.screen.data'), here: t('data.import.here'), onOpen: onClose }}
    >
      {loaded.state === 'failed' && (
        <Card flush>
          <Failed
            error={loaded.error}
            actions={<Button label={t('data.import.chooseOther')} onClick={onChooseOther} />}
          />
        </Card>
      )}
      {preview ? (
        <>
          <ImportReading preview={preview} onChange={(change) => setReading((before) => ({ ...before, ...change }))} />
          {preview.images && (
            <ImportImages
              images={preview.images}
              onChange={(leaveOut) => setReading((before) => ({ ...before, leaveOut }))}
            />
          )}
          {/* Read otherwise, the columns are others: what was said about them no longer holds. */}
          {loaded.state !== 'failed' && (
            <ImportForm
              key={JSON.stringify(reading)}
              path={path}
              preview={preview}
              datasets={datasets}
              onMade={onMade}
            />
          )}
        </>
      ) : (
        loaded.state === 'loading' && <Loading words={t('ui.loading')} shape="rows" />
      )}
    </Page>
  );
}

/** The last answer stays while the file is read otherwise, so that nothing jumps; null before the first one. */
function useLastRead<T>(loaded: Loaded<T>): T | null {
  const [last, setLast] = useState<T | null>(null);
  const latest = loaded.state === 'ready' ? loaded.value : null;
  if (latest !== null && latest !== last) setLast(latest);
  return latest ?? last;
}
