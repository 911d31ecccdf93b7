import { changeSettings } from '../settings.ts';
import { openBridge } from './bridge.ts';

/**
 * Switches to large type where the app around this page has it; never back to small, which somebody
 * may have wanted large here alone. In a browser without that app nothing comes of it.
 */
export async function followUiStyle(source: string): Promise<void> {
  const asked = openBridge(source).then((bridge) => bridge.getUiStyle());
  const style = await asked.catch(() => undefined);
  if (style?.uiStyle === 'elder') await changeSettings({ elder: true });
}
