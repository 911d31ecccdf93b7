import { decodeQR } from 'qr/decode.js';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { paperOf, printedText } from '../../../test/printed.ts';
import { createTypesetter } from '../../platform/typst.ts';
import { templates } from '../rules/papers/service.ts';
import { slipOf } from './slip.ts';
import type { Language } from './slip-texts.ts';

// The server opens no drawings; this one is our own.
sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
const typesetter = createTypesetter(templates);
afterAll(() => typesetter.close());

const address = 'https://points.example/board/?county=339999#/case/SY26-48217-30651';
const printed = async (language: Language) => ({
  template: 'slip.typ',
  data: await slipOf({
    code: 'SY26-48217-30651',
    reportedAt: new Date('2026-10-14T01:00:00Z'),
    answerBy: new Date('2026-10-15T01:00:00Z'),
    county: { name: { zh: '试验县', en: 'Test county' }, hotline: '0579-12345678' },
    address,
    language,
  }),
  madeAt: new Date('2026-10-14T00:00:00Z'),
});

test.each(['zh', 'en'] as const)(
  'a slip says the code, the day and until when there is an answer (%s)',
  async (language) => {
    const text = printedText(paperOf(await typesetter.svg(await printed(language))));
    for (const words of ['SY26-48217-30651', '2026-10-14', '2026-10-1509:00', '0579-12345678'])
      expect(text).toContain(words);
  },
);

test('it is one small page, and a phone that scans it reads the address of the public page', async () => {
  const paper = await printed('zh');
  const pdf = paperOf(await typesetter.pdf(paper)).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  const sides = boxes.map((box) =>
    box.slice(1).map((side) => Math.round((Number(side) / 72) * 25.4)),
  );
  expect(sides).toEqual([[105, 148]]);
  const svg = Buffer.from(paperOf(await typesetter.svg(paper)));
  const { data, info } = await sharp(svg, { density: 220 })
    .flatten({ background: '#ffffff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  expect(decodeQR({ data: new Uint8ClampedArray(data), width, height }, { format: 'RGBA' })).toBe(
    address,
  );
});
