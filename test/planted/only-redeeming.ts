import { plantAll } from './plant.ts';
import { inRedeeming } from './redemption-bugs.ts';
const from = Number(process.argv[2] ?? 0), to = Number(process.argv[3] ?? 99);
const t = Date.now();
await plantAll(inRedeeming.slice(from, to), { beds: 1, tell: ({ bug, by, problem }) => console.log(by.length > 0 ? '✓' : '✗', bug, Math.round((Date.now() - t) / 1000), by.join('; ') || problem || 'nobody') });
