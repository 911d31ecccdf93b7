// `npm run personal-data`: prints the register of personal data into docs/personal-data-register.md.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printRegister } from './print.ts';

writeFileSync(
  fileURLToPath(new URL('../../docs/personal-data-register.md', import.meta.url)),
  printRegister(),
);
