import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.ts';
import { Tooltip } from '../ui/feedback/tooltip.tsx';
import { goTo } from './navigation.ts';
import { helpIcon, mayOpen, railGroups, type Role, type ScreenId, screens } from './screens.ts';
import { type Badge, useShellState } from './shell-state.ts';

type RailProps = {
  readonly current: ScreenId;
  readonly collapsed: boolean;
  readonly helpOpen: boolean;
  readonly onHelp: () => void;
};

/** The screens in their fixed order; what a role may not open is left out, the order never changes. */
export function Rail({ current, collapsed, helpOpen, onHelp }: RailProps) {
  const { t } = useTranslation();
  const badges = useShellState((state) => state.badges);
  const role: Role = useShellState((state) => state.person?.role) ?? 'admin';
  const groups = railGroups
    .map((group) => group.filter((screen) => mayOpen(screen, role)))
    .filter(({ length }) => length > 0);
  return (
    <nav className={collapsed ? 'rail rail-collapsed' : 'rail'} aria-label={t('shell.screens')}>
      {groups.map((group, index) => (
        <Fragment key={group[0]}>
          {index > 0 && <hr className="rail-line" />}
          {group.map((screen) => (
            <RailItem
              key={screen}
              icon={screens[screen].icon}
              label={t(`shell.screen.${screen}`)}
              current={screen === current}
              collapsed={collapsed}
              badge={badges[screen]}
              onClick={() => goTo(screen)}
            />
          ))}
        </Fragment>
      ))}
      <span className="rail-space" />
      <RailItem icon={helpIcon} label={t('shell.help')} current={helpOpen} collapsed={collapsed} onClick={onHelp} />
      <RailItem
        icon={screens.settings.icon}
        label={t('shell.screen.settings')}
        current={current === 'settings'}
        collapsed={collapsed}
        onClick={() => goTo('settings')}
      />
    </nav>
  );
}

/** More does not fit beside an icon alone. */
const MOST_SHOWN = 99;

type RailItemProps = {
  readonly icon: (typeof screens)[ScreenId]['icon'];
  readonly label: string;
  readonly current: boolean;
  readonly collapsed: boolean;
  readonly badge?: Badge | undefined;
  readonly onClick: () => void;
};

function RailItem({ icon: Icon, label, current, collapsed, badge, onClick }: RailItemProps) {
  const { t } = useTranslation();
  const item = (
    <button type="button" className="rail-item" aria-current={current ? 'page' : undefined} onClick={onClick}>
      <Icon size={18} strokeWidth={1.9} aria-hidden />
      <span className={collapsed ? 'visually-hidden' : 'rail-label'}>{label}</span>
      {badge && badge.count > 0 && (
        <span className={badge.alarm ? 'rail-badge rail-badge-alarm' : 'rail-badge'}>
          <span className="visually-hidden">{t(badge.alarm ? 'shell.alarms' : 'shell.waitingForYou')}</span>
          {collapsed && badge.count > MOST_SHOWN ? `${formatNumber(MOST_SHOWN)}+` : formatNumber(badge.count)}
        </span>
      )}
    </button>
  );
  return collapsed ? (
    <Tooltip text={label} side="right">
      {item}
    </Tooltip>
  ) : (
    item
  );
}
