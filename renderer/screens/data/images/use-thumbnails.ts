import { useEffect, useReducer, useState } from 'react';
import { ok } from '../../../../shared/result.ts';
import { call } from '../../../call.ts';
import { decodeImage } from './decode-image.ts';
import { createThumbnailLoader, type ThumbnailLoader } from './thumbnail-loader.ts';

/** Thumbnails of at most `side` pixels, read and decoded as they come into view, and given back when the tab closes. */
export function useThumbnails(side: number): ThumbnailLoader<ImageBitmap> {
  const [, drawAgain] = useReducer((turn: number) => turn + 1, 0);
  const [loader] = useState(() =>
    createThumbnailLoader<ImageBitmap>({
      onChange: drawAgain,
      read: async (hashes) => {
        const answer = await call('image.read', { hashes: [...hashes] });
        return answer.ok ? ok(answer.value.images) : answer;
      },
      decode: (image) => decodeImage(image, side),
      free: (picture) => picture.close(),
    }),
  );
  useEffect(() => loader.clear, [loader]);
  return loader;
}
