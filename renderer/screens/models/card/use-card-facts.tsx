import { useTranslation } from 'react-i18next';
import type { CardData, ModelCard } from '../../../../shared/model-card.ts';
import { wattHours } from '../../../../shared/training-settings.ts';
import { columnWords, refWords } from '../../../column-words.ts';
import {
  formatDays,
  formatDuration,
  formatList,
  formatDated,
  formatNumber,
  formatOfHundred,
  formatSignificant,
} from '../../../format.ts';
import type { Fact } from '../../../ui/layout/facts.tsx';
import { CopyId, shortDigest } from '../../../ui/marks/copy-id.tsx';
import { useColumnWords } from '../../../use-column-words.ts';

export type CardFacts = {
  readonly meaning: readonly Fact[];
  readonly about: readonly Fact[];
  /** Null where it is not known what it learned from. */
  readonly data: readonly Fact[] | null;
  /** Null where it was not trained by Fieldloop. */
  readonly training: readonly Fact[] | null;
};

/** The lines of a card that are a name and a value each; ids and hashes in full on paper, where nothing can be copied. */
export function useCardFacts(card: ModelCard, isPaper: boolean): CardFacts {
  const { t } = useTranslation();
  const said = card.text?.text;
  const meaning = (['use', 'users', 'notFor', 'owner'] as const).map((part) => ({
    name: t(`card.${part}`),
    value: said?.[part] ? said[part] : <span className="second">{t('card.unsaid')}</span>,
  }));
  const dataFacts = useDataFacts(card.data, isPaper);
  return { meaning, about: useAbout(card, isPaper), data: dataFacts, training: useTraining(card, isPaper) };
}

const idOf = (id: string, isPaper: boolean) =>
  isPaper ? (
    <bdi dir="ltr" className="mono">
      {id}
    </bdi>
  ) : (
    <CopyId id={id} shown={shortDigest(id)} />
  );

function useAbout({ model, spec, threshold }: ModelCard, isPaper: boolean): readonly Fact[] {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const answers = spec.classes.map((name) => columnWords(name)).join(', ');
  const limit = threshold === null || spec.positiveClass === null ? null : formatOfHundred(threshold);
  return [
    { name: t('models.tells'), value: spec.target === null ? t(`models.task.${spec.task}`) : nameOf(spec.target) },
    ...(answers === '' ? [] : [{ name: t('models.answers'), value: answers }]),
    ...(limit === null
      ? []
      : [
          {
            name: t('models.limitOf', { answer: columnWords(spec.positiveClass ?? '') }),
            value: t('models.limitWords', { limit }),
          },
        ]),
    {
      name: t('card.made'),
      value: t('card.madeWords', {
        when: formatDated(model.createdAtMs),
        name: model.madeBy,
        project: model.projectName,
      }),
    },
    { name: t('card.with'), value: model.madeWith },
    { name: t('models.digest'), value: idOf(model.sha256, isPaper) },
    { name: t('models.id'), value: idOf(model.id, isPaper) },
  ];
}

function useDataFacts(data: CardData | null, isPaper: boolean): readonly Fact[] | null {
  const { t } = useTranslation();
  if (data === null) return null;
  const counted = (list: CardData['sites']): string =>
    formatList(list.map(({ name, rows }) => t('card.counted', { name: columnWords(name), rows: formatNumber(rows) })));
  return [
    { name: t('card.version'), value: refWords(data.ref) },
    { name: t('card.rows'), value: formatNumber(data.rows) },
    { name: t('card.frozen'), value: formatDated(data.createdAtMs) },
    ...(data.days === null ? [] : [{ name: t('card.visits'), value: formatDays(data.days.first, data.days.last) }]),
    ...(data.sites.length === 0 ? [] : [{ name: t('card.sites'), value: counted(data.sites) }]),
    ...(data.answers.length === 0 ? [] : [{ name: t('card.answers'), value: counted(data.answers) }]),
    { name: t('card.digest'), value: idOf(data.digest, isPaper) },
  ];
}

function useTraining({ run }: ModelCard, isPaper: boolean): readonly Fact[] | null {
  const { t } = useTranslation();
  if (run === null) return null;
  const spent = run.outcome?.spent ?? null;
  const watts = run.outcome?.wattsPerProcessor ?? null;
  const energy = spent === null || watts === null ? null : wattHours(spent.cpuSeconds, watts);
  return [
    { name: t('card.run'), value: idOf(run.id, isPaper) },
    {
      name: t('card.algorithm'),
      term: t('card.seed', { seed: run.seed }),
      value: t(`runs.algorithm.${run.algorithm}`, { defaultValue: run.algorithm }),
    },
    ...(spent === null
      ? []
      : [
          {
            name: t('card.took'),
            value: t('card.tookWords', {
              wall: formatDuration(spent.seconds),
              busy: formatDuration(spent.cpuSeconds),
            }),
          },
        ]),
    ...(energy === null || watts === null
      ? []
      : [
          {
            name: t('card.energy'),
            value: t('card.energyWords', { wattHours: formatSignificant(energy), watts: formatNumber(watts) }),
          },
        ]),
  ];
}
