/** The name of the table that lies beside the form; its source and licence stand in a file beside it. */
export const GROWTH_TABLE = 'who-weight-for-height';

const column = (name: string): string =>
  `pulldata('${GROWTH_TABLE}', '${name}', 'key', concat(\${sex}, '-', if(\${age_months} < 24, 'lying', 'standing'), '-', round(\${height_cm}, 1)))`;

const weight = '${weight_kg}';
const [l, m, s] = ['l', 'm', 's'].map(column);
const within = `(pow(${weight} div ${m}, ${l}) - 1) div (${s} * ${l})`;
const below = `-3 + (${weight} - ${column('sd3neg')}) div (${column('sd2neg')} - ${column('sd3neg')})`;
const above = `3 + (${weight} - ${column('sd3')}) div (${column('sd3')} - ${column('sd2')})`;
const score = `if(${weight} < ${column('sd3neg')}, ${below}, if(${weight} > ${column('sd3')}, ${above}, ${within}))`;
const isKnown = `${weight} != '' and \${height_cm} != '' and \${age_months} != '' and \${sex} != ''`;

/**
 * The z-score of a weight for its length (under 24 months, measured lying) or height, of two decimals: the LMS method,
 * and beyond ±3 in steps of the distance between 2 and 3 standard deviations (WHO Child Growth Standards: Methods and
 * development, 2006, chapter 7). Empty where something is missing, where the table ends, and with oedema, which weighs.
 */
export const WEIGHT_FOR_HEIGHT_Z = `if(${isKnown} and \${oedema} != 'yes' and ${m} != '', round(${score}, 2), '')`;
