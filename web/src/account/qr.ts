import qrcode from 'qrcode-generator';

/** Modules of empty space around the code, without which readers do not find it. */
const MARGIN = 4;

/** A text as a QR code: one path of squares, and the side of the square it is drawn in. */
export function qrPath(text: string): { path: string; side: number } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  let path = '';
  for (let row = 0; row < count; row += 1)
    for (let column = 0; column < count; column += 1)
      if (code.isDark(row, column)) path += `M${column + MARGIN} ${row + MARGIN}h1v1h-1z`;
  return { path, side: count + 2 * MARGIN };
}
