import { useTranslation } from 'react-i18next';
import { PictureThumbnail } from '../../photos/picture-thumbnail.tsx';
import { positionOn } from '../../ui/marks/tape-scale.ts';

/** One answer of the record. `spread` places it among what the model learned from, all in the answer's unit. */
export type MeasuredValue = {
  readonly name: string;
  readonly value: string;
  /** The sha256 of a picture that stands in place of the value; null for anything else. */
  readonly picture: string | null;
  readonly unit?: string | undefined;
  readonly spread?: { readonly value: number; readonly min: number; readonly max: number } | undefined;
  /** Unlike anything the model learned from. */
  readonly outside: boolean;
};

export function Measured({ values }: { readonly values: readonly MeasuredValue[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="card-heading">{t('review.measured')}</h2>
      <dl className="measured">
        {values.map(({ name, value, picture, unit, spread, outside }) => (
          <div key={name}>
            <dt className="second">{name}</dt>
            <dd className={outside ? 'warn-text' : undefined}>
              {picture === null ? <b>{value}</b> : <PictureThumbnail sha256={picture} name={name} />}{' '}
              <span className="second">{unit}</span>
            </dd>
            <dd>
              {outside ? (
                <span className="caption warn-text">{t('review.outside')}</span>
              ) : (
                spread && <Spread {...spread} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {values.some(({ spread }) => spread) && <p className="caption">{t('review.spreadWords')}</p>}
    </section>
  );
}

const Spread = ({ value, min, max }: { readonly value: number; readonly min: number; readonly max: number }) => (
  <span className="spread" aria-hidden>
    <i style={{ insetInlineStart: `${positionOn(value, min, max) * 100}%` }} />
  </span>
);
