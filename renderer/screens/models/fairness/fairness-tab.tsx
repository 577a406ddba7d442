import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, isReadOneByOne } from '../../../../shared/column.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { sliceColumns } from '../../../../shared/domain/model-tests/default-suite.ts';
import type { FairnessReport } from '../../../../shared/fairness.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { columnWords, refWords } from '../../../column-words.ts';
import { formatNumber } from '../../../format.ts';
import { Select } from '../../../ui/controls/select.tsx';
import { BeingRead } from '../../../ui/feedback/being-read.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { useCall } from '../../../use-call.ts';
import { useColumnWords } from '../../../use-column-words.ts';
import { useReading } from '../../../use-reading.ts';
import { FairnessGaps } from './fairness-gaps.tsx';
import { FairnessTable } from './fairness-table.tsx';

const refOf = ({ name, version }: DatasetVersion): string => `${name}@${version}`;

/** Whether a version with two classes treats groups of people alike, on any data set that it can read. */
export function FairnessTab({ model }: { readonly model: ModelVersion }) {
  const { t } = useTranslation();
  const list = useCall('dataset.list', {}, ['datasets']);
  return (
    <div className="card-row models-tab">
      <Shown loaded={list} shape="rows">
        {({ datasets }) => {
          const readable = datasets.filter((version) => canRead(model, version));
          if (readable.length === 0) return <p className="second table-text">{t('fairness.noData')}</p>;
          return <Groups model={model} datasets={readable} />;
        }}
      </Shown>
    </div>
  );
}

const canRead = ({ spec }: ModelVersion, { columns }: DatasetVersion): boolean =>
  spec.features.every(({ name }) => columns.some((column) => column.name === name));

type GroupsProps = { readonly model: ModelVersion; readonly datasets: readonly DatasetVersion[] };

function Groups({ model, datasets }: GroupsProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const [column, setColumn] = useState<string | null>(null);
  const version = datasets.find((each) => refOf(each) === chosen) ?? firstChoice(model, datasets);
  const grouping = (version?.columns ?? []).filter(
    ({ name, type }) => name !== model.spec.target && !isReadOneByOne(type),
  );
  const by = grouping.find(({ name }) => name === column) ?? likelyGroups(model, grouping);
  const asked = version && by ? { model: model.ref, dataset: refOf(version), by: by.name } : null;
  const measured = useReading('model.fairness', asked);
  return (
    <>
      <div className="fairness-choices">
        <Select
          label={t('fairness.data')}
          value={version ? refOf(version) : ''}
          options={datasets.map((each) => ({ value: refOf(each), label: refWords(refOf(each)) }))}
          onChange={setChosen}
        />
        <Select
          label={t('fairness.by')}
          value={by?.name ?? ''}
          options={grouping.map(({ name }) => ({ value: name, label: nameOf(name) }))}
          onChange={setColumn}
        />
      </div>
      {asked === null ? (
        <p className="second table-text">{t('fairness.noColumn')}</p>
      ) : (
        <BeingRead of={measured} words={t('fairness.measuring')}>
          {(report) => <Measured report={report} />}
        </BeingRead>
      )}
    </>
  );
}

function Measured({ report }: { readonly report: FairnessReport }) {
  const { t } = useTranslation();
  const { learnedFrom, rows, positiveClass } = report;
  return (
    <>
      {learnedFrom > 0 && (
        <Banner kind="note">
          {t('fairness.learnedFrom', { learned: formatNumber(learnedFrom), rows: formatNumber(rows) })}
        </Banner>
      )}
      <p className="second table-text">
        {t('fairness.sentence', { answer: columnWords(positiveClass), rows: formatNumber(rows) })}
      </p>
      <FairnessTable report={report} />
      <FairnessGaps report={report} />
    </>
  );
}

/** What it did not learn from, if there is such a data set with the true answers; else the newest. */
function firstChoice(
  { spec, datasetRef }: ModelVersion,
  datasets: readonly DatasetVersion[],
): DatasetVersion | undefined {
  const newest = datasets.toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  const hasTruth = ({ columns }: DatasetVersion) => columns.some(({ name }) => name === spec.target);
  return newest.find((each) => hasTruth(each) && refOf(each) !== datasetRef) ?? newest.find(hasTruth) ?? newest[0];
}

/** Sex before site before age: what groups of people are told apart by most often. */
function likelyGroups({ spec }: ModelVersion, grouping: readonly Column[]): Column | undefined {
  const known = new Set(sliceColumns(spec, grouping).map(({ column }) => column));
  return grouping.findLast(({ name }) => known.has(name)) ?? grouping[0];
}
