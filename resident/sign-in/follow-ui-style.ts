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

function load(source: string): Promise<Bridge | undefined> {
  return new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = source;
    script.onload = () => loaded((window as { ZWJSBridge?: Bridge }).ZWJSBridge);
    script.onerror = failed;
    document.head.append(script);
  });
}
