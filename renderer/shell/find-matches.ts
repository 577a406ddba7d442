/** Something the command palette can do. */
export type Command = {
  readonly id: string;
  readonly label: string;
  /** Group shown above it: screens, actions, records. */
  readonly group: string;
  /** What tells it from others of the same name. */
  readonly detail?: string | undefined;
  readonly run: () => void;
};

/** Commands whose label holds every word that was typed, whatever the case or accents; those that begin with it first. */
export function findMatches(commands: readonly Command[], typed: string): readonly Command[] {
  const words = plain(typed).split(/\s+/u).filter(Boolean);
  const found = commands.filter(({ label }) => words.every((word) => plain(label).includes(word)));
  const first = words[0];
  if (first === undefined) return found;
  const begins = ({ label }: Command) => Number(!plain(label).startsWith(first));
  return found.toSorted((a, b) => begins(a) - begins(b));
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
