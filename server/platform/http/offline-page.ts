import { hash } from 'node:crypto';

const element = (name: 'script' | 'style') => new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g');

/**
 * What a page that is one file may do: run the script and use the style that stand in it, known by
 * their digests, and nothing else. It cannot reach any server, this one included.
 */
export function policyOfOfflinePage(html: string): string {
  const digests = (name: 'script' | 'style') =>
    [...html.matchAll(element(name))]
      .map(([, text = '']) => `'sha256-${hash('sha256', text, 'base64')}'`)
      .join(' ');
  return [
    "default-src 'none'",
    `script-src ${digests('script')}`,
    `style-src ${digests('style')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join(';');
}
