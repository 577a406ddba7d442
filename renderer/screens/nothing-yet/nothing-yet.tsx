import { useTranslation } from 'react-i18next';
import { goTo } from '../../shell/navigation.ts';
import { screens, type ScreenId } from '../../shell/screens.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';

/** Where a screen's first thing comes from; null where nothing has to be done before. */
const comesFrom = {
  today: null,
  capture: null,
  review: 'capture',
  data: null,
  runs: 'data',
  models: 'runs',
  drift: 'models',
  lineage: 'data',
  sync: null,
} as const satisfies Partial<Record<ScreenId, ScreenId | null>>;

/** A screen before its first thing: what will stand here, what it needs, and the one way there. */
export function NothingYet({ screen }: { readonly screen: keyof typeof comesFrom }) {
  const { t } = useTranslation();
  const source = comesFrom[screen];
  return (
    <Page title={t(`shell.screen.${screen}`)} sentence={t(`nothingYet.${screen}.sentence`)}>
      <Card>
        <Empty
          icon={screens[screen].icon}
          title={t(`nothingYet.${screen}.title`)}
          missing={t(`nothingYet.${screen}.missing`)}
          action={
            source && (
              <Button
                label={t('nothingYet.goTo', { screen: t(`shell.screen.${source}`) })}
                onClick={() => goTo(source)}
              />
            )
          }
        />
      </Card>
    </Page>
  );
}
