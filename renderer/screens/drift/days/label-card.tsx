import { useTranslation } from 'react-i18next';
import type { LabelRequest } from '../../../../shared/performance.ts';
import { columnWords } from '../../../column-words.ts';
import { formatDay, formatNumber, formatOfHundred } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { Card } from '../../../ui/layout/card.tsx';
import { useCall } from '../../../use-call.ts';

/** As many as somebody answers in one go. */
const ASKED = 8;

/** The records whose truth would teach most, each one step from its answer. */
export function LabelCard({ model }: { readonly model: string }) {
  const { t } = useTranslation();
  const loaded = useCall('monitor.toLabel', { model, limit: ASKED }, ['records', 'predictions']);
  return (
    <Shown loaded={loaded} shape="rows">
      {({ records, waiting }) => (
        <Card title={t('drift.ask.title')}>
          <p className="second table-text">
            {records.length === 0
              ? t('drift.ask.nothing')
              : t('drift.ask.sentence', { count: waiting, shown: formatNumber(waiting) })}
          </p>
          <ul className="drift-asked table-text">
            {records.map((record) => (
              <Asked key={record.predictionId} record={record} />
            ))}
          </ul>
        </Card>
      )}
    </Shown>
  );
}

function Asked({ record: { predictionId, day, site, prediction, score } }: { readonly record: LabelRequest }) {
  const { t } = useTranslation();
  const place = [formatDay(day), columnWords(site)].filter(Boolean).join(', ');
  const said = typeof prediction === 'number' ? formatNumber(prediction) : columnWords(prediction);
  return (
    <li>
      <LinkButton label={place} onClick={() => goTo('review', predictionId)} />
      <span className="second">
        {score === null ? said : t('drift.ask.says', { answer: said, score: formatOfHundred(score) })}
      </span>
    </li>
  );
}
