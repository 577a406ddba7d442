import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/controls/icon-button.tsx';
import { Kbd } from '../ui/controls/kbd.tsx';
import type { ScreenId } from './screens.ts';

const keysAnywhere = ['find', 'person', 'rail', 'back', 'undo', 'help'] as const;

/** Keys that only work on one screen. */
const keysOf = {
  capture: ['goOn', 'card', 'agree', 'otherwise'],
  review: ['confirm', 'correct', 'unsure', 'nextRecord', 'recordBefore'],
} as const satisfies Partial<Record<ScreenId, readonly string[]>>;

/** Stands beside the work, never over it: what this screen is for, and its keys. */
export function HelpPanel({ screen, onClose }: { readonly screen: ScreenId; readonly onClose: () => void }) {
  const { t } = useTranslation();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // A menu or a dialog closes first.
      const elsewhere = event.defaultPrevented || document.querySelector('dialog[open], [role="menu"]') !== null;
      if (event.key === 'Escape' && !elsewhere) onClose();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onClose]);
  return (
    <aside className="help-panel" aria-label={t('shell.help')}>
      <div className="card-head">
        <h2 className="card-heading">{t(`shell.screen.${screen}`)}</h2>
        <div className="card-aside">
          <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
        </div>
      </div>
      <p className="second">{t(`shell.helpFor.${screen}`)}</p>
      <h3 className="caption">{t('shell.keys')}</h3>
      <ul className="help-keys table-text">
        {[...(screen === 'capture' || screen === 'review' ? keysOf[screen] : []), ...keysAnywhere].map((key) => (
          <li key={key}>
            <Kbd keys={t(`shell.key.${key}.keys`)} />
            <span>{t(`shell.key.${key}.words`)}</span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
