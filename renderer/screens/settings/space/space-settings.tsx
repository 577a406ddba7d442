import { useTranslation } from 'react-i18next';
import type { SpaceReport } from '../../../../shared/space.ts';
import { refWords } from '../../../column-words.ts';
import { formatBytes } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { useCall } from '../../../use-call.ts';
import { FreeButton } from './free-button.tsx';
import { type SpaceBar, spaceBars } from './space-shares.ts';

/** Versions are deleted on the Data screen, which says what depends on them; here stand the largest. */
const VERSIONS_SHOWN = 5;

/** What takes space in this home, each kind with its size and, where it is safe, one button that frees it. */
export function SpaceSettings() {
  const { t } = useTranslation();
  const report = useCall('space.show', {}, ['datasets', 'models', 'records', 'predictions']);
  return (
    <section className="card card-flush" aria-label={t('space.title')}>
      <div className="card-head">
        <h2 className="card-heading">{t('space.title')}</h2>
      </div>
      <Shown loaded={report}>{(value, again) => <SpaceOf report={value} onFreed={again} />}</Shown>
    </section>
  );
}

type SpaceOfProps = { readonly report: SpaceReport; readonly onFreed: () => void };

function SpaceOf({ report, onFreed }: SpaceOfProps) {
  const { t } = useTranslation();
  const total = { total: formatBytes(report.totalBytes), free: formatBytes(report.diskFreeBytes) };
  const largest = report.versions.filter(({ exclusiveBytes }) => exclusiveBytes > 0).slice(0, VERSIONS_SHOWN);
  return (
    <>
      <p className="setting second table-text">{t('space.sentence', total)}</p>
      <ul className="space-bars">
        {spaceBars(report).map((bar) => (
          <SpaceLine key={bar.kind} bar={bar} onFreed={onFreed} />
        ))}
      </ul>
      {largest.length > 0 && (
        <div className="setting space-versions">
          <div>
            <h3>{t('space.versions')}</h3>
            <p className="second table-text">{t('space.versionsWords')}</p>
          </div>
          <ul className="table-text">
            {largest.map(({ id, ref, exclusiveBytes }) => (
              <li key={id}>
                <LinkButton label={refWords(ref)} onClick={() => goTo('data', id)} />{' '}
                <span className="second">{formatBytes(exclusiveBytes)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function SpaceLine({ bar, onFreed }: { readonly bar: SpaceBar; readonly onFreed: () => void }) {
  const { t } = useTranslation();
  const { kind, sizeBytes, share, freeable, freeableBytes } = bar;
  const name = t(`space.kind.${kind}`);
  return (
    <li className="space-bar">
      <span className="space-name">{name}</span>
      <span className="space-track" aria-hidden>
        <span style={{ inlineSize: `${Math.max(share * 100, 0.5)}%` }} />
      </span>
      <span className="space-size">{formatBytes(sizeBytes)}</span>
      <span className="space-free">
        {freeable && <FreeButton kind={freeable} name={name} freeableBytes={freeableBytes} onFreed={onFreed} />}
      </span>
    </li>
  );
}
