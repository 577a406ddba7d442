import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelCard } from '../../../../shared/model-card.ts';
import { columnWords } from '../../../column-words.ts';
import { formatDated, formatNumber } from '../../../format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Facts } from '../../../ui/layout/facts.tsx';
import { DeploymentTable, DriftTable, FeatureTable, FigureTable, GroupTable, TestTable } from './card-tables.tsx';
import { rareAnswers } from './rare-answers.ts';
import { useCardFacts } from './use-card-facts.tsx';

type SheetProps = { readonly card: ModelCard };
type CardSheetProps = SheetProps & { readonly isPaper?: boolean };

/** The card itself, on the screen and on paper. */
export function CardSheet({ card, isPaper = false }: CardSheetProps) {
  const { t } = useTranslation();
  const { meaning, about, data, training } = useCardFacts(card, isPaper);
  const { recall, text } = card;
  return (
    <div className="card-sheet table-text">
      {card.isPractice && (
        <Banner kind="warn" title={t('card.practice')}>
          {t('card.practiceSentence')}
        </Banner>
      )}
      {recall && (
        <Banner kind="stop" title={t('card.recalled', { name: recall.actorName, when: formatDated(recall.saidAtMs) })}>
          {recall.reason}
        </Banner>
      )}
      <Part title={t('card.meaning')}>
        <Facts facts={meaning} />
        {text && (
          <p className="caption">{t('card.history', { name: text.actorName, when: formatDated(text.writtenAtMs) })}</p>
        )}
      </Part>
      <Part title={t('card.model')}>
        <Facts facts={about} />
      </Part>
      <Part title={t('card.data')}>
        {data === null ? <p className="second">{t('card.noData')}</p> : <Facts facts={data} />}
      </Part>
      <Judged card={card} />
      <Part title={t('card.tests')}>
        <TestTable card={card} />
      </Part>
      <Limits card={card} />
      <Part title={t('card.reads')}>
        <FeatureTable card={card} />
      </Part>
      <Part title={t('card.inUse')}>
        <DeploymentTable card={card} />
      </Part>
      <Part title={t('card.drift')}>
        <DriftTable card={card} />
      </Part>
      {training && (
        <Part title={t('card.training')}>
          <Facts facts={training} />
        </Part>
      )}
      {text?.text.notes && (
        <Part title={t('card.notes')}>
          <p className="card-notes">{text.text.notes}</p>
        </Part>
      )}
    </div>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="card-part" aria-label={title}>
    <h2 className="card-heading">{title}</h2>
    {children}
  </section>
);

function Judged({ card }: SheetProps) {
  const { t } = useTranslation();
  const outcome = card.run?.outcome ?? null;
  const hasGroups = (outcome?.slices.length ?? 0) > 0;
  return (
    <>
      <Part title={t('card.judged')}>
        {outcome && (
          <p className="second">
            {t('card.judgedOn', { count: outcome.heldOutRows, rows: formatNumber(outcome.heldOutRows) })}
          </p>
        )}
        <FigureTable card={card} />
      </Part>
      {hasGroups && (
        <Part title={t('card.groups')}>
          <GroupTable card={card} />
        </Part>
      )}
    </>
  );
}

function Limits({ card }: SheetProps) {
  const { t } = useTranslation();
  const { rare, all } = rareAnswers(card);
  return (
    <Part title={t('card.limits')}>
      <ul className="card-limits">
        <li>{t('card.unlike')}</li>
        {rare.map(({ name, rows }) => (
          <li key={name}>
            {t('card.rare', { name: columnWords(name), rows: formatNumber(rows), all: formatNumber(all) })}
          </li>
        ))}
        {card.run?.outcome?.warnings.map(({ code, column, message }) => (
          <li key={`${code} ${column ?? ''}`}>{message}</li>
        ))}
      </ul>
    </Part>
  );
}
