/** The code in a form's name of a language: "fr" of "French (fr)". */
export const codeOf = (language: string): string | undefined => /\(([A-Za-z-]+)\)\s*$/u.exec(language)?.[1];

/** What a language is called on its switch, in itself: "français"; as the form writes it where it has no code. */
export function languageName(language: string): string {
  const code = codeOf(language);
  if (code === undefined) return language;
  try {
    return new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of(code) ?? language;
  } catch {
    return language; // a form may put anything in the brackets
  }
}

/** The form's language nearest to the one that the program speaks, else the form's own. */
export function languageFor(
  { languages, defaultLanguage }: { readonly languages: readonly string[]; readonly defaultLanguage: string },
  spoken: string,
): string {
  const base = (code: string) => code.split('-')[0]?.toLowerCase();
  const same = languages.find((language) => base(codeOf(language) ?? '') === base(spoken));
  return same ?? (defaultLanguage === '' ? (languages[0] ?? '') : defaultLanguage);
}
