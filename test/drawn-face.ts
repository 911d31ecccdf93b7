import { openBrowser } from './browser.ts';

/** Somebody who does not exist, drawn well enough for what looks for faces; 640 by 480 pixels, the face at the right. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 640 480">
<defs>
  <radialGradient id="skin" cx=".42" cy=".4" r=".7">
    <stop offset="0" stop-color="#f1c9a5"/><stop offset=".7" stop-color="#d9a37c"/><stop offset="1" stop-color="#9d6a4a"/>
  </radialGradient>
  <filter id="soft"><feGaussianBlur stdDeviation="2.2"/></filter>
</defs>
<rect width="640" height="480" fill="#8fa0a8"/>
<g filter="url(#soft)" transform="translate(340 70) scale(.45)">
  <path d="M200 640c0-120 60-140 120-140s120 20 120 140z" fill="#5a5650"/>
  <rect x="278" y="400" width="84" height="120" fill="#c48e69"/>
  <ellipse cx="320" cy="270" rx="132" ry="160" fill="#2b1d16"/>
  <ellipse cx="320" cy="300" rx="108" ry="145" fill="url(#skin)"/>
  <path d="M210 250c10-110 200-120 222-10-40-40-90-50-130-48-40 0-70 20-92 58z" fill="#2b1d16"/>
  <g stroke="#3a261b" stroke-width="10" fill="none"><path d="M238 262q36-22 68-4"/><path d="M334 258q34-18 68 4"/></g>
  <g fill="#f4efe9"><ellipse cx="274" cy="288" rx="24" ry="12"/><ellipse cx="366" cy="288" rx="24" ry="12"/></g>
  <g fill="#3b2416"><circle cx="274" cy="288" r="11"/><circle cx="366" cy="288" r="11"/></g>
  <g stroke="#4a2d1f" stroke-width="5" fill="none"><path d="M248 284q26-16 52 0"/><path d="M340 284q26-16 52 0"/></g>
  <path d="M316 290q-14 50-18 62q20 18 44 0q-6-14-14-62" fill="#c98f6a" opacity=".7"/>
  <g fill="#6b3d29"><ellipse cx="306" cy="360" rx="7" ry="4"/><ellipse cx="334" cy="360" rx="7" ry="4"/></g>
  <path d="M274 396q46 30 92 0q-46-14-92 0z" fill="#a34b45"/>
  <path d="M270 396q50 8 100 0" stroke="#6d2d2a" stroke-width="4" fill="none"/>
</g>
</svg>`;

/** The middle of the face, as shares of the picture. */
export const middleOfFace = { x: 0.757, y: 0.431 };

/** A photo with one face on it. Drawn by the browser: our own reader of pictures refuses SVG. */
export async function photoOfFace(): Promise<Buffer> {
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
  await page.setContent(`<body style="margin: 0">${drawing}</body>`);
  const photo = await page.screenshot({ type: 'jpeg', quality: 90 });
  await page.context().close();
  return photo;
}
