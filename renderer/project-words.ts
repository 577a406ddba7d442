import { useTranslation } from 'react-i18next';

/** What a project says of itself: a key of the catalogue where the product ships the words, or its own words. */
export type ProjectText = {
  readonly key: string | undefined;
  readonly words: string | undefined;
};

/** Says texts whose keys come with data; a key that this version does not know falls back on the words. */
export function useProjectWords(): (text: ProjectText, fallback: string) => string {
  const { t } = useTranslation();
  return ({ key, words }, fallback) =>
    key === undefined ? (words ?? fallback) : t(key, { defaultValue: words ?? fallback });
}
