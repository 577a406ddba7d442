import { ImageOff, TriangleAlert } from 'lucide-react';
import { memo, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { drawPicture } from './decode-image.ts';
import type { Thumbnail } from './thumbnail-loader.ts';

export const TILE_SIDE = 96;

type ImageTileProps = {
  /** Null while it is on its way. */
  readonly thumbnail: Thumbnail<ImageBitmap> | null;
  /** Said under it. */
  readonly label: string;
};

/** A picture with its label; where there is none, why. */
export const ImageTile = memo(function ImageTile({ thumbnail, label }: ImageTileProps) {
  return (
    <>
      <span className="image-picture">
        {thumbnail?.state === 'here' && <Picture picture={thumbnail.picture} />}
        {thumbnail !== null && thumbnail.state !== 'here' && <NoPicture state={thumbnail.state} />}
      </span>
      <span className="caption clipped image-label">{label}</span>
    </>
  );
});

function Picture({ picture }: { readonly picture: ImageBitmap }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current) drawPicture(canvas.current, picture);
  }, [picture]);
  const pixels = TILE_SIDE * Math.ceil(window.devicePixelRatio);
  return <canvas ref={canvas} width={pixels} height={pixels} aria-hidden />;
}

function NoPicture({ state }: { readonly state: 'missing' | 'damaged' | 'tooLarge' }) {
  const { t } = useTranslation();
  const Icon = state === 'missing' ? ImageOff : TriangleAlert;
  return (
    <span className={state === 'missing' ? 'image-none second' : 'image-none warn-text'}>
      <Icon size={16} strokeWidth={1.9} aria-hidden />
      <span className="caption">{t(`images.${state}`)}</span>
    </span>
  );
}
