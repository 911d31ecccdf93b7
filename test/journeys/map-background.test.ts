import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consentForms } from '../../contract/consent-forms.ts';
import { fromGcj02 } from '../../contract/maps/gcj02.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { positions } from '../county.ts';
import { adult } from '../families.ts';
import { type BrowserWorld, closePages, codeOn, phoneOf, startBrowserWorld } from './world.ts';

/* A county whose maps lie on pictures in GCJ-02, which another host serves. */

/** Which pictures were asked for. */
const asked: string[] = [];
let tiles: Server;
let world: BrowserWorld;
beforeAll(async () => {
  const background = { r: 226, g: 230, b: 214 };
  const picture = sharp({ create: { width: 256, height: 256, channels: 3, background } });
  const png = await picture.png().toBuffer();
  tiles = createServer(({ url }, answer) => {
    asked.push(String(url));
    answer.writeHead(200, { 'content-type': 'image/png' }).end(png);
  });
  await new Promise<void>((done) => tiles.listen(0, '127.0.0.1', done));
  const { port } = tiles.address() as AddressInfo;
  world = await startBrowserWorld({
    mapTiles: {
      layers: [`http://127.0.0.1:${port}/{z}/{x}/{y}.png`],
      subdomains: [],
      datum: 'gcj02',
      maxZoom: 18,
      attribution: 'GS(2026)0000号',
    },
  });
});
afterAll(async () => {
  await closePages();
  await world?.close();
  tiles.close();
});

const place = { lng: 120.1, lat: 28.85 };

it('a finger on the background means the place that it shows there, whatever its datum', async () => {
  const phone = await phoneOf(world, { phone: '13911140001', name: '周小芳' });
  await phone.goto(`${world.url}/#/report`);
  await phone.getByRole('button', { name: '在地图上点' }).click();
  const map = phone.getByRole('application');
  await map.getByText('GS(2026)0000号').waitFor();
  await map.locator('img.leaflet-tile-loaded').first().waitFor();
  expect(asked.length).toBeGreaterThan(0);
  // The map begins with the middle of the county.
  const box = await map.boundingBox();
  if (box === null) throw new Error('the map is not shown');
  await map.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await phone.getByRole('button', { name: '去掉定位' }).waitFor();
  await expectNoAxeViolations(phone);
  await phone.getByRole('button', { name: '就是这里' }).click();
  await phone.getByRole('textbox', { name: '说一句' }).fill('路灯灭了一排');
  await phone.getByRole('button', { name: '发送' }).click();
  await phone.waitForURL(/#\/sent\//);
  const intake = await world.staff('intake');
  const { position } = (await intake('getCase', { params: { code: await codeOn(phone) } })).ok;
  const meant = fromGcj02(place);
  // Half a kilometre from where it would be without the bend; a point of the map is some thirty metres.
  expect(Math.abs(meant.lng - place.lng)).toBeGreaterThan(0.003);
  expect(position?.lng).toBeCloseTo(meant.lng, 3);
  expect(position?.lat).toBeCloseTo(meant.lat, 3);
});

it('whoever serves the pictures is told of no place until somebody moves the pin by hand', async () => {
  const owner = await world.resident('13911140002');
  (await owner('completeProfile', { body: { name: '周小芳', age: adult } })).ok;
  const textVersion = consentForms.location.version;
  const given = { params: { purpose: 'location' }, body: { given: true, textVersion } };
  (await owner('setMyConsent', given)).ok;
  const phone = await phoneOf(world, { phone: '13911140002', name: '周小芳' });
  const { lng: longitude, lat: latitude } = positions.west;
  await phone.context().grantPermissions(['geolocation']);
  await phone.context().setGeolocation({ longitude, latitude, accuracy: 8 });
  asked.length = 0;
  await phone.goto(`${world.url}/#/report`);
  await phone.getByText('误差约 8 米').waitFor();
  await phone.getByRole('application').locator('path').first().waitFor();
  expect(asked).toEqual([]);
  await phone.getByRole('button', { name: '挪一挪' }).click();
  await phone.locator('img.leaflet-tile-loaded').first().waitFor();
  expect(asked.length).toBeGreaterThan(0);
  // Bent as the background is, the pin stays in the middle.
  const box = await phone.getByRole('application').boundingBox();
  const pin = await phone.locator('.leaflet-marker-icon svg').last().boundingBox();
  if (box === null || pin === null) throw new Error('map and pin are not shown');
  expect(Math.abs(pin.x + pin.width / 2 - (box.x + box.width / 2))).toBeLessThan(4);
  expect(Math.abs(pin.y + pin.height - (box.y + box.height / 2))).toBeLessThan(4);
});
