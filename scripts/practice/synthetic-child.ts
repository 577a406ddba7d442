import type { Random } from '../../shared/domain/random.ts';

/** Invented traits of a child, in standard deviations where they are departures from the median. */
export type Child = {
  readonly code: string;
  readonly birthDay: number;
  readonly sex: 'female' | 'male';
  readonly stature: number;
  readonly nutrition: number;
  lastVisitDay: number;
};

/** What is written down at a visit; null was not measured. Spelled as the columns of the file. */
export type Measured = {
  readonly age_months: number;
  readonly sex: 'female' | 'male';
  readonly weight_kg: number | null;
  readonly height_cm: number | null;
  readonly muac_cm: number | null;
  readonly oedema: YesNo;
  readonly diarrhoea: YesNo | null;
  readonly needs_referral: YesNo;
};

type YesNo = 'yes' | 'no';

const WEIGHT_SPREAD = 0.095;
const yesNo = (yes: boolean): YesNo => (yes ? 'yes' : 'no');
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const toTenths = (value: number): number => Math.round(value * 10) / 10;

export function newChild(code: string, day: number, siteNutrition: number, random: Random): Child {
  const ageDays = 6.05 * 30.4375 + random.next() * 53.4 * 30.4375;
  return {
    code,
    birthDay: Math.floor(day - ageDays),
    sex: random.next() < 0.5 ? 'female' : 'male',
    stature: random.normal(),
    nutrition: -0.8 + siteNutrition + 1.1 * random.normal(),
    lastVisitDay: day,
  };
}

/** Invented median height for age: 66 cm at 6 months, 109 cm at 59. */
const medianHeightCm = (ageMonths: number, sex: Child['sex']): number =>
  46 + 8.15 * Math.sqrt(ageMonths) + (sex === 'male' ? 0.4 : -0.4);

/** Invented median weight for height: 7.3 kg at 66 cm, 18 kg at 109 cm. */
const medianWeightKg = (heightCm: number): number => 7.3 * (heightCm / 66) ** 1.8;

/**
 * One visit's measurements. All numbers are drawn in the same order whatever the offset, so that with and without
 * drift two files differ in the weights alone; the decision to refer follows the true weight, not what the scale says.
 */
export function measureChild(child: Child, ageMonths: number, offsetKg: number, random: Random): Measured {
  const nutrition = child.nutrition + 0.3 * random.normal();
  const heightCm = medianHeightCm(ageMonths, child.sex) * (1 + 0.035 * child.stature) + 0.4 * random.normal();
  const thinness = WEIGHT_SPREAD * nutrition + 0.035 * random.normal();
  const weightKg = medianWeightKg(heightCm) * Math.exp(thinness);
  const muacCm = 14.6 + 0.012 * (ageMonths - 30) + 1.15 * nutrition + 0.3 * random.normal();
  const oedema = random.next() < logistic(-5.2 - nutrition);
  const diarrhoea = random.next() < logistic(-1.8 - 0.4 * nutrition);
  const referred = random.next() < referralRisk(muacCm, -thinness / WEIGHT_SPREAD, oedema, diarrhoea);
  const unlessMissing = <T>(share: number, value: T): T | null => (random.next() < share ? null : value);
  return {
    age_months: ageMonths,
    sex: child.sex,
    weight_kg: unlessMissing(0.01, toTenths(weightKg + offsetKg)),
    height_cm: unlessMissing(0.015, toTenths(heightCm)),
    muac_cm: unlessMissing(0.012, toTenths(muacCm)),
    oedema: yesNo(oedema),
    diarrhoea: unlessMissing(0.008, yesNo(diarrhoea)),
    needs_referral: yesNo(referred),
  };
}

/** Invented: thin arms, low weight for height (in standard deviations), oedema and diarrhoea make a referral likelier. */
const referralRisk = (muacCm: number, deficit: number, oedema: boolean, diarrhoea: boolean): number =>
  logistic(-2.1 + 1.1 * (12.8 - muacCm) + 0.7 * (deficit - 1.5) + (oedema ? 4 : 0) + (diarrhoea ? 0.8 : 0));
