import { Upload } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../shared/registry.ts';
import { goTo } from '../../shell/navigation.ts';
import { screens } from '../../shell/screens.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { ImportModel } from './import-model.tsx';
import { ModelView } from './model-view.tsx';

/** Models by version; `focus` is a version such as `referral@3`. */
export function Models({ focus }: ScreenProps) {
  const { t } = useTranslation();
  const [path, setPath] = useState<string | null>(null);
  const list = useCall('model.list', {}, ['models', 'projects']);
  const today = useCall('today.show', {}, ['models', 'projects']);
  const choose = async () => {
    const chosen = await window.fieldloop.chooseFile('onnx');
    if (chosen !== null) setPath(chosen);
  };
  const importButton = <Button icon={Upload} label={t('models.import')} onClick={() => void choose()} />;
  return (
    <>
      <Shown loaded={list} shape="rows">
        {({ models }) => (
          <Shown loaded={today} shape="rows">
            {({ champion }) => {
              const shown = focus ?? firstShown(models, champion?.ref);
              if (shown === undefined) return <NoModels action={importButton} />;
              return (
                <ModelView
                  key={shown}
                  shown={shown}
                  models={models}
                  inUse={champion?.ref ?? null}
                  action={importButton}
                />
              );
            }}
          </Shown>
        )}
      </Shown>
      {path !== null && (
        <ImportModel
          path={path}
          onClose={() => setPath(null)}
          onImported={(ref) => {
            setPath(null);
            goTo('models', ref);
          }}
        />
      )}
    </>
  );
}

/** The version in use, else the newest. */
const firstShown = (models: readonly ModelVersion[], inUse: string | undefined): string | undefined =>
  inUse ?? models.toSorted((a, b) => b.createdAtMs - a.createdAtMs)[0]?.ref;

function NoModels({ action }: { readonly action: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.screen.models')} sentence={t('nothingYet.models.sentence')}>
      <Card>
        <Empty
          icon={screens.models.icon}
          title={t('nothingYet.models.title')}
          missing={t('nothingYet.models.missing')}
          action={action}
        />
      </Card>
    </Page>
  );
}
