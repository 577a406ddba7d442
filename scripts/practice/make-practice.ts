import { createRandom, type Random } from '../../shared/domain/random.ts';
import { measureChild, newChild, type Child, type Measured } from './synthetic-child.ts';

/**
 * A synthetic child-nutrition screening to practise with. Every number is invented: growth, risks and decisions follow
 * smooth made-up formulas and have no medical meaning. The same options give the same rows on every machine.
 */
export type PracticeOptions = {
  readonly seed: number;
  /** From `day` on (ISO date), the scale of one site reads `offsetKg` too much. Without it nothing changes. */
  readonly drift?: { readonly site: SiteName; readonly day: string; readonly offsetKg: number };
};

export type PracticeRow = Measured & {
  readonly record_id: string;
  readonly subject: string;
  readonly visit_date: string;
  readonly site: SiteName;
};

/** `share` of visits and `nutrition`, a site's mean departure from the district in standard deviations. */
export const SITES = [
  { name: 'Busiu', share: 0.2, nutrition: -0.1 },
  { name: 'Wanale', share: 0.12, nutrition: -0.2 },
  { name: 'Namanyonyi', share: 0.16, nutrition: 0.05 },
  { name: 'Mbale Town', share: 0.22, nutrition: 0.2 },
  { name: 'Nakaloke', share: 0.16, nutrition: 0 },
  { name: 'Bufumbo', share: 0.14, nutrition: -0.05 },
] as const satisfies readonly { name: string; share: number; nutrition: number }[];

type Site = (typeof SITES)[number];
export type SiteName = Site['name'];

/** First and last day of both files, and how many visits each holds. */
export const TRAINING_PERIOD = { from: '2026-07-27', to: '2026-10-25', rows: 3_000 } as const;
export const NOVEMBER_PERIOD = { from: '2026-10-26', to: '2026-11-22', rows: 700 } as const;

const DAYS_BETWEEN_VISITS = 14;
const SHARE_RETURNING = 0.35;
const DAYS_IN_MONTH = 30.4375;
const OLDEST_MONTHS = 59;

export const dayOf = (isoDate: string): number => Date.parse(isoDate) / 86_400_000;
const isoDateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Visits of both periods, each in order of time. Children who come again keep their code and their growth. */
export function makePractice(options: PracticeOptions): { training: PracticeRow[]; november: PracticeRow[] } {
  const random = createRandom(options.seed);
  const children = new Map<SiteName, Child[]>(SITES.map(({ name }) => [name, []]));
  const visits = [
    ...visitDays(TRAINING_PERIOD, random.fork('training days')),
    ...visitDays(NOVEMBER_PERIOD, random.fork('november days')),
  ];
  const rows = visits.map((day, index) => makeVisit(day, index, children, random.fork(`visit ${index}`), options));
  return { training: rows.slice(0, TRAINING_PERIOD.rows), november: rows.slice(TRAINING_PERIOD.rows) };
}

type Period = { readonly from: string; readonly to: string; readonly rows: number };

/** One day for each visit, ascending, Sundays free. */
function visitDays({ from, to, rows }: Period, random: Random): number[] {
  const first = dayOf(from);
  const open = Array.from({ length: dayOf(to) - first + 1 }, (_, offset) => first + offset).filter(
    (day) => new Date(day * 86_400_000).getUTCDay() !== 0,
  );
  return Array.from({ length: rows }, () => open[random.int(open.length)] ?? first).toSorted((a, b) => a - b);
}

function makeVisit(
  day: number,
  index: number,
  children: ReadonlyMap<SiteName, Child[]>,
  random: Random,
  { drift }: PracticeOptions,
): PracticeRow {
  const site = chooseSite(random.next());
  const known = children.get(site.name) ?? [];
  const child = chooseChild(known, day, site, random);
  child.lastVisitDay = day;
  const shifted = drift && drift.site === site.name && day >= dayOf(drift.day);
  return {
    record_id: `F-${String(index + 1).padStart(4, '0')}`,
    subject: child.code,
    visit_date: isoDateOf(day),
    site: site.name,
    ...measureChild(child, ageMonths(child, day), shifted ? drift.offsetKg : 0, random),
  };
}

/** The last site also takes what the sum of the shares lacks of 1 in floating point. */
function chooseSite(uniform: number): Site {
  let cumulative = 0;
  const chosen = SITES.find(({ share }) => {
    cumulative += share;
    return uniform < cumulative;
  });
  return chosen ?? SITES[5];
}

/** A child seen at the site some time ago, or a new one. */
function chooseChild(known: Child[], day: number, site: Site, random: Random): Child {
  const due = known.filter(
    (child) => day - child.lastVisitDay >= DAYS_BETWEEN_VISITS && ageMonths(child, day) <= OLDEST_MONTHS,
  );
  const returning = random.next() < SHARE_RETURNING ? due[random.int(Math.max(1, due.length))] : undefined;
  if (returning) return returning;
  const code = `${site.name.slice(0, 3).toUpperCase()}-${String(known.length + 1).padStart(4, '0')}`;
  const child = newChild(code, day, site.nutrition, random);
  known.push(child);
  return child;
}

const ageMonths = (child: Child, day: number): number => Math.floor((day - child.birthDay) / DAYS_IN_MONTH);
