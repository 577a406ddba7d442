import type { ReactNode } from 'react';

export type VersionEntry = {
  readonly id: string;
  /** Such as "v14". */
  readonly name: string;
  readonly when: string;
  readonly what: ReactNode;
  readonly who?: string | undefined;
  readonly warn?: boolean | undefined;
};

type VersionLineProps = {
  readonly label: string;
  readonly entries: readonly VersionEntry[];
  readonly chosen?: string | undefined;
  /** Without it the line is a history that is only read. */
  readonly onChoose?: ((id: string) => void) | undefined;
};

/** Dots on a vertical line; the filled dot is the one shown. */
export const VersionLine = ({ label, entries, chosen, onChoose }: VersionLineProps) => (
  <ol className="version-line table-text" aria-label={label}>
    {entries.map((entry) => (
      <li
        key={entry.id}
        className={`version${entry.id === chosen ? ' version-chosen' : ''}${entry.warn ? ' version-warn' : ''}`}
      >
        {onChoose ? (
          <button type="button" aria-current={entry.id === chosen || undefined} onClick={() => onChoose(entry.id)}>
            <EntryWords entry={entry} />
          </button>
        ) : (
          <EntryWords entry={entry} />
        )}
      </li>
    ))}
  </ol>
);

const EntryWords = ({ entry }: { readonly entry: VersionEntry }) => (
  <>
    <span>
      <strong>{entry.name}</strong> <span className="second">{entry.when}</span>
    </span>
    <span>{entry.what}</span>
    {entry.who && <span className="caption">{entry.who}</span>}
  </>
);
