import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell } from '../../../../shared/column.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { call } from '../../../call.ts';
import { formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { Facts } from '../../../ui/layout/facts.tsx';
import { CopyId, shortDigest } from '../../../ui/marks/copy-id.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { CellText } from '../cell-text.tsx';
import { decodeImage, drawPicture } from './decode-image.ts';
import { type ImagePlaces, textAt } from './image-columns.ts';
import type { Thumbnail } from './thumbnail-loader.ts';

/** The picture's square in the dialog, in pixels of the page. */
const SHOWN_SIDE = 480;

type ImageDialogProps = {
  readonly version: DatasetVersion;
  readonly index: number;
  /** Null while its row is on its way. */
  readonly cells: readonly Cell[] | null;
  readonly places: ImagePlaces;
  readonly onMove: (index: number) => void;
  readonly onClose: () => void;
};

/** One image as large as there is room for, with all that its row says; the arrow keys go on to the others. */
export function ImageDialog({ version, index, cells, places, onMove, onClose }: ImageDialogProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const hash = textAt(cells, places.image);
  const shown = useLargeImage(hash);
  const facts = version.columns.map(({ name, type }, place) => ({
    name: nameOf(name),
    value: type === 'image' && hash !== null ? <Hash hash={hash} /> : <CellText cell={cells?.[place] ?? null} />,
  }));
  const move = (step: number) => onMove(Math.min(Math.max(index + step, 0), version.rows - 1));
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowRight') move(1);
    if (key === 'ArrowLeft') move(-1);
  };
  const place = t('images.place', { number: formatNumber(index + 1), of: formatNumber(version.rows) });
  return (
    // The arrows work wherever the focus is in the dialog.
    <div role="presentation" onKeyDown={onKeyDown}>
      <Dialog
        wide
        title={textAt(cells, places.name) ?? place}
        onClose={onClose}
        actions={
          <>
            <Button
              label={t('images.earlier')}
              locked={index === 0 ? t('images.first') : undefined}
              onClick={() => move(-1)}
            />
            <Button
              label={t('images.later')}
              locked={index === version.rows - 1 ? t('images.last') : undefined}
              onClick={() => move(1)}
            />
            <Button kind="filled" label={t('images.close')} onClick={onClose} />
          </>
        }
      >
        <div className="image-large">
          {shown?.state === 'here' ? (
            <LargePicture picture={shown.picture} />
          ) : (
            <span className="image-large-none second">{shown !== null && t(`images.${shown.state}`)}</span>
          )}
          <div>
            <p className="caption">{place}</p>
            <Facts facts={facts} />
          </div>
        </div>
      </Dialog>
    </div>
  );
}

const Hash = ({ hash }: { readonly hash: string }) => <CopyId id={hash} shown={shortDigest(hash)} />;

function LargePicture({ picture }: { readonly picture: ImageBitmap }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current) drawPicture(canvas.current, picture);
  }, [picture]);
  const pixels = SHOWN_SIDE * Math.ceil(window.devicePixelRatio);
  return <canvas ref={canvas} className="image-large-picture" width={pixels} height={pixels} aria-hidden />;
}

/** The image of this hash, decoded for the dialog; null while it is on its way. */
function useLargeImage(hash: string | null): Thumbnail<ImageBitmap> | null {
  const [read, setRead] = useState<{ readonly hash: string; readonly shown: Thumbnail<ImageBitmap> } | null>(null);
  useEffect(() => {
    if (hash === null) return;
    let isCurrent = true;
    void readLarge(hash).then((shown) => {
      if (isCurrent) setRead({ hash, shown });
    });
    return () => {
      isCurrent = false;
    };
  }, [hash]);
  return read?.hash === hash ? read.shown : null;
}

async function readLarge(hash: string): Promise<Thumbnail<ImageBitmap>> {
  const answer = await call('image.read', { hashes: [hash] });
  const image = answer.ok ? answer.value.images[0] : undefined;
  if (image === undefined) return { state: 'missing' };
  if (image.state !== 'here') return { state: image.state };
  const picture = await decodeImage(image, SHOWN_SIDE * Math.ceil(window.devicePixelRatio)).catch(() => undefined);
  if (picture === undefined) return { state: 'damaged' };
  return picture === null ? { state: 'tooLarge' } : { state: 'here', picture };
}
