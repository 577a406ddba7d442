import { CircleCheck, CloudOff, Hourglass, Inbox, type LucideIcon, RadioTower } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatTime } from '../format.ts';
import { goTo } from './navigation.ts';
import { type Link, useShellState } from './shell-state.ts';

const icons: Readonly<Record<Link['kind'], LucideIcon>> = {
  noLink: CloudOff,
  waiting: Hourglass,
  sending: RadioTower,
  received: CircleCheck,
  needsYou: Inbox,
};

/** Two calm words about the link, and how much waits. It opens Sync. */
export function LinkPill() {
  const { t } = useTranslation();
  const link = useShellState((state) => state.link);
  const Icon = icons[link.kind];
  return (
    <button type="button" className={`link-pill link-${link.kind}`} onClick={() => goTo('sync')}>
      <span className="link-state">
        <Icon size={16} strokeWidth={1.9} aria-hidden />
        {t(`shell.link.${link.kind}`)}
      </span>
      <LinkFigure link={link} />
      {link.kind === 'sending' && (
        <i className="link-bar" style={{ inlineSize: `${(link.share ?? 0.5) * 100}%` }} aria-hidden />
      )}
    </button>
  );
}

function LinkFigure({ link }: { readonly link: Link }) {
  const { t } = useTranslation();
  switch (link.kind) {
    case 'received':
      return link.atMs === null ? null : <span className="link-figure">{formatTime(link.atMs)}</span>;
    case 'needsYou':
      return <span className="link-figure">{t('shell.link.records', { count: link.count })}</span>;
    default:
      return (
        <span className="link-figure">
          {t('shell.link.figure', { count: link.waiting, shown: formatNumber(link.waiting) })}
        </span>
      );
  }
}
