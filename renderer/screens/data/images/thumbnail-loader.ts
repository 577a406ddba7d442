import type { ReadImage } from '../../../../shared/image.ts';
import type { Result } from '../../../../shared/result.ts';

export type ImageHere = Extract<ReadImage, { state: 'here' }>;

/** What a tile shows of an image, or why it shows none. */
export type Thumbnail<Picture> =
  | { readonly state: 'here'; readonly picture: Picture }
  | { readonly state: 'missing' | 'damaged' | 'tooLarge' };

type ThumbnailLoaderOptions<Picture> = {
  /** Answers the first of them, perhaps not all. */
  readonly read: (hashes: readonly string[]) => Promise<Result<readonly ReadImage[]>>;
  /** Null where it has more pixels than anybody should decode; rejects where it cannot be decoded. */
  readonly decode: (image: ImageHere) => Promise<Picture | null>;
  /** Gives back what a picture holds. */
  readonly free: (picture: Picture) => void;
  /** Called when thumbnails have come. */
  readonly onChange: () => void;
};

export type ThumbnailLoader<Picture> = {
  /** Says which images are in view, in the order to load them; others are no longer asked for. */
  readonly look: (hashes: readonly string[]) => void;
  /** Null while it is on its way. */
  readonly thumbnailOf: (sha256: string) => Thumbnail<Picture> | null;
  /** Gives back all that is held; what is in view is then read anew. */
  readonly clear: () => void;
};

const READ_AT_ONCE = 64;
/** Beyond what is in view; 96 × 96 pixels at twice the density take 150 KB each. */
const MOST_KEPT = 600;

/** Holds thumbnails near what a person looks at. One question is asked at a time, and always for what is in view now. */
export function createThumbnailLoader<Picture>(options: ThumbnailLoaderOptions<Picture>): ThumbnailLoader<Picture> {
  const { read, decode, free, onChange } = options;
  const kept = new Map<string, Thumbnail<Picture>>(); // in the order of their last use
  let wanted: readonly string[] = [];
  let isAsking = false;

  const askNext = async (): Promise<void> => {
    const asked = wanted.filter((sha256) => !kept.has(sha256)).slice(0, READ_AT_ONCE);
    if (isAsking || asked.length === 0) return;
    isAsking = true;
    const answer = await read(asked);
    const images = answer.ok ? answer.value : asked.map((sha256) => ({ sha256, state: 'missing' as const }));
    const made = await Promise.all(images.map(async (image) => [image.sha256, await thumbnailFrom(image)] as const));
    isAsking = false;
    for (const [sha256, thumbnail] of made) keep(sha256, thumbnail);
    onChange();
    void askNext();
  };

  const thumbnailFrom = async (image: ReadImage): Promise<Thumbnail<Picture>> => {
    if (image.state !== 'here') return { state: image.state };
    const picture = await decode(image).catch(() => undefined); // its parts were whole, what is in them is not
    if (picture === undefined) return { state: 'damaged' };
    return picture === null ? { state: 'tooLarge' } : { state: 'here', picture };
  };

  const keep = (sha256: string, thumbnail: Thumbnail<Picture>): void => {
    kept.set(sha256, thumbnail);
    const inView = new Set(wanted);
    for (const [oldest, thumb] of kept) {
      if (kept.size <= MOST_KEPT) break;
      if (inView.has(oldest)) continue;
      discard(thumb);
      kept.delete(oldest);
    }
  };

  const discard = (thumbnail: Thumbnail<Picture>): void => {
    if (thumbnail.state === 'here') free(thumbnail.picture);
  };

  return {
    look: (hashes) => {
      wanted = [...new Set(hashes)];
      for (const sha256 of wanted) renew(kept, sha256);
      void askNext();
    },
    thumbnailOf: (sha256) => kept.get(sha256) ?? null,
    clear: () => {
      wanted = [];
      for (const thumbnail of kept.values()) discard(thumbnail);
      kept.clear();
    },
  };
}

function renew<Value>(kept: Map<string, Value>, key: string): void {
  const value = kept.get(key);
  if (value === undefined) return;
  kept.delete(key);
  kept.set(key, value);
}
