import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { toBuffer } from 'qrcode';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../app.ts';
import { newPhone, openBrowser, openBrowserWithCamera } from '../browser.ts';
import { grids } from '../county.ts';
import { givePoints } from '../holders.ts';
import { openShop } from '../shop.ts';
import { inspectionOf } from './inspect.ts';
import { type BrowserWorld, closePages, seat, startBrowserWorld } from './world.ts';

/* A counter reads codes with its camera, on a device whose browser brings no reader of its own. */

let world: BrowserWorld;
let resident: Caller;
let offer: string;
let films: string;
beforeAll(async () => {
  films = await mkdtemp(join(tmpdir(), 'counter-camera-'));
  world = await startBrowserWorld();
  const shop = await openShop(world);
  resident = await world.resident();
  await resident('completeProfile', { body: { name: '王小梅', grid: grids.west } });
  await givePoints(world, resident, 1_000);
  ({ offer } = await shop.offer({ holdHours: 200 }, { pieces: 40 }));
});
afterEach(closePages);
afterAll(async () => {
  await world?.close();
  await rm(films, { recursive: true });
});

interface Reserved {
  id: string;
  /** What the phone shows, as a picture. */
  picture: Buffer;
}

async function reserve(): Promise<Reserved> {
  const { id } = (await resident('reserve', { body: { offer } })).ok;
  const { qr, pass } = (await resident('showVoucher', { params: { id } })).ok;
  return { id, picture: await toBuffer(`${qr}.${pass}`, { width: 440 }) };
}

/** A film of one picture that lies on a table: grey, upright, 640 by 480. */
async function film(picture: Buffer): Promise<string> {
  const [width, height] = [640, 480];
  const lit = await sharp(picture)
    .resize({ width, height, fit: 'contain', background: '#777' })
    .greyscale()
    .raw()
    .toBuffer();
  const colourless = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), lit, colourless]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  const path = join(films, 'film.y4m');
  await writeFile(path, Buffer.concat([head, frame, frame]));
  return path;
}

/** A phone at the counter, opened once with a network. */
async function openCounter(browser: Browser): Promise<Page> {
  const page = await seat(await newPhone(browser), world, 'merchant');
  await page.goto(`${world.url}/counter/`);
  await page.getByRole('button', { name: '当班' }).first().click();
  await page.getByText('没网也能办').first().waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  return page;
}

const stateOf = async (id: string) =>
  (await resident('listMyRedemptions')).ok.redemptions.find((one) => one.id === id)?.state;

it('without a network and without a reader of the browser, the camera reads what a phone shows', async () => {
  const { id, picture } = await reserve();
  const browser = await openBrowserWithCamera(await film(picture));
  try {
    const page = await openCounter(browser);
    expect(await page.evaluate('typeof BarcodeDetector')).toBe('undefined');
    await page.context().setOffline(true);
    await page.getByRole('link', { name: '扫码' }).click();
    await page.getByText('可以交付').first().waitFor();
    await page.getByRole('button', { name: '交给本人', exact: true }).click();
    await page.getByText('已记在本机，联网后上传').waitFor();
    await page.context().setOffline(false);
    await expect.poll(() => stateOf(id)).toBe('handed_over');
  } finally {
    await browser.close();
  }
});

it('where the page gets no camera, a photo of the code does', async () => {
  const { picture } = await reserve();
  const page = await openCounter(await openBrowser());
  const tour = inspectionOf(page, { looks: {}, touch: true, axe: true });
  await page.context().setOffline(true);
  await page.getByRole('link', { name: '扫码' }).click();
  await page.getByText('没有摄像头的许可，请拍照或手输。').waitFor();
  await tour.inspect('no camera');
  const choose = page.locator('input[type=file]');
  const file = { name: 'code.png', mimeType: 'image/png' };
  const blank = await sharp(picture).blur(60).png().toBuffer();
  await choose.setInputFiles({ ...file, buffer: blank });
  await page.getByText(/照片上没有看清码/).waitFor();
  await tour.inspect('a photo without a code');
  await choose.setInputFiles({ ...file, buffer: picture });
  await page.getByText('可以交付').first().waitFor();
  expect(tour.faults().filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([]);
});
