/** One column in one stretch of days: `effect` beyond what chance brings, `n` values, `alarm` after correction. */
export type HeatCell = { readonly effect: number; readonly n: number; readonly alarm: boolean };

export type HeatRow = {
  readonly name: string;
  /** The name in the project's words. */
  readonly words: string;
  /** One per stretch; null where there was no data. */
  readonly cells: readonly (HeatCell | null)[];
};

/** Resolved CSS colours; a canvas knows no custom properties. */
export type HeatColours = {
  readonly levels: readonly string[];
  readonly gap: string;
  readonly mark: string;
  readonly ink: string;
  readonly onDark: string;
};

export const ROW_PX = 20;

/** Sizes of change from which a square takes the next colour; 0.2 is small and 0.5 medium by Cohen's words (1988). */
const levelLimits = [0.1, 0.2, 0.35, 0.5] as const;

/** 0–4. */
export const levelOf = (effect: number): number => levelLimits.filter((limit) => effect >= limit).length;

/** Under this many rows the square is outlined: its size of change says little. */
export const FEW_ROWS = 30;

/** Draws all squares. `width` is in CSS pixels; the context is already scaled. 60 × 730 squares take some 20 ms. */
export function drawHeatMap(
  context: CanvasRenderingContext2D,
  rows: readonly HeatRow[],
  width: number,
  colours: HeatColours,
  rightToLeft: boolean,
): void {
  context.clearRect(0, 0, width, rows.length * ROW_PX);
  rows.forEach((row, rowIndex) => {
    const size = width / Math.max(row.cells.length, 1);
    const gap = size >= 6 ? 1 : 0;
    row.cells.forEach((cell, index) => {
      const x = (rightToLeft ? row.cells.length - 1 - index : index) * size;
      const box = { x, y: rowIndex * ROW_PX, width: size - gap, height: ROW_PX - 1 };
      if (cell === null) hatch(context, box, colours);
      else drawCell(context, box, cell, colours);
    });
  });
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function drawCell(context: CanvasRenderingContext2D, box: Box, cell: HeatCell, colours: HeatColours) {
  const level = levelOf(cell.effect);
  context.fillStyle = colours.levels[level] ?? colours.gap;
  context.fillRect(box.x, box.y, box.width, box.height);
  if (cell.n < FEW_ROWS && box.width > 4) {
    context.strokeStyle = colours.mark;
    context.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
  }
  if (!cell.alarm) return;
  context.fillStyle = level === 4 ? colours.onDark : colours.ink;
  context.beginPath();
  context.arc(box.x + box.width / 2, box.y + box.height / 2, Math.min(3, Math.max(1, box.width / 3)), 0, Math.PI * 2);
  context.fill();
}

function hatch(context: CanvasRenderingContext2D, box: Box, colours: HeatColours) {
  context.strokeStyle = colours.gap;
  context.beginPath();
  context.moveTo(box.x, box.y + box.height);
  context.lineTo(box.x + box.width, box.y);
  context.moveTo(box.x, box.y);
  context.lineTo(box.x + box.width, box.y + box.height);
  context.stroke();
}
