import { isChosenBlind } from '../../electron/core/store/is-asked-blind.ts';
import { createRandom, type Random } from '../../shared/domain/random.ts';
import type { BlindPolicy } from '../../shared/project.ts';
import { dayOf, SITES, type SiteName } from './make-practice.ts';
import { type Child, measureChild, newChild } from './synthetic-child.ts';

/** What is to be met in an entry: a child seen before, one entered anew under a slip of its code, one unlike all others. */
export type VisitKind = 'new' | 'returning' | 'duplicate' | 'outside' | 'blind';

/** One child as somebody types it into the practice form. */
export type PracticeVisit = {
  readonly kind: VisitKind;
  readonly recordId: string;
  readonly subjectCode: string;
  /** By question; one that is not there stays empty. */
  readonly answers: Readonly<Record<string, string>>;
};

export type VisitOptions = {
  readonly seed: number;
  /** Whose records they will be: which of them are asked blind is decided by the project and the record's id. */
  readonly projectId: string;
  readonly blind: BlindPolicy;
};

const VISITS = 20;
/** Places in the twenty of those that stand out; the returning and the duplicated child come before. */
const KINDS: ReadonlyMap<number, VisitKind> = new Map([
  [7, 'returning'],
  [11, 'duplicate'],
  [14, 'outside'],
  [17, 'blind'],
]);
const FIRST_DAY = dayOf('2026-11-23');
const DAYS_IN_MONTH = 30.4375;

/**
 * Twenty invented children to enter one after the other, the same for the same options. One comes a second time, one is
 * a child of before under a mistyped code, one lies outside of what the practice model saw, and one alone is asked blind.
 */
export function makePracticeVisits(options: VisitOptions): readonly PracticeVisit[] {
  const random = createRandom(options.seed);
  const children = Array.from({ length: VISITS }, (_, index) =>
    newChild(`MBL-${String(101 + index)}`, FIRST_DAY, 0, random.fork(`child ${index}`)),
  );
  return children.map((own, index) => {
    const kind = KINDS.get(index) ?? 'new';
    const at = kind === 'returning' ? 2 : kind === 'duplicate' ? 4 : index; // whose visit it is, at their own site
    const child = children[at] ?? own;
    const ids = random.fork(`record ${index}`);
    return {
      kind,
      recordId: findRecordId(options, kind === 'blind', ids),
      subjectCode: kind === 'duplicate' ? swapLastDigits(child.code) : child.code,
      answers: answersOf(child, SITES[at % SITES.length]?.name ?? 'Busiu', kind, random.fork(`visit ${index}`)),
    };
  });
}

/** As one types a code that one reads out: `MBL-105` becomes `MBL-150`. */
const swapLastDigits = (code: string): string => `${code.slice(0, -2)}${code.at(-1) ?? ''}${code.at(-2) ?? ''}`;

function answersOf(child: Child, site: SiteName, kind: VisitKind, random: Random): Readonly<Record<string, string>> {
  const ageMonths = Math.min(59, Math.floor((FIRST_DAY - child.birthDay) / DAYS_IN_MONTH));
  const measured = measureChild(child, ageMonths, 0, random);
  const { weight_kg, height_cm, ...others } = measured;
  // Within what the form allows, and more than any child of the training rows.
  const size = kind === 'outside' ? { weight_kg: 29.4, height_cm: 129.2 } : { weight_kg, height_cm };
  const days = measured.diarrhoea === 'yes' ? { diarrhoea_days: 1 + random.int(7) } : {};
  const all = Object.entries({ site, ...others, ...size, ...days });
  const typed = all.filter(([name, value]) => name !== 'needs_referral' && value !== null); // the answer is asked later
  return Object.fromEntries(typed.map(([name, value]) => [name, String(value)]));
}

/** A UUID (version 4 in form) that the project's policy chooses to be blind, or not to be. */
function findRecordId({ projectId, blind }: VisitOptions, isBlind: boolean, random: Random): string {
  for (;;) {
    const digits = Array.from({ length: 32 }, () => random.int(16).toString(16)).join('');
    const id = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
    if (isChosenBlind(blind, projectId, id) === isBlind) return id;
  }
}
