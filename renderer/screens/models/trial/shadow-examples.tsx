import { useTranslation } from 'react-i18next';
import type { ShadowExample } from '../../../../shared/shadow.ts';
import { formatMoment, formatNumber } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Table } from '../../../ui/layout/table.tsx';
import { useOwnWords } from '../../../use-own-words.ts';

/** Records of which the two do not say the same, the newest first; a row opens whom it is about, else where it came from. */
export function ShadowExamples({ examples }: { readonly examples: readonly ShadowExample[] }) {
  const { t } = useTranslation();
  const own = useOwnWords();
  const say = ({ prediction }: ShadowExample['champion']): string =>
    typeof prediction === 'number' ? formatNumber(prediction, 2) : own.classShort(prediction);
  if (examples.length === 0) return null;
  return (
    <section>
      <h3 className="models-subtitle">{t('shadow.examples')}</h3>
      <Table
        label={t('shadow.examples')}
        rows={examples}
        keyOf={({ recordId }) => recordId}
        maxHeight={280}
        onOpen={open}
        columns={[
          { key: 'who', head: t('shadow.who'), renderCell: ({ subjectCode }) => subjectCode ?? t('shadow.nobody') },
          { key: 'champion', head: t('shadow.inUse'), renderCell: ({ champion }) => say(champion) },
          { key: 'shadow', head: t('shadow.tab'), renderCell: ({ shadow }) => say(shadow) },
          {
            key: 'truth',
            head: t('shadow.person'),
            renderCell: ({ truth }) => (truth === null ? '–' : own.classShort(truth)),
          },
          {
            key: 'when',
            head: t('shadow.when'),
            fromWidth: 520,
            renderCell: ({ scoredAtMs }) => formatMoment(scoredAtMs),
          },
        ]}
      />
    </section>
  );
}

const open = ({ subjectId, recordId }: ShadowExample): void =>
  subjectId === null ? goTo('lineage', recordId) : goTo('subjects', subjectId);
