import { trustedTypes } from '../../ui/trusted-types.ts';
import { changeSettings } from '../settings.ts';

/** The bridge that the app 浙里办 gives to the pages it shows. */
interface Bridge {
  onReady(ready: () => void): void;
  getUiStyle(): Promise<{ uiStyle: string }>;
}

/**
 * Switches to large type where the app around this page has it; never back to small, which somebody
 * may have wanted large here alone. In a browser without that app nothing comes of it.
 */
export async function followUiStyle(source: string): Promise<void> {
  const bridge = await load(source).catch(() => undefined);
  bridge?.onReady(() => {
    bridge
      .getUiStyle()
      .then(({ uiStyle }) => (uiStyle === 'elder' ? changeSettings({ elder: true }) : undefined))
      .catch(() => undefined);
  });
}

/** The one place where an address becomes that of a script; which hosts it may be of, the page’s policy says. */
const policy = trustedTypes?.createPolicy('bridge', {
  createScriptURL: (source) => bridgeOnly(source, location.href),
});

const trusted = (source: string): string => policy?.createScriptURL(source) ?? source;

/** @throws TypeError for what is neither https nor of this very site, as in the demo. */
export function bridgeOnly(source: string, page: string): string {
  const { protocol, origin } = new URL(source, page);
  if (protocol !== 'https:' && origin !== new URL(page).origin)
    throw new TypeError('a bridge comes by https');
  return source;
}

function load(source: string): Promise<Bridge | undefined> {
  return new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = trusted(source);
    script.onload = () => loaded((window as { ZWJSBridge?: Bridge }).ZWJSBridge);
    script.onerror = failed;
    document.head.append(script);
  });
}
