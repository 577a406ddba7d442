import { useEffect, useState } from 'react';
import { call } from '../call.ts';
import { readPhoto } from './read-photo.ts';

type Held = { readonly sha256: string; readonly url: string | null };

/**
 * Where an image element finds a picture that a model reads, a photo of a record or an image of a data set; null where
 * it is not here. What it holds of memory is given back when it is no longer shown.
 */
export function usePicture(sha256: string): string | 'loading' | null {
  const [held, setHeld] = useState<Held | null>(null);
  useEffect(() => {
    let [url, isWanted]: [string | null, boolean] = [null, true];
    void readPicture(sha256).then((blob) => {
      if (!isWanted) return;
      url = blob === null ? null : URL.createObjectURL(blob);
      setHeld({ sha256, url });
    });
    return () => {
      isWanted = false;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [sha256]);
  return held?.sha256 === sha256 ? held.url : 'loading';
}

async function readPicture(sha256: string): Promise<Blob | null> {
  const photo = await readPhoto(sha256, 'whole');
  if (photo.ok) return photo.value.blob;
  const read = await call('image.read', { hashes: [sha256] });
  const image = read.ok ? read.value.images[0] : undefined;
  return image?.state === 'here' ? new Blob([new Uint8Array(image.bytes)], { type: image.mediaType }) : null;
}
