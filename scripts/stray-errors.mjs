// A reporter of Vitest beside the others: how many errors fell outside every test, which no list of tests shows.
import { writeFileSync } from 'node:fs';

export default class StrayErrors {
  onTestRunEnd(_modules, errors) {
    writeFileSync(process.env.STRAY_ERRORS_FILE, String(errors.length));
  }
}
