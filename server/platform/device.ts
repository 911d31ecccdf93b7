/** What a session remembers of the device: coarse on purpose, enough to know one's own again. */
export interface DeviceKind {
  browser: string;
  system: string;
}

/**
 * In the order in which to ask: browsers name others before themselves. A library would tell versions
 * and models apart, which nobody here should know of anybody.
 */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/i, 'wechat'],
  [/AliApp|DingTalk/i, 'alibaba'],
  [/HuaweiBrowser/i, 'huawei'],
  [/MiuiBrowser/i, 'xiaomi'],
  [/QQBrowser/i, 'qq'],
  [/Edg(e|A|iOS)?\//i, 'edge'],
  [/Firefox|FxiOS/i, 'firefox'],
  [/Chrome|CriOS|Chromium/i, 'chrome'],
  [/Safari/i, 'safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/i, 'harmony'],
  [/Android/i, 'android'],
  [/iPhone|iPad|iOS/i, 'ios'],
  [/Windows/i, 'windows'],
  [/Mac OS X|Macintosh/i, 'mac'],
  [/Linux|X11/i, 'linux'],
];

const named = (agent: string, names: readonly (readonly [RegExp, string])[]) =>
  names.find(([sign]) => sign.test(agent))?.[1] ?? 'other';

/** The browser and system that a User-Agent header names. */
export function deviceOf(agent: string | undefined): DeviceKind {
  const header = (agent ?? '').slice(0, 500);
  return { browser: named(header, browsers), system: named(header, systems) };
}
