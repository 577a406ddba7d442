import type { OperatingBasis, OperatingChoice, OperatingPoint } from '../../../../shared/operating-point.ts';

/** What a limit is chosen by, as it is typed; numbers stay text until they are numbers. */
export type BasisAnswers = {
  /** Of 100. */
  readonly limit: number;
  readonly missCost: string;
  readonly perDay: string;
  readonly seenPerDay: string;
};

export type OperatingAnswers = BasisAnswers & {
  readonly kind: OperatingBasis['kind'];
  /** Of 100: how far from the limit a person decides. */
  readonly unsureWithin: number;
  /** Sites that are decided in another way, by the same kind of number. */
  readonly sites: Readonly<Record<string, BasisAnswers>>;
};

/** As the version is in use now, else its own limit. */
export function answersOf(point: OperatingPoint | null, threshold: number | null): OperatingAnswers {
  const basis = point?.basis ?? { kind: 'limit', threshold: threshold ?? 0.5 };
  const limit = point?.threshold ?? threshold ?? 0.5;
  return {
    kind: basis.kind,
    ...basisAnswers(basis, limit),
    unsureWithin: Math.round((point?.unsureWithin ?? 0) * 100),
    sites: Object.fromEntries((point?.sites ?? []).map((own) => [own.site, basisAnswers(own.basis, own.threshold)])),
  };
}

const basisAnswers = (basis: OperatingBasis, threshold: number): BasisAnswers => ({
  limit: Math.min(99, Math.max(1, Math.round(threshold * 100))),
  missCost: basis.kind === 'cost' ? String(basis.missCost) : '10',
  perDay: basis.kind === 'capacity' ? String(basis.perDay) : '20',
  seenPerDay: basis.kind === 'capacity' ? String(basis.seenPerDay) : '100',
});

/** Null while a number is none. */
export function choiceOf({ kind, unsureWithin, sites, ...main }: OperatingAnswers): OperatingChoice | null {
  const basis = basisOf(kind, main);
  const ofSites = Object.entries(sites).map(([site, own]) => ({ site, basis: basisOf(kind, own) }));
  const known = ofSites.flatMap((own) => (own.basis === null ? [] : [{ site: own.site, basis: own.basis }]));
  if (basis === null || known.length < ofSites.length) return null;
  return { basis, unsureWithin: unsureWithin / 100, sites: known };
}

function basisOf(kind: OperatingBasis['kind'], answers: BasisAnswers): OperatingBasis | null {
  switch (kind) {
    case 'limit':
      return { kind, threshold: answers.limit / 100 };
    case 'cost': {
      const missCost = numberOf(answers.missCost);
      return missCost === null || missCost === 0 ? null : { kind, missCost };
    }
    case 'capacity': {
      const [perDay, seenPerDay] = [numberOf(answers.perDay), numberOf(answers.seenPerDay)];
      return perDay === null || seenPerDay === null || seenPerDay === 0 ? null : { kind, perDay, seenPerDay };
    }
  }
}

/** A number of 0 or more as it is typed, with a point or a comma; null for anything else. */
export function numberOf(text: string): number | null {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(number) || number < 0 ? null : number;
}
