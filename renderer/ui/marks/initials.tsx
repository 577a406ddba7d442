/** A person as a circle with their first and last initial, which are drawn and not said: the name is said. */
export const Initials = ({ name }: { readonly name: string }) => (
  <span className="initials" role="img" aria-label={name} title={name} data-initials={initialsOf(name)} />
);

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}
