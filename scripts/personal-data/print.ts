import { type Keeping, legalBases } from '../../contract/personal-entry.ts';
import { personalData } from '../../contract/privacy.ts';
import type { Sentence } from '../../contract/values.ts';

const keepings: Record<Keeping, Sentence> = {
  own_key: { zh: '用本人的密钥加密', en: 'sealed with the person’s own key' },
  passing_key: {
    zh: '用县里每周更换的密钥加密，过期后密钥销毁',
    en: 'sealed with a key of the county’s that changes every week and goes with what it sealed',
  },
  file_key: { zh: '用卷宗自己的密钥加密', en: 'sealed with a key of the file' },
  office_key: { zh: '用县办公密钥加密', en: 'sealed with the key of the county’s office' },
  index: { zh: '带密钥的查找值', en: 'a keyed look-up value' },
  hash: { zh: '只存指纹', en: 'a fingerprint only' },
  open: { zh: '不加密', en: 'not sealed' },
};

const both = ({ zh, en }: Sentence) => `${zh} · ${en}`;

/** The register of personal data as a page to read: docs/personal-data-register.md is exactly this. */
export function printRegister(): string {
  const lines = [
    '# Personal data · 个人信息清单',
    '',
    'Printed from `contract/privacy.ts` by `npm run personal-data`. A column of the database that stands neither there nor on the list of what is not personal (`test/personal-data.test.ts`) fails the tests.',
  ];
  for (const entry of personalData) {
    const keeping = both(keepings[entry.keeping]);
    lines.push(
      '',
      `## ${both(entry.what)}`,
      '',
      `- 用途 purpose: ${both(entry.purpose)}`,
      `- 依据 basis: ${both(legalBases[entry.basis])}`,
      `- 谁看得到 seen by: ${both(entry.seenBy)}`,
      `- 保存多久 kept: ${both(entry.kept)}`,
      `- 怎么保存 how: ${keeping}${entry.why === undefined ? '' : `：${both(entry.why)}`}`,
      `- ${entry.columns.map((column) => `\`${column}\``).join(', ')}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
