import { Why } from '../ui/marks/why.tsx';
import type { ReasonWords } from '../use-reason-words.ts';
import { OcclusionMap } from './occlusion-map.tsx';

/** Why a model answered as it did, with the picture that it read where it read one. */
export const Reasons = ({ picture, ...words }: ReasonWords) => (
  <Why {...words}>{picture && <OcclusionMap {...picture} />}</Why>
);
