import { useTranslation } from 'react-i18next';
import type { Cell } from '../shared/column.ts';
import { leastDrop, placeInPicture } from '../shared/domain/place-in-picture.ts';
import { sideOfRule } from '../shared/domain/decide-by-rule.ts';
import { mainReasons, tellReasons } from '../shared/domain/tell-reasons.ts';
import type { Explanation, Turn } from '../shared/explanation.ts';
import type { Output } from '../shared/model.ts';
import { formatEither, formatList, formatNumber, formatOfHundred } from './format.ts';
import type { OcclusionMapProps } from './photos/occlusion-map.tsx';
import type { ReasonsChart } from './ui/marks/reasons.tsx';
import { digitsFor } from './ui/marks/waterfall.ts';
import { useShellState } from './shell/shell-state.ts';
import { useCellWords } from './use-cell-words.ts';
import { useColumnWords } from './use-column-words.ts';
import { useOwnWords } from './use-own-words.ts';

/** What was answered to which values, at which limit. */
type Answered = {
  readonly output: Output;
  readonly values: Readonly<Record<string, Cell>>;
  readonly threshold: number | null;
};

/** Why a model answered as it did: the sentence (null where nothing pulled that way), and the bars below it. */
export type ReasonWords = {
  readonly because: string | null;
  readonly chart: ReasonsChart;
  /** What each part of the picture says, for a model of pictures. */
  readonly picture: OcclusionMapProps | null;
  /** What the chart's dashed line is; null where there is none. */
  readonly limitWords: string | null;
  /** That the figures are estimates, and how good ones; null where they are exact. */
  readonly errorWords: string | null;
  /** Which other value would turn the answer; null where none is known. */
  readonly turnWords: string | null;
};

/** An explanation, and what would turn the answer, in the words and units of the project. */
export function useReasonWords(): (
  explanation: Explanation,
  answered: Answered,
  turns?: readonly Turn[],
) => ReasonWords {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const { label, is } = useAnswerPhrases();
  const { classShort } = useOwnWords();
  const pictureWords = usePictureWords();
  const turnWords = (turns: readonly Turn[]): string | null => {
    const to = turns[0]?.to;
    if (to === undefined) return null;
    const alike = turns.filter((turn) => turn.to === to).map(({ column, value }) => label(column, value));
    return t('reasons.turn', { list: formatEither(alike), answer: classShort(to) });
  };
  return (explanation, { output, values, threshold }, turns = []) => {
    const { of, occlusion } = explanation;
    const valueOf = (column: string): Cell => values[column] ?? null;
    const { base, reasons, rest, total, offBy } = tellReasons(explanation);
    const main = mainReasons(explanation, output).map((column) => is(column, valueOf(column)));
    const mainly = main.length === 0 ? null : t('reasons.because', { list: formatList(main) });
    const pictured = pictureWords(explanation, output);
    const labelOf = (column: string) => (occlusion === undefined ? label(column, valueOf(column)) : nameOf(column));
    const others = rest === null ? [] : [{ label: t('reasons.others'), amount: rest }];
    const rows = [...reasons.map(({ column, amount }) => ({ label: labelOf(column), amount })), ...others];
    const limit = of === null || threshold === null ? null : { of, share: threshold };
    return {
      because: pictured === null ? mainly : pictured.because,
      picture: pictured && { ...pictured, sha256: String(valueOf(pictured.occlusion.column)) },
      chart: { base, usual: pictured?.usual, total, rows, isShare: of !== null, limit: limit && limit.share * 100 },
      errorWords: offBy === null ? null : t('reasons.estimated', { by: atLeastOne(offBy, digitsFor(rows)) }),
      turnWords: turnWords(turns),
      limitWords: limit && t('reasons.limit', { answer: classShort(limit.of), limit: formatOfHundred(limit.share) }),
    };
  };
}

/** What is said of a picture that a model read: where it looked, and what the colours of the map mean. */
function usePictureWords() {
  const { t } = useTranslation();
  const { classShort } = useOwnWords();
  return (explanation: Explanation, output: Output) => {
    const { of, occlusion } = explanation;
    if (occlusion === undefined) return null;
    const found = placeInPicture(explanation, output);
    const place = found && t(`reasons.picture.${found}`);
    return {
      occlusion,
      least: leastDrop(explanation),
      because: place && t('reasons.picture.because', { place }),
      label: place === null ? t('reasons.picture.mapEven') : t('reasons.picture.map', { place }),
      keyWords: of === null ? t('reasons.picture.keyNumber') : t('reasons.picture.key', { answer: classShort(of) }),
      usual: t('reasons.picture.usual'),
    };
  };
}

type AnswerPhrase = (column: string, value: Cell) => string;

/** An answer to a question as a heading, "MUAC 11.2 cm", and within a sentence, "MUAC is 11.2 cm". */
function useAnswerPhrases(): { readonly label: AnswerPhrase; readonly is: AnswerPhrase } {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const cellWords = useCellWords();
  const rule = useShellState(({ project }) => project?.definition.rule);
  const kindOf = (value: Cell) =>
    value === null || value === '' ? 'missing' : typeof value === 'number' ? 'number' : 'answer';
  const words = (column: string, value: Cell) => ({ name: nameOf(column), value: cellWords(column, value) });
  /** A value beyond the limit of the project's written rule is said to be so. */
  const withSide = (form: 'side' | 'sideIs', column: string, value: Cell, said: string): string => {
    const side = rule === undefined ? null : sideOfRule(rule, column, value);
    return side === null
      ? said
      : t(`reasons.${form}.${side.side}`, { words: said, limit: cellWords(column, side.limit) });
  };
  return {
    label: (column, value) =>
      withSide('side', column, value, t(`reasons.label.${kindOf(value)}`, words(column, value))),
    is: (column, value) => withSide('sideIs', column, value, t(`reasons.is.${kindOf(value)}`, words(column, value))),
  };
}

/** With as many decimals as the figures beside it, and never as none at all. */
const atLeastOne = (error: number, digits: number): string => formatNumber(Math.max(error, 10 ** -digits), digits);
