/** The application's mark: the closed loop, with the person who decides on its line. It never mirrors. */
export const Mark = ({ width = 28 }: { readonly width?: number }) => (
  <svg width={width} height={(width * 20) / 28} viewBox="0 0 28 20" aria-hidden>
    <rect x="2" y="2.5" width="24" height="15" rx="7.5" fill="none" stroke="var(--accent)" strokeWidth="3" />
    <circle cx="21.5" cy="3" r="3" fill="var(--warn-fill)" />
  </svg>
);
