import { Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../../../shell/navigation.ts';
import { screens } from '../../../shell/screens.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { CompareButton } from '../../../ui/controls/compare-button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Empty } from '../../../ui/feedback/empty.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { Card } from '../../../ui/layout/card.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { useCall } from '../../../use-call.ts';
import { useLastReady } from '../../../use-last-ready.ts';
import { compareFocus } from '../models-focus.ts';
import { toggleChosen, useVersionList } from './version-list-store.ts';
import { VersionTable } from './version-table.tsx';

type VersionListProps = {
  /** What is searched for at first. */
  readonly search: string;
  readonly inUse: string | null;
  readonly action: ReactNode;
};

/** Every version of every model, narrowed letter by letter; two to four of them are compared. */
export function VersionList({ search: first, inUse, action }: VersionListProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState(first);
  const chosen = useVersionList((state) => state.chosen);
  const list = useLastReady(useCall('model.list', { search }, ['models', 'projects']));
  return (
    <Page
      title={t('models.allVersions')}
      sentence={t('models.allVersionsWords')}
      parent={{ label: t('shell.screen.models'), here: t('models.allVersions'), onOpen: () => goTo('models') }}
      actions={
        <>
          {action}
          <CompareButton
            chosen={chosen}
            chooseTwo={t('models.chooseTwo')}
            onCompare={(ids) => goTo('models', compareFocus(ids))}
          />
        </>
      }
    >
      <div className="models-search" role="search" aria-label={t('models.find')}>
        <Field
          label={t('models.find')}
          labelHidden
          placeholder={t('models.find')}
          note={t('models.findNote')}
          type="search"
          icon={<Search size={16} strokeWidth={1.9} aria-hidden />}
          value={search}
          onChange={setSearch}
        />
      </div>
      <Shown loaded={list} shape="rows">
        {({ models }) =>
          models.length === 0 ? (
            <NoneFit onShowAll={() => setSearch('')} />
          ) : (
            <Card flush>
              <VersionTable versions={models} inUse={inUse} chosen={chosen} onChoose={toggleChosen} />
            </Card>
          )
        }
      </Shown>
    </Page>
  );
}

function NoneFit({ onShowAll }: { readonly onShowAll: () => void }) {
  const { t } = useTranslation();
  return (
    <Card>
      <Empty
        icon={screens.models.icon}
        title={t('models.noneFit')}
        missing={t('models.noneFitWords')}
        action={<Button label={t('models.showAll')} onClick={onShowAll} />}
      />
    </Card>
  );
}
