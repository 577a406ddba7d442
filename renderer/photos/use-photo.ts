import { useEffect, useState } from 'react';
import type { Photo } from '../../shared/photo.ts';
import type { AppError } from '../../shared/result.ts';
import { readPhoto } from './read-photo.ts';

export type ShownPhoto =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: AppError }
  /** `url` is null where only the server has it and there is no link. */
  | { readonly state: 'here'; readonly photo: Photo; readonly url: string | null };

type Held = { readonly sha256: string; readonly shown: ShownPhoto };

/** A photo of a record as an image can show it; what it holds of memory is given back when it is no longer shown. */
export function usePhoto(sha256: string, size: 'thumbnail' | 'whole'): ShownPhoto {
  const [held, setHeld] = useState<Held | null>(null);
  useEffect(() => {
    let url: string | null = null;
    let isWanted = true;
    const show = (shown: ShownPhoto) => setHeld({ sha256, shown });
    void readPhoto(sha256, size).then((read) => {
      if (!isWanted) return;
      if (!read.ok) return show({ state: 'failed', error: read.error });
      const { photo, blob } = read.value;
      url = blob === null ? null : URL.createObjectURL(blob);
      show({ state: 'here', photo, url });
    });
    return () => {
      isWanted = false;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [sha256, size]);
  return held?.sha256 === sha256 ? held.shown : { state: 'loading' };
}
