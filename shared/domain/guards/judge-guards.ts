import type { Cell } from '../../column.ts';
import { isNumericType } from '../../column.ts';
import type { FiredGuard, GuardKind, GuardPolicy } from '../../guards.ts';
import type { Feature } from '../../model.ts';
import type { Profile } from '../../profile.ts';
import type { OutsideTraining } from '../outside-training.ts';
import { profileQuantile } from '../profile-quantile.ts';
import { type ChanceOf, judgeUnlike, openChances } from './judge-unlike.ts';
import { meantNumber } from './unit-slips.ts';

/** What training saw, made ready to judge many records by. */
export type Reference = { readonly profile: Profile; readonly chances: ReadonlyMap<string, ChanceOf> };

export const openReference = (profile: Profile): Reference => ({
  profile,
  chances: new Map(Object.entries(profile.columns).map(([name, column]) => [name, openChances(column)])),
});

export type Guarded = {
  readonly features: readonly Feature[];
  /** What training saw; null for models that brought none: then nothing is `unlike`, and the whole range is usual. */
  readonly reference: Reference | null;
  readonly policy: GuardPolicy;
  /** As columns hold them: days for a date, milliseconds for a time. */
  readonly values: Readonly<Record<string, Cell | undefined>>;
  /** What `outsideTraining` found among them, with limits as columns write them. */
  readonly outside: readonly (Omit<OutsideTraining, 'limit'> & { readonly limit: number | string | null })[];
  /** Columns whose value a person has said to be right. */
  readonly confirmed: readonly string[];
};

/** The share of the reference between which a number is usual. */
const [USUAL_FROM, USUAL_TO] = [0.01, 0.99];

/** Which guards fire for what a model is to be asked: by column, at most one each. */
export function judgeGuards({ features, reference, policy, values, outside, confirmed }: Guarded): FiredGuard[] {
  const fire = (guard: GuardKind, column: string): FiredGuard => ({
    guard,
    column,
    response: policy[guard],
    confirmed: confirmed.includes(column),
  });
  const missing = features.filter(({ name }) => (values[name] ?? '') === '').map(({ name }) => fire('missing', name));
  const beyond = outside.map(({ column, reason, limit }): FiredGuard => {
    const meant = meantBy(features, reference, column, values[column]);
    return {
      ...fire(meant === null ? 'range' : 'unit', column),
      reason,
      ...(limit === null ? {} : { limit }),
      ...(meant === null ? {} : { meant }),
    };
  });
  const rest = features.filter(({ name }) => !outside.some(({ column }) => column === name));
  return [...missing, ...beyond, ...unlikeIn(rest, reference, values).map((column) => fire('unlike', column))];
}

/** Null for what is no number, or has no explanation. */
function meantBy(
  features: readonly Feature[],
  reference: Reference | null,
  column: string,
  value: Cell | undefined,
): FiredGuard['meant'] | null {
  const feature = features.find(({ name }) => name === column);
  if (feature === undefined || value === null || value === undefined) return null;
  if (!isNumericType(feature.type) || feature.type === 'date' || feature.type === 'datetime') return null;
  const usual = usualRange(feature, reference);
  return usual === null ? null : meantNumber(Number(value), feature, usual);
}

function usualRange({ name, min, max }: Feature, reference: Reference | null): { low: number; high: number } | null {
  const profile = reference?.profile.columns[name];
  const [low = min, high = max] =
    profile?.kind === 'numeric'
      ? [profileQuantile(profile, USUAL_FROM) ?? min, profileQuantile(profile, USUAL_TO) ?? max]
      : [];
  return low === undefined || high === undefined ? null : { low, high };
}

const unlikeIn = (
  features: readonly Feature[],
  reference: Reference | null,
  values: Guarded['values'],
): readonly string[] =>
  judgeUnlike(
    features.flatMap(({ name }) => {
      const chanceOf = reference?.chances.get(name);
      return chanceOf === undefined ? [] : [{ column: name, value: values[name] ?? null, chanceOf }];
    }),
  );
