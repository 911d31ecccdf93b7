import type { Setting } from '../server/platform/typst.ts';

/** The paper that was set; a test asks for few enough at a time. */
export function paperOf<T>(setting: Setting<T>): T {
  if (setting.kind === 'full') throw new Error('too many papers at a time');
  return setting.paper;
}

/**
 * The text on pages that the typesetter drew as SVG, without white space: what is found in it was
 * printed word for word, wherever the lines broke.
 */
export function printedText(svg: string): string {
  return svg
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/[\s\u00a0]/g, '');
}
