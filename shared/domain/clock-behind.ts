const MS_BY_UNIT = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

type Behind = { readonly unit: keyof typeof MS_BY_UNIT; readonly count: number };

/** How far a clock was behind, in milliseconds, as a person says it: whole minutes, from 60 on hours, from 48 of them days. */
export function behindIn(behindMs: number): Behind {
  const counted = (unit: Behind['unit']): Behind => ({ unit, count: Math.round(behindMs / MS_BY_UNIT[unit]) });
  const [minutes, hours] = [counted('minutes'), counted('hours')];
  if (minutes.count < 60) return minutes;
  return hours.count < 48 ? hours : counted('days');
}
