import { renderToStaticMarkup } from 'react-dom/server';
import { startTranslations } from './i18n.ts';
import { Frame } from './shell/frame.tsx';

/**
 * The frame as HTML. The build puts it into index.html, so that the window shows where everything is before its program
 * is read; the program then draws the same in its place.
 */
export async function drawFrame(): Promise<string> {
  await startTranslations('en');
  return renderToStaticMarkup(
    <div className="drawn" inert>
      <Frame />
    </div>,
  );
}
