import type { SiteRows } from './site-days.ts';

/** Site-weeks below which the estimate would be mostly noise. */
const LEAST_CLUSTERS = 10;

type Cluster = { n: number; sum: number };

/**
 * How many times more site-week means scatter about their site's mean than independent readings would, over the
 * reference: one child measured again, one enumerator, one tape. At least 1; 1 where there are too few weeks to tell.
 * (The design effect of Kish 1965.)
 */
export function clusterInflation(rows: SiteRows, values: Float64Array, referenceUntilDay: number): number {
  const weeks = new Map<string, Cluster & { site: number }>();
  const sites = new Map<number, Cluster>();
  let n = 0;
  let squares = 0;
  values.forEach((value, row) => {
    const site = rows.sites[row] ?? -1;
    const day = rows.time[row] ?? Number.NaN;
    if (site < 0 || Number.isNaN(value) || !(day < referenceUntilDay)) return;
    const week = Math.floor((referenceUntilDay - day) / 7);
    addTo(weeks, `${site} ${week}`, { site, n: 0, sum: 0 }, value);
    addTo(sites, site, { n: 0, sum: 0 }, value);
    n += 1;
    squares += value * value;
  });
  const degrees = weeks.size - sites.size;
  if (degrees < LEAST_CLUSTERS || n <= weeks.size) return 1;
  const ofWeeks = sumOfSquares(weeks.values());
  const between = (ofWeeks - sumOfSquares(sites.values())) / degrees;
  const within = (squares - ofWeeks) / (n - weeks.size);
  return within > 0 ? Math.max(1, between / within) : 1;
}

function addTo<K, C extends Cluster>(clusters: Map<K, C>, key: K, empty: C, value: number): void {
  const cluster = clusters.get(key) ?? empty;
  cluster.n += 1;
  cluster.sum += value;
  clusters.set(key, cluster);
}

function sumOfSquares(clusters: Iterable<Cluster>): number {
  let sum = 0;
  for (const cluster of clusters) sum += (cluster.sum * cluster.sum) / cluster.n;
  return sum;
}
