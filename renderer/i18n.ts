import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { english } from './catalogue/english.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof english };
    returnNull: false;
  }
}

/** The catalogue is bundled: the first sentence is there with the first paint, without a network. */
export async function startTranslations(language: string): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
}

/** Tells the page which language it is in, and which way that runs. */
export function tellLanguage(): void {
  document.documentElement.lang = i18next.resolvedLanguage ?? 'en';
  document.documentElement.dir = i18next.dir();
}
