import { useTranslation } from 'react-i18next';
import type { Occlusion } from '../../shared/explanation.ts';
import { usePicture } from './use-picture.ts';

export type OcclusionMapProps = {
  readonly sha256: string;
  readonly occlusion: Occlusion;
  /** A field that moves the answer less than this is left as it is. */
  readonly least: number;
  /** The finding, for whoever does not see it. */
  readonly label: string;
  /** What the colours mean. */
  readonly keyWords: string;
};

/** No field is painted so strongly that what it covers is not seen. */
const STRONGEST = 0.62;

/**
 * The picture as the model saw it, upright, with each field of the grid in orange
 * where it speaks for the class that is looked for and in petrol where it speaks against it.
 */
export function OcclusionMap({ sha256, occlusion, least, label, keyWords }: OcclusionMapProps) {
  const { t } = useTranslation();
  const url = usePicture(sha256);
  const { rows, columns, drops } = occlusion;
  const largest = Math.max(...drops.map(Math.abs), least, Number.EPSILON);
  return (
    <figure className="occlusion">
      <div
        className="occlusion-picture"
        role="img"
        aria-label={label}
        dir="ltr"
        aria-busy={url === 'loading' || undefined}
      >
        {url !== null && url !== 'loading' && <img src={url} alt="" />}
        <div className="occlusion-fields" style={{ gridTemplate: `repeat(${rows}, 1fr) / repeat(${columns}, 1fr)` }}>
          {fieldsOf(occlusion).map(({ key, drop }) => (
            <i
              key={key}
              className={drop >= 0 ? 'occlusion-towards' : 'occlusion-away'}
              style={{ opacity: (Math.abs(drop) / largest) * STRONGEST }}
            />
          ))}
        </div>
      </div>
      <figcaption className="caption">
        {url === null ? `${t('reasons.picture.notHere')} ` : ''}
        {keyWords}
      </figcaption>
    </figure>
  );
}

const fieldsOf = ({ columns, drops }: Occlusion) =>
  drops.map((drop, at) => ({ key: `${Math.floor(at / columns)} ${at % columns}`, drop }));
