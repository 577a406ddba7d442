import type { TestOutcome } from '../../test-report.ts';
import { directional } from './kinds/directional.ts';
import { invariance } from './kinds/invariance.ts';
import { missingField } from './kinds/missing-field.ts';
import { outputSchema } from './kinds/output-schema.ts';
import { unitMixUp } from './kinds/unit-mix-up.ts';
import type { Probe, ProbeKind, ProbeTest, Sample, SampleAnswers, TriedVariant, Variant } from './probing.ts';

const probes: { readonly [K in ProbeKind]: Probe<K> } = {
  outputSchema,
  invariance,
  directional,
  missingField,
  unitMixUp,
};

/** The records that a test tries, or why there is nothing to try. */
export const varySample = (test: ProbeTest, sample: Sample): readonly Variant[] | TestOutcome =>
  probeOf(test).vary(test, sample);

/** What a test says of the answers to them; `base` is what was answered to the sample itself. */
export const judgeTried = (
  test: ProbeTest,
  sample: Sample,
  base: SampleAnswers,
  tried: readonly TriedVariant[],
): TestOutcome => probeOf(test).judge(test, sample, base, tried);

/** The table above gives a kind its own probe, which the types of a union's members do not tell. */
const probeOf = ({ kind }: ProbeTest): Probe<ProbeKind> => probes[kind] as Probe<ProbeKind>;
