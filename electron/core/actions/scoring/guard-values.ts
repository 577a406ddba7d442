import type { Cell } from '../../../../shared/column.ts';
import { formatDate, formatDatetime, MS_PER_DAY } from '../../../../shared/columns/cells.ts';
import { decideByRule } from '../../../../shared/domain/decide-by-rule.ts';
import { judgeGuards, openReference, type Reference } from '../../../../shared/domain/guards/judge-guards.ts';
import { outsideTraining } from '../../../../shared/domain/outside-training.ts';
import { fallsBack, type FiredGuard, type GuardPolicy } from '../../../../shared/guards.ts';
import type { Feature } from '../../../../shared/model.ts';
import type { Outside } from '../../../../shared/prediction.ts';
import type { WrittenRule } from '../../../../shared/project.ts';
import type { RuleDecision } from '../../../../shared/record.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { guardPolicy } from '../../store/guard-policies.ts';
import { requireProject } from '../../store/projects.ts';
import type { Context } from '../context.ts';

type Values = Readonly<Record<string, Cell>>;

/** What is judged before a model is believed. `rule` decides in its place; null where the model does. */
export type Guarded = {
  readonly outside: Outside[];
  readonly guards: FiredGuard[];
  readonly rule: RuleDecision | null;
};

/** What guards of a version need: read once, however many records are judged. */
export type Guards = {
  readonly features: readonly Feature[];
  readonly reference: Reference | null;
  readonly policy: GuardPolicy;
  readonly rule: WrittenRule | undefined;
};

/** Without a written rule, what would fall back to it asks. */
export function guardsOf(
  { store, projectId, references }: Pick<Context, 'store' | 'projectId' | 'references'>,
  model: ModelVersion,
): Guards {
  const { rule } = requireProject(store, projectId).definition;
  const said = guardPolicy(store, projectId);
  const seen = references.of(model.id);
  const spoken = Object.entries(said).map(([guard, response]) => [guard, response === 'rule' ? 'ask' : response]);
  return {
    features: model.spec.features,
    reference: seen === null ? null : openReference(seen),
    policy: rule === undefined ? (Object.fromEntries(spoken) as GuardPolicy) : said, // the same names
    rule,
  };
}

/** `confirmed` are columns whose value a person has said to be right. */
export function guardValues(guards: Guards, values: Values, confirmed: readonly string[] = []): Guarded {
  const { features, rule } = guards;
  const record = Object.fromEntries(features.map((feature) => [feature.name, columnNumber(feature, values)]));
  const outside = outsideTraining(features, record).map(({ limit, ...found }) => ({
    ...found,
    limit: limit === null ? null : limitAsWritten(typeOf(features, found.column), limit),
  }));
  const fired = judgeGuards({ ...guards, values: record, outside, confirmed });
  return {
    outside: outside.map(({ column, reason, limit }) => ({ column, reason, ...(limit === null ? {} : { limit }) })),
    guards: fired,
    rule: rule !== undefined && fallsBack(fired) ? decideByRule(rule, values) : null,
  };
}

const typeOf = (features: readonly Feature[], column: string): Feature['type'] | undefined =>
  features.find(({ name }) => name === column)?.type;

/** A time as its column holds it: days for a date, milliseconds for a datetime. */
function columnNumber({ name, type }: Feature, values: Values): Cell {
  const value = values[name] ?? null;
  if (typeof value !== 'string' || value === '' || (type !== 'date' && type !== 'datetime')) return value;
  const ms = Date.parse(value);
  if (Number.isNaN(ms)) return value;
  return type === 'date' ? Math.floor(ms / MS_PER_DAY) : ms;
}

/** Limits of dates and times are ISO text again. */
function limitAsWritten(type: Feature['type'] | undefined, limit: number): string | number {
  if (type === 'date') return formatDate(limit);
  return type === 'datetime' ? formatDatetime(limit) : limit;
}
