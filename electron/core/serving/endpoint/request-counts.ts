import type { FiredGuard } from '../../../../shared/guards.ts';

/** Upper ends of the buckets of durations, in seconds; the median of one row lies in the first ones. */
const BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

export type CountedRequest = {
  readonly route: 'inference' | 'invocations' | 'other';
  readonly status: number;
  /** Null where no version was found. */
  readonly model: CountedModel | null;
  readonly rows: number;
  /** One a row and guard that fired for it. */
  readonly guards: readonly Pick<FiredGuard, 'guard' | 'response'>[];
  readonly seconds: number;
};
export type CountedModel = { readonly name: string; readonly version: string; readonly sha256: string };

type Durations = { readonly buckets: number[]; sum: number; count: number };

/** What happened since the endpoint was started, as Prometheus reads it (text format 0.0.4). */
export class RequestCounts {
  readonly #requests = new Map<string, number>();
  readonly #rows = new Map<string, number>();
  readonly #guards = new Map<string, number>();
  readonly #durations = new Map<string, Durations>();
  readonly #models = new Map<string, CountedModel>();
  #refused = 0;

  get refused(): number {
    return this.#refused;
  }

  note({ route, status, model, rows, guards, seconds }: CountedRequest): void {
    const named = { model: model?.name ?? '', version: model?.version ?? '' };
    increase(this.#requests, labels({ route, status: String(status), ...named }), 1);
    if (model === null) return;
    this.#models.set(model.sha256, model);
    if (status < 400) increase(this.#rows, labels(named), rows);
    for (const { guard, response } of guards) increase(this.#guards, labels({ ...named, guard, response }), 1);
    this.#observe(labels(named), seconds);
  }

  /** One that had no right token, host or origin. */
  noteRefused(): void {
    this.#refused++;
  }

  write(inProgress: number): string {
    const models = [...this.#models.values()].map(({ name: model, version, sha256 }) =>
      labels({ model, version, sha256 }),
    );
    return [
      ...family('requests_total', 'counter', 'Requests that were answered.', samples(this.#requests)),
      ...family('refused_total', 'counter', 'Requests without the right token, host or origin.', [['', this.#refused]]),
      ...family('rows_total', 'counter', 'Rows that were scored.', samples(this.#rows)),
      ...family('guards_total', 'counter', 'Rows for which a guard fired.', samples(this.#guards)),
      ...family('in_progress', 'gauge', 'Requests that are being scored.', [['', inProgress]]),
      ...family(
        'model_info',
        'gauge',
        'Versions that were asked.',
        models.map((model) => [model, 1]),
      ),
      ...this.#writeDurations(),
      '',
    ].join('\n');
  }

  #observe(named: string, seconds: number): void {
    const found = this.#durations.get(named) ?? { buckets: BUCKETS_S.map(() => 0), sum: 0, count: 0 };
    const bucket = BUCKETS_S.findIndex((most) => seconds <= most);
    if (bucket >= 0) found.buckets[bucket] = (found.buckets[bucket] ?? 0) + 1;
    found.sum += seconds;
    found.count++;
    this.#durations.set(named, found);
  }

  #writeDurations(): readonly string[] {
    const name = 'fieldloop_endpoint_request_duration_seconds';
    const lines = [...this.#durations].flatMap(([named, { buckets, sum, count }]) => {
      let below = 0;
      const cumulative = BUCKETS_S.map((most, place) => {
        below += buckets[place] ?? 0;
        return `${name}_bucket{${named},le="${most}"} ${below}`;
      });
      const all = `${name}_bucket{${named},le="+Inf"} ${count}`;
      return [...cumulative, all, `${name}_sum{${named}} ${sum}`, `${name}_count{${named}} ${count}`];
    });
    return lines.length === 0
      ? []
      : [...head(name, 'histogram', 'From the first byte to the last of the answer.'), ...lines];
  }
}

type Sample = readonly [labels: string, value: number];

const samples = (values: ReadonlyMap<string, number>): readonly Sample[] => [...values];

const head = (name: string, type: string, help: string): readonly string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

function family(part: string, type: 'counter' | 'gauge', help: string, values: readonly Sample[]): readonly string[] {
  const name = `fieldloop_endpoint_${part}`;
  return [
    ...head(name, type, help),
    ...values.map(([named, value]) => `${name}${named === '' ? '' : `{${named}}`} ${value}`),
  ];
}

const labels = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))}"`)
    .join(',');

const increase = (values: Map<string, number>, key: string, by: number): void =>
  void values.set(key, (values.get(key) ?? 0) + by);
