import { useCallback, useEffect, useReducer, useState } from 'react';
import { ok } from '../../../shared/result.ts';
import { call } from '../../call.ts';
import type { RowRange } from '../../ui/layout/visible-rows.ts';
import { createPageLoader, PAGE_ROWS, type PageLoader } from './page-loader.ts';

/** The rows of one version, read as they come into view; what is still asked for when the tab closes is taken back. */
export function usePages(ref: string): PageLoader & { readonly onRange: (range: RowRange) => void } {
  const [, drawAgain] = useReducer((turn: number) => turn + 1, 0);
  const [loader] = useState(() =>
    createPageLoader({
      onChange: drawAgain,
      load: async ({ first, last }, signal) => {
        const asked = { ref, firstRow: first * PAGE_ROWS, rows: (last - first) * PAGE_ROWS };
        const answer = await call('dataset.page', asked, { signal });
        return answer.ok ? ok(answer.value.rows) : answer;
      },
    }),
  );
  const onRange = useCallback(({ first, last }: RowRange) => loader.look(first, last), [loader]);
  useEffect(() => () => loader.look(0, 0), [loader]);
  return { ...loader, onRange };
}
