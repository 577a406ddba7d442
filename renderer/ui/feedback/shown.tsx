import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Loaded } from '../../use-call.ts';
import { Button } from '../controls/button.tsx';
import { Failed } from './failed.tsx';
import { Loading } from './loading.tsx';

type ShownProps<T> = {
  readonly loaded: Loaded<T>;
  readonly shape?: 'rows' | 'chart' | undefined;
  readonly children: (value: T, again: () => void) => ReactNode;
};

/** The three states of anything read from core: its shape, why it failed, or itself. */
export function Shown<T>({ loaded, shape, children }: ShownProps<T>) {
  const { t } = useTranslation();
  if (loaded.state === 'loading') return <Loading words={t('ui.loading')} shape={shape} />;
  if (loaded.state === 'ready') return children(loaded.value, loaded.again);
  return <Failed error={loaded.error} actions={<Button label={t('ui.again')} onClick={loaded.again} />} />;
}
