/** The printed account of the headless main job, step by step. */
export type Account = {
  /** The lines of one step, such as `2`; a step that was not told throws. */
  readonly step: (number: number) => string;
  readonly text: string;
};

/** Steps begin with a number and a point at the start of a line. */
export function readAccount(text: string): Account {
  const steps = new Map(
    text
      .split(/^(?=\d+\. )/m)
      .slice(1)
      .map((part) => [Number.parseInt(part, 10), part]),
  );
  return {
    text,
    step: (number) => {
      const told = steps.get(number);
      if (told === undefined) throw new Error(`the account tells no step ${number}:\n${text}`);
      return told;
    },
  };
}

/** What a pattern's groups caught; throws where the text does not say it. */
export function caught(text: string, pattern: RegExp): readonly string[] {
  const found = pattern.exec(text);
  if (found === null) throw new Error(`${pattern} is not in:\n${text}`);
  return found.slice(1);
}

/** A number as it was written for people: `3,000`. */
export const numberIn = (text: string, pattern: RegExp): number =>
  Number((caught(text, pattern)[0] ?? '').replaceAll(',', ''));

/** Every `name 0.123` of a line of metrics. */
export const metricsIn = (line: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...line.matchAll(/([a-z]\w*) (-?[\d.]+(?:e-?\d+)?)/gi)].map(([, name, value]) => [name, Number(value)]),
  );

/** As it is told: four significant digits. */
export const asTold = (value: number): number => Number(value.toPrecision(4));

export const allAsTold = (metrics: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, asTold(value)]));
