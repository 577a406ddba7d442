import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../shared/registry.ts';
import { goTo } from '../../shell/navigation.ts';
import { screens } from '../../shell/screens.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { CompareVersions } from './compare/compare-versions.tsx';
import { ImportMenu } from './import-menu.tsx';
import { ImportModel } from './import-model.tsx';
import { VersionList } from './list/version-list.tsx';
import { ModelView } from './model-view.tsx';
import { comparedIn, searchedIn, trialIn } from './models-focus.ts';

/** Models by version; `focus` is a version such as `referral@3`. */
export function Models({ focus }: ScreenProps) {
  const [path, setPath] = useState<string | null>(null);
  const list = useCall('model.list', {}, ['models', 'projects']);
  const today = useCall('today.show', {}, ['models', 'projects']);
  const importMenu = <ImportMenu onChosen={setPath} />;
  const compared = comparedIn(focus);
  if (compared !== null) return <CompareVersions key={focus} refs={compared} />;
  return (
    <>
      <Shown loaded={list} shape="rows">
        {({ models }) => (
          <Shown loaded={today} shape="rows">
            {({ champion, recalled }) => {
              const inUse = champion?.ref ?? null;
              const search = searchedIn(focus);
              const trial = trialIn(focus);
              if (search !== null && models.length > 0) {
                return <VersionList search={search} inUse={inUse} action={importMenu} />;
              }
              const shown =
                search === null ? (trial ?? focus ?? firstShown(models, champion?.ref ?? recalled?.ref)) : undefined;
              if (shown === undefined) return <NoModels action={importMenu} />;
              return (
                <ModelView
                  key={`${shown} ${String(trial !== null)}`}
                  shown={shown}
                  opensAt={trial === null ? 'metrics' : 'trial'}
                  models={models}
                  inUse={inUse}
                  recalled={recalled}
                  action={importMenu}
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
