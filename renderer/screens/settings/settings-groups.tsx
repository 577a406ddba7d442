import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** One setting: its name and what it does at the start, its control at the end. Changes apply at once. */
export type SettingRow = {
  /** Where the name changes while the row is shown. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly words?: string | undefined;
  /** Worth a look: something should be done. */
  readonly look?: boolean | undefined;
  readonly control: ReactNode;
};

export type SettingGroup = { readonly id: string; readonly title: string; readonly rows: readonly SettingRow[] };

export const SettingsGroups = ({ groups }: { readonly groups: readonly SettingGroup[] }) => (
  <div className="settings">
    {groups.map((group) => (
      <section key={group.id} className="card card-flush" aria-label={group.title}>
        <div className="card-head">
          <h2 className="card-heading">{group.title}</h2>
        </div>
        {group.rows.map((row) => (
          <div key={row.id ?? row.name} className="setting">
            <div>
              <h3 className={row.look ? 'setting-look' : undefined}>
                {row.look && <TriangleAlert size={16} strokeWidth={1.9} aria-hidden />}
                {row.name}
              </h3>
              {row.words && <p className="second table-text">{row.words}</p>}
            </div>
            <div className="setting-control">{row.control}</div>
          </div>
        ))}
      </section>
    ))}
  </div>
);
