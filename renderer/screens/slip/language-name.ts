/** A language in its own words and script, such as "français"; its tag where the system does not know it. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag; // not a well-formed tag
  }
}
