import i18next, { createInstance, type i18n } from 'i18next';
import { type ReactNode, useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/result.ts';
import { english } from '../../catalogue/english.ts';
import { formCatalogues } from '../../catalogue/form/form-catalogues.ts';
import { Failed } from '../../ui/feedback/failed.tsx';
import { codeOf } from './form-language.ts';

type FormWordsProps = { readonly language: string; readonly children: ReactNode };

/** Within it the program speaks the form's language, where it knows it: a question and what is said of it are in one. */
export function FormWords({ language, children }: FormWordsProps) {
  const words = useMemo(() => wordsIn(language), [language]);
  return <I18nextProvider i18n={words}>{children}</I18nextProvider>;
}

/** What belongs to the program and not to the form around it. */
export const AppWords = ({ children }: { readonly children: ReactNode }) => (
  <I18nextProvider i18n={i18next}>{children}</I18nextProvider>
);

/** The translations for a form's language as the form writes it ("French (fr)"); the program's own where it has none. */
export function wordsIn(language: string): i18n {
  const code = codeOf(language)?.split('-')[0]?.toLowerCase() ?? '';
  const catalogue = formCatalogues[code];
  if (catalogue === undefined) return i18next;
  const words = createInstance();
  void words.init({
    lng: code,
    fallbackLng: 'en',
    resources: { en: { translation: english }, [code]: { translation: catalogue } },
    interpolation: { escapeValue: false }, // React escapes what it renders
    initAsync: false,
  });
  return words;
}

/** A refusal among the form's questions. Core says it in English; what may well happen to a nurse is in the form's language too. */
export function FailedInForm({ error }: { readonly error: AppError }) {
  const { i18n } = useTranslation();
  const words = formCatalogues[i18n.resolvedLanguage ?? '']?.trouble[error.code];
  return <Failed error={words === undefined ? error : { ...error, ...words }} />;
}
