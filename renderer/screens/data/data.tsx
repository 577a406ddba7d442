import { Images, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { screens } from '../../shell/screens.ts';
import { useCall } from '../../use-call.ts';
import { DatasetView } from './dataset-view.tsx';
import { ImportPage } from './import-page.tsx';

/** Versions of data sets, and the way in for a file. */
export function Data({ focus }: ScreenProps) {
  const [path, setPath] = useState<string | null>(null);
  const list = useCall('dataset.list', {}, ['datasets', 'projects']);
  const open = async (choice: Promise<string | null>) => {
    const chosen = await choice;
    if (chosen !== null) setPath(chosen);
  };
  const choose = () => open(window.fieldloop.chooseFile('table'));
  const chooseFolder = () => open(window.fieldloop.chooseFolder());
  return (
    <Shown loaded={list} shape="rows">
      {({ datasets }) => {
        if (path !== null)
          return (
            <ImportPage
              key={path}
              path={path}
              datasets={datasets}
              onClose={() => setPath(null)}
              onChooseOther={() => void choose()}
            />
          );
        const newest = datasets.toSorted((a, b) => b.createdAtMs - a.createdAtMs)[0];
        if (!newest) return <NoData onAdd={() => void choose()} onAddFolder={() => void chooseFolder()} />;
        const shown = focus ?? `${newest.name}@${newest.version}`;
        return (
          <DatasetView
            key={shown}
            shown={shown}
            datasets={datasets}
            onAdd={() => void choose()}
            onAddFolder={() => void chooseFolder()}
          />
        );
      }}
    </Shown>
  );
}

function NoData({ onAdd, onAddFolder }: { readonly onAdd: () => void; readonly onAddFolder: () => void }) {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.screen.data')} sentence={t('nothingYet.data.sentence')}>
      <Card>
        <Empty
          icon={screens.data.icon}
          title={t('nothingYet.data.title')}
          missing={t('nothingYet.data.missing')}
          action={
            <>
              <Button kind="filled" icon={Plus} label={t('data.add')} onClick={onAdd} />{' '}
              <Button icon={Images} label={t('images.add')} onClick={onAddFolder} />
            </>
          }
        />
      </Card>
    </Page>
  );
}
