import { create } from 'qrcode';

export interface StubContent {
  overline: string;
  code: string;
  title: string;
  lines: string[];
  /** What the QR code says. */
  address: string;
  caption: string;
  figure: string | undefined;
  unit: string;
  state: string | undefined;
  /** Not yet certain: drawn dashed. */
  open: boolean;
  sentence: string;
}

/** Always the colours of the day: a picture is looked at and scanned anywhere. */
const paper = '#f6f1e6';
const surface = '#fffdf8';
const line = '#ddd3bf';
const ink = '#1d2723';
const ink2 = '#46514b';
const ink3 = '#5e675f';
const pine = '#17584f';

const width = 390;
const margin = 16;
const inner = margin + 20;
const cutAt = 190;
const scale = 3;

/** Draws the stub as a PNG, 1170 px wide. Throws where the device cannot draw. */
export async function drawStub(content: StubContent): Promise<Blob> {
  await document.fonts.ready;
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('this device has no canvas');
  const fonts = fontsOf(getComputedStyle(document.documentElement));
  brush.font = fonts.sentence;
  const sentence = wrap(brush, content.sentence, width - 2 * inner);
  const height = cutAt + 90 + sentence.length * 25 + margin;
  canvas.width = width * scale;
  canvas.height = height * scale;
  brush.scale(scale, scale);
  drawPaper(brush, height);
  drawHead(brush, content, fonts);
  drawPoints(brush, { ...content, sentence }, fonts);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png'),
  );
}

type Fonts = ReturnType<typeof fontsOf>;

function fontsOf(style: CSSStyleDeclaration) {
  const sans = style.getPropertyValue('--sans');
  const figures = style.getPropertyValue('--figures');
  return {
    small: `13px ${sans}`,
    title: `700 16px ${sans}`,
    sentence: `15px ${sans}`,
    state: `700 14px ${sans}`,
    code: `600 21px ${figures}`,
    figure: `400 38px ${figures}`,
    unit: `700 15px ${sans}`,
  };
}

/** Breaks at any character, as Chinese does, but keeps Latin words and numbers whole. */
function wrap(brush: CanvasRenderingContext2D, text: string, room: number): string[] {
  const lines = [''];
  for (const piece of text.match(/[\w.+-]+\s?|\s|[^\w\s]/g) ?? []) {
    const last = lines[lines.length - 1] ?? '';
    if (last !== '' && brush.measureText(last + piece).width > room) lines.push(piece.trimStart());
    else lines[lines.length - 1] = last + piece;
  }
  return lines;
}

/** The card with its two bites and the perforation between them. */
function drawPaper(brush: CanvasRenderingContext2D, height: number): void {
  brush.fillStyle = paper;
  brush.fillRect(0, 0, width, height);
  brush.fillStyle = surface;
  roundRect(brush, {
    x: margin,
    y: margin,
    width: width - 2 * margin,
    height: height - 2 * margin,
  });
  brush.fillStyle = paper;
  for (const x of [margin, width - margin]) {
    brush.beginPath();
    brush.arc(x, cutAt, 9, 0, 2 * Math.PI);
    brush.fill();
  }
  brush.strokeStyle = line;
  brush.lineWidth = 2;
  brush.setLineDash([6, 4]);
  brush.beginPath();
  brush.moveTo(inner, cutAt);
  brush.lineTo(width - inner, cutAt);
  brush.stroke();
  brush.setLineDash([]);
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** CanvasRenderingContext2D.roundRect is missing in old WebViews. */
function roundRect(brush: CanvasRenderingContext2D, { x, y, width, height }: Box): void {
  const r = 14;
  brush.beginPath();
  brush.moveTo(x + r, y);
  brush.arcTo(x + width, y, x + width, y + height, r);
  brush.arcTo(x + width, y + height, x, y + height, r);
  brush.arcTo(x, y + height, x, y, r);
  brush.arcTo(x, y, x + width, y, r);
  brush.fill();
}

function drawHead(brush: CanvasRenderingContext2D, content: StubContent, fonts: Fonts): void {
  const qr = 104;
  const room = width - 2 * inner - qr - 14;
  const write = (text: string, y: number, look: { font: string; color: string }) => {
    brush.font = look.font;
    brush.fillStyle = look.color;
    brush.fillText(text, inner, y, room);
  };
  write(content.overline, 52, { font: fonts.small, color: ink3 });
  write(content.code, 80, { font: fonts.code, color: ink });
  write(content.title, 112, { font: fonts.title, color: ink });
  content.lines.forEach((text, place) => {
    write(text, 136 + place * 21, { font: fonts.small, color: ink2 });
  });
  drawQr(brush, content.address, { x: width - inner - qr, y: 38, width: qr, height: qr });
  brush.font = fonts.small;
  brush.fillStyle = ink3;
  brush.textAlign = 'center';
  brush.fillText(content.caption, width - inner - qr / 2, 164);
  brush.textAlign = 'left';
}

function drawQr(brush: CanvasRenderingContext2D, address: string, box: Box): void {
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  const edge = box.width / modules.size;
  brush.fillStyle = '#fff';
  brush.fillRect(box.x - edge, box.y - edge, box.width + 2 * edge, box.height + 2 * edge);
  brush.fillStyle = ink;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      // A hair of overlap keeps scaled modules from showing seams.
      if (modules.get(row, column))
        brush.fillRect(box.x + column * edge, box.y + row * edge, edge + 0.2, edge + 0.2);
}

type Points = Omit<StubContent, 'sentence'> & { sentence: string[] };

function drawPoints(brush: CanvasRenderingContext2D, content: Points, fonts: Fonts): void {
  const top = cutAt + 50;
  if (content.figure !== undefined) drawFigure(brush, content, { top, fonts });
  brush.font = fonts.sentence;
  brush.fillStyle = ink2;
  content.sentence.forEach((text, place) => {
    brush.fillText(text, inner, top + 38 + place * 25);
  });
}

/** Figure, unit and state; what is not settled stands on a dashed line. */
function drawFigure(
  brush: CanvasRenderingContext2D,
  { figure = '', unit, state = '', open }: Points,
  { top, fonts }: { top: number; fonts: Fonts },
): void {
  let x = inner;
  const write = (text: string, font: string) => {
    brush.font = font;
    brush.fillText(text, x, top);
    x += brush.measureText(text).width;
  };
  brush.fillStyle = pine;
  write(figure, fonts.figure);
  x += 4;
  write(unit, fonts.unit);
  if (open) {
    brush.strokeStyle = pine;
    brush.setLineDash([7, 5]);
    brush.beginPath();
    brush.moveTo(inner, top + 9);
    brush.lineTo(x, top + 9);
    brush.stroke();
    brush.setLineDash([]);
  }
  x += 14;
  write(state, fonts.state);
}
