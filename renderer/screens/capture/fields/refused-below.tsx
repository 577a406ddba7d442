import { Refused, type Refusal } from '../../../ui/controls/field.tsx';

/** Why an answer cannot stand, under what has no box of its own. */
export const RefusedBelow = ({ refusal }: { readonly refusal: Refusal | undefined }) =>
  refusal === undefined ? null : <Refused refusal={refusal} />;
