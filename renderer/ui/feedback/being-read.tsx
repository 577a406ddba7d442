import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../use-reading.ts';
import { Button } from '../controls/button.tsx';
import { Failed } from './failed.tsx';
import { Progress } from './progress.tsx';

type BeingReadProps<T> = {
  readonly of: { readonly reading: Reading<T>; readonly stop: () => void; readonly again: () => void };
  /** What is being done while it runs. */
  readonly words: string;
  readonly children: (value: T) => ReactNode;
};

/** The states of what core needs seconds for: how far it is, that it was stopped, why it failed, or itself. */
export function BeingRead<T>({ of: { reading, stop, again }, words, children }: BeingReadProps<T>) {
  const { t } = useTranslation();
  switch (reading.state) {
    case 'ready':
      return children(reading.value);
    case 'running':
      return (
        <div className="card-row">
          <Progress label={words} share={reading.share} onStop={stop} />
        </div>
      );
    case 'stopped':
      return (
        <div className="card-row being-read-stopped">
          <span className="second">{t('ui.stopped')}</span>
          <Button size="bar" label={t('ui.again')} onClick={again} />
        </div>
      );
    case 'failed':
      return <Failed error={reading.error} actions={<Button label={t('ui.again')} onClick={again} />} />;
  }
}
