import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { refWords } from '../../../column-words.ts';

/** "v13" for a version of the data set one looks at, "Screening v13" for another's. */
export function useVersionWords(datasetName: string): (version: DatasetVersion) => string {
  const { t } = useTranslation();
  return ({ name, version }) =>
    name === datasetName ? t('data.version', { version }) : refWords(`${name}@${version}`);
}
