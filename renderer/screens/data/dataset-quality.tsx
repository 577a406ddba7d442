import { CircleCheck, CircleDot, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DatasetDetail } from '../../../shared/dataset.ts';
import type { CategoryProfile } from '../../../shared/profile.ts';
import { formatNumber, formatPercent } from '../../format.ts';
import { Card } from '../../ui/layout/card.tsx';
import { SplitBar } from '../../ui/marks/split-bar.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { useColumnWords } from '../../use-column-words.ts';
import { answerOf, judgeQuality, type QualityFact } from './judge-quality.ts';

/** What the profile says about the version: the answers it holds, and what is worth a look before training on it. */
export function DatasetQuality({ detail: { version, profile } }: { readonly detail: DatasetDetail }) {
  const { t } = useTranslation();
  const facts = judgeQuality(version, profile);
  const toLookAt = facts.filter(({ look }) => look).length;
  const label = version.columns.find(({ role }) => role === 'label');
  const answers = answerOf(version.columns, profile);
  return (
    <Card
      title={t('data.quality')}
      aside={toLookAt > 0 && <Tag kind="alarm" label={t('data.toLookAt', { count: toLookAt })} />}
      className="data-quality"
    >
      {label && answers && <Answers name={label.name} answers={answers} />}
      <ul className="data-facts table-text">
        {facts.map((fact) => (
          <FactLine key={keyOf(fact)} fact={fact} rows={version.rows} />
        ))}
      </ul>
    </Card>
  );
}

function Answers({ name, answers }: { readonly name: string; readonly answers: CategoryProfile }) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const parts = answers.values.map((value, index) => ({ value, count: answers.counts[index] ?? 0 }));
  return (
    <div className="data-answers">
      <span className="caption">{t('data.answer', { column: nameOf(name) })}</span>
      <SplitBar label={nameOf(name)} parts={parts} />
      <span className="caption data-answer-counts">
        {parts.slice(0, 3).map(({ value, count }) => (
          <span key={value}>
            {formatNumber(count)} {value}
          </span>
        ))}
      </span>
    </div>
  );
}

const keyOf = (fact: QualityFact): string => ('column' in fact ? `${fact.kind} ${fact.column}` : fact.kind);

function FactLine({ fact, rows }: { readonly fact: QualityFact; readonly rows: number }) {
  const words = useFactWords(fact, rows);
  const Icon = fact.look ? TriangleAlert : fact.kind === 'missing' ? CircleDot : CircleCheck;
  return (
    <li className={fact.look ? 'data-fact data-fact-look' : 'data-fact'}>
      <Icon size={16} strokeWidth={1.9} aria-hidden />
      <span>{words}</span>
    </li>
  );
}

function useFactWords(fact: QualityFact, rows: number): string {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  switch (fact.kind) {
    case 'empty':
    case 'constant':
      return t(`data.fact.${fact.kind}`, { count: fact.columns.length, columns: fact.columns.map(nameOf).join(', ') });
    case 'missing':
      return t('data.fact.missing', {
        column: nameOf(fact.column),
        share: formatPercent(fact.count / rows),
        count: fact.count,
        rows: formatNumber(fact.count),
      });
    case 'uniqueKeys':
      return t('data.fact.uniqueKeys', { column: nameOf(fact.column) });
    case 'rareAnswer':
      return t('data.fact.rareAnswer', { answer: fact.answer, count: fact.count, rows: formatNumber(fact.count) });
    default:
      return t(`data.fact.${fact.kind}`);
  }
}
