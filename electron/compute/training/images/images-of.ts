import type { CodedChunk } from '../../../../shared/column.ts';
import type { Pictures } from '../../images/pictures.ts';
import type { FeatureColumn } from '../training-data.ts';

export type ImageFeature = { readonly column: string; readonly pictures: Pictures; readonly chunk: CodedChunk };

/** The one column of images that an image head reads; `refuseFeatures` lets no other data through. */
export function imagesOf([feature]: readonly FeatureColumn[]): ImageFeature {
  if (!feature?.pictures || feature.chunk.kind !== 'coded') throw new TypeError('There are no images to learn from');
  return { column: feature.column.name, pictures: feature.pictures, chunk: feature.chunk };
}
