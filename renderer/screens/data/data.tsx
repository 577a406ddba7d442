import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { goTo } from '../../shell/navigation.ts';
import { screens } from '../../shell/screens.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { AddData, type AddDataProps } from './add-data.tsx';
import { DatasetView } from './dataset-view.tsx';
import { FreezePage } from './freeze/freeze-page.tsx';
import { ImportPage } from './import-page.tsx';

/** What is being added: the file or folder at this path, or records captured here. */
type Adding = { readonly from: 'path'; readonly path: string } | { readonly from: 'records' };

/** Versions of data sets, and the ways in for new ones. */
export function Data({ focus }: ScreenProps) {
  const [adding, setAdding] = useState<Adding | null>(null);
  const list = useCall('dataset.list', {}, ['datasets', 'projects']);
  const open = async (choice: Promise<string | null>) => {
    const path = await choice;
    if (path !== null) setAdding({ from: 'path', path });
  };
  const ways: AddDataProps = {
    onFile: () => void open(window.fieldloop.chooseFile('table')),
    onFolder: () => void open(window.fieldloop.chooseFolder()),
    onRecords: () => setAdding({ from: 'records' }),
  };
  const close = () => setAdding(null);
  const openMade = ({ name, version }: DatasetVersion) => {
    close();
    goTo('data', `${name}@${version}`);
  };
  return (
    <Shown loaded={list} shape="rows">
      {({ datasets }) => {
        if (adding?.from === 'records') return <FreezePage datasets={datasets} onClose={close} onMade={openMade} />;
        if (adding?.from === 'path')
          return (
            <ImportPage
              key={adding.path}
              path={adding.path}
              datasets={datasets}
              onClose={close}
              onMade={openMade}
              onChooseOther={ways.onFile}
            />
          );
        const newest = datasets.toSorted((a, b) => b.createdAtMs - a.createdAtMs)[0];
        if (!newest) return <NoData {...ways} />;
        const shown = focus ?? `${newest.name}@${newest.version}`;
        return <DatasetView key={shown} {...{ shown, datasets, ways }} />;
      }}
    </Shown>
  );
}

function NoData(ways: AddDataProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.screen.data')} sentence={t('nothingYet.data.sentence')}>
      <Card>
        <Empty
          icon={screens.data.icon}
          title={t('nothingYet.data.title')}
          missing={t('nothingYet.data.missing')}
          action={<AddData {...ways} />}
        />
      </Card>
    </Page>
  );
}
