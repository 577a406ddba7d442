const places = Array.from({ length: 100 }, (_, index) => index);

/** A probability as 4 × 25 squares, filled from the reading side. `filled` is a whole number of 100. */
export const HundredSquares = ({ filled, label }: { readonly filled: number; readonly label: string }) => (
  <div className="hundred-squares" role="img" aria-label={label}>
    {places.map((place) => (
      <i key={place} className={place < filled ? 'square-filled' : undefined} />
    ))}
  </div>
);
