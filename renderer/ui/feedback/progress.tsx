import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../format.ts';
import { Button } from '../controls/button.tsx';

type ProgressProps = {
  /** What was done of what, such as "88 of 140 trees". */
  readonly label: string;
  /** 0–1; null where the end is not known. */
  readonly share: number | null;
  readonly secondsLeft?: number | undefined;
  readonly onStop?: (() => void) | undefined;
  /** Other buttons, before the one that stops. */
  readonly children?: ReactNode;
};

export function Progress({ label, share, secondsLeft, onStop, children }: ProgressProps) {
  const { t } = useTranslation();
  return (
    <div className="progress">
      <div className="progress-words">
        <strong>{label}</strong>
        {secondsLeft !== undefined && (
          <span className="second">{t('ui.timeLeft', { time: formatDuration(secondsLeft) })}</span>
        )}
      </div>
      <ProgressBar label={label} share={share} />
      {(onStop || children) && (
        <div className="progress-buttons">
          {children}
          {onStop && <Button size="bar" icon={X} label={t('ui.stop')} onClick={onStop} />}
        </div>
      )}
    </div>
  );
}

export const ProgressBar = ({ label, share }: { readonly label: string; readonly share: number | null }) => (
  <div
    className={share === null ? 'progress-track progress-unknown' : 'progress-track'}
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={share === null ? undefined : Math.round(share * 100)}
  >
    <div className="progress-fill" style={{ inlineSize: `${(share ?? 0.3) * 100}%` }} />
  </div>
);
