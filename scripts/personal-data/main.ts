// `npm run personal-data`: prints the register of personal data into docs/personal-data.md.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printRegister } from './print.ts';

writeFileSync(
  fileURLToPath(new URL('../../docs/personal-data.md', import.meta.url)),
  printRegister(),
);
