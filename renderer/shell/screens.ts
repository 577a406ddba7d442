import {
  Activity,
  Box,
  CircleHelp,
  ClipboardPenLine,
  Database,
  FlaskConical,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  RefreshCw,
  Settings,
  SunMedium,
  UserRoundSearch,
  Waypoints,
} from 'lucide-react';

/** What a person may do; each role sees the screens of its work. */
export type Role = 'capture' | 'officer' | 'admin';

export const screenIds = [
  'today',
  'capture',
  'review',
  'subjects',
  'data',
  'runs',
  'models',
  'drift',
  'lineage',
  'threads',
  'sync',
  'settings',
] as const;
export type ScreenId = (typeof screenIds)[number];

type ScreenEntry = { readonly icon: LucideIcon; readonly roles: readonly Role[] };

const everybody: readonly Role[] = ['capture', 'officer', 'admin'];
const officers: readonly Role[] = ['officer', 'admin'];

export const screens: Readonly<Record<ScreenId, ScreenEntry>> = {
  today: { icon: SunMedium, roles: everybody },
  capture: { icon: ClipboardPenLine, roles: everybody },
  review: { icon: ListChecks, roles: everybody },
  subjects: { icon: UserRoundSearch, roles: everybody },
  data: { icon: Database, roles: officers },
  runs: { icon: FlaskConical, roles: officers },
  models: { icon: Box, roles: officers },
  drift: { icon: Activity, roles: officers },
  lineage: { icon: Waypoints, roles: officers },
  threads: { icon: MessagesSquare, roles: officers },
  sync: { icon: RefreshCw, roles: everybody },
  settings: { icon: Settings, roles: everybody },
};

export const helpIcon = CircleHelp;

/** The rail, in its fixed order; a hairline stands between the groups. Subjects and threads are found from where they are needed. */
export const railGroups: readonly (readonly ScreenId[])[] = [
  ['today', 'capture', 'review'],
  ['data', 'runs', 'models', 'drift', 'lineage'],
  ['sync'],
];

export const mayOpen = (screen: ScreenId, role: Role): boolean => screens[screen].roles.includes(role);
