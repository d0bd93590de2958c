// ECG paper and the trace on it, true to scale in CSS millimetres: 25 mm a second, 10 mm a millivolt.

export const PX_PER_MM = 96 / 25.4;
export const MM_PER_SECOND = 25;
export const MM_PER_MILLIVOLT = 10;
export const PX_PER_SECOND = PX_PER_MM * MM_PER_SECOND;
export const PX_PER_MILLIVOLT = PX_PER_MM * MM_PER_MILLIVOLT;

export interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
}

/** Fits a canvas to its element and the screen's pixels. `null` before it has a size. */
export function sheetOf(canvas: HTMLCanvasElement): Sheet | null {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  if (context === null || width === 0 || height === 0) return null;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { context, width, height };
}

/** The grid: a fine line each millimetre, a bold one each five; the middle lies on a bold line. */
export function drawPaper({ context, width, height }: Sheet, style: CSSStyleDeclaration): void {
  context.fillStyle = style.getPropertyValue('--paper');
  context.fillRect(0, 0, width, height);
  for (const [every, colour] of [
    [1, '--paper-fine'],
    [5, '--paper-bold'],
  ] as const) {
    context.beginPath();
    context.strokeStyle = style.getPropertyValue(colour);
    context.lineWidth = every === 1 ? 0.5 : 0.8;
    const step = every * PX_PER_MM;
    for (let x = 0; x <= width; x += step) {
      context.moveTo(x, 0);
      context.lineTo(x, height);
    }
    const middle = height / 2;
    for (let y = middle % step; y <= height; y += step) {
      context.moveTo(0, y);
      context.lineTo(width, y);
    }
    context.stroke();
  }
}
