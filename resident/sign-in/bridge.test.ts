import { expect, test } from 'vitest';
import { bridgeOnly } from './bridge.ts';

const page = 'http://127.0.0.1:8080/';

test.each(['https://assets.zjzwfw.gov.cn/bridge.js', '/stand-in/zhelibang/zwjsbridge.js'])(
  '%s may be the address of a bridge: it is https or ours',
  (source) => {
    expect(bridgeOnly(source, page)).toBe(source);
  },
);

test.each([
  'http://evil.example/bridge.js',
  '//evil.example/bridge.js',
  'javascript:hit()',
  'data:text/javascript,hit()',
  'http://127.0.0.1:81/bridge.js',
])('%s may not', (source) => {
  expect(() => bridgeOnly(source, page)).toThrow(TypeError);
});
