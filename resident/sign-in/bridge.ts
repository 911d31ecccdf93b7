import { trustedTypes } from '../../ui/trusted-types.ts';

/** The bridge that the app 浙里办 and its mini-programs give to the pages they show. */
export interface Bridge {
  onReady(ready: () => void): void;
  getUiStyle(): Promise<{ uiStyle: string }>;
  /** Who holds the phone, as a one-time ticket; older versions have none. */
  ssoTicket?(options: object): Promise<{ result: boolean; ticketId?: string }>;
}

const present = () => (window as { ZWJSBridge?: Bridge }).ZWJSBridge;

/** The bridge, ready to be asked. Where no app stands around the page that may never be. */
export async function openBridge(source: string): Promise<Bridge> {
  if (present() === undefined) await load(source);
  const bridge = present();
  if (bridge === undefined) throw new Error('the script brought no bridge');
  await new Promise<void>((ready) => bridge.onReady(ready));
  return bridge;
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

function load(source: string): Promise<void> {
  return new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = trusted(source);
    script.onload = () => loaded();
    script.onerror = failed;
    document.head.append(script);
  });
}
