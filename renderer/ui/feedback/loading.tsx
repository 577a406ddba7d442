import { LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../controls/button.tsx';
import { useTranslation } from 'react-i18next';

/** Nothing is shown so long: what is ready sooner must not flicker. */
export const QUIET_MS = 300;
const WORDS_AFTER_MS = 3_000;
const barHeights = [18, 30, 44, 36, 24, 16, 10, 30, 22, 14];

type LoadingProps = {
  /** What is being read and for how long still, said after three seconds. */
  readonly words: string;
  readonly shape?: 'rows' | 'chart' | undefined;
  readonly onStop?: (() => void) | undefined;
};

/** First nothing, then the shape of the content, then words. The space is held all along. */
export function Loading({ words, shape = 'rows', onStop }: LoadingProps) {
  const { t } = useTranslation();
  const stage = useStage();
  return (
    <div className="loading" aria-busy="true">
      {stage > 0 && (shape === 'rows' ? <RowShapes /> : <ChartShape />)}
      {stage > 1 && (
        <p className="loading-words" role="status">
          <LoaderCircle size={16} className="turning" aria-hidden />
          <span>{words}</span>
          {onStop && <Button kind="text" size="bar" label={t('ui.stop')} onClick={onStop} />}
        </p>
      )}
    </div>
  );
}

const RowShapes = () => (
  <div className="loading-rows" aria-hidden>
    {barHeights.slice(0, 5).map((height) => (
      <span key={height} className="loading-shape" />
    ))}
  </div>
);

const ChartShape = () => (
  <div className="loading-chart" aria-hidden>
    {barHeights.map((height, index) => (
      // The shapes never change places.
      <span key={`${index}:${height}`} className="loading-shape" style={{ blockSize: height }} />
    ))}
  </div>
);

/** 0 quiet, 1 shape, 2 words. */
function useStage(): 0 | 1 | 2 {
  const [stage, setStage] = useState<0 | 1 | 2>(0);
  useEffect(() => {
    const shape = setTimeout(() => setStage(1), QUIET_MS);
    const words = setTimeout(() => setStage(2), WORDS_AFTER_MS);
    return () => {
      clearTimeout(shape);
      clearTimeout(words);
    };
  }, []);
  return stage;
}
