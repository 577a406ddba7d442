import type { CSSProperties } from 'react';

type SliderProps = {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  /** The value in words, shown at the end and said. */
  readonly words: string;
  readonly onChange: (value: number) => void;
};

export function Slider({ label, labelHidden, min, max, step, value, words, onChange }: SliderProps) {
  // A custom property is set through the CSSOM, which the content policy allows.
  const style = { '--filled': `${((value - min) / (max - min)) * 100}%` } as CSSProperties;
  return (
    <label className="slider">
      <span className={labelHidden ? 'visually-hidden' : 'caption'}>{label}</span>
      <input
        type="range"
        style={style}
        {...{ min, max, step, value }}
        aria-valuetext={words}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <span className="slider-words">{words}</span>
    </label>
  );
}
