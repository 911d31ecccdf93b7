import { describe, expect, test } from 'vitest';
import { type StaffRole, staffRoles } from '../../../contract/route.ts';
import {
  nameWords,
  type PersonalField,
  personalFields,
  type Relation,
  type Sight,
  show,
  sightOf,
  withoutWriter,
} from './decide.ts';

const usual = { confidential: false };
const secret = { confidential: true };
const at = (relation: Relation, ...roles: StaffRole[]) => ({ relation, roles });

/** What each role sees of a reporter at the desk: name, phone, number, home, alias, channel, hour. */
const table: [StaffRole, Sight[]][] = [
  ['intake', ['masked', 'masked', 'masked', 'community', 'whole', 'whole', 'whole']],
  ['dispatcher', ['masked', 'masked', 'hidden', 'community', 'whole', 'whole', 'whole']],
  ['mediator_in_charge', ['masked', 'masked', 'masked', 'community', 'whole', 'hidden', 'whole']],
  ['reviewer', ['masked', 'hidden', 'hidden', 'community', 'whole', 'whole', 'whole']],
  ['treasurer', ['masked', 'hidden', 'hidden', 'community', 'hidden', 'hidden', 'hidden']],
  ['rule_owner', ['masked', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden']],
  ['leader', ['masked', 'hidden', 'hidden', 'town', 'whole', 'hidden', 'whole']],
  ['auditor', ['masked', 'hidden', 'hidden', 'community', 'whole', 'hidden', 'whole']],
  ['grid_worker', ['hidden', 'hidden', 'hidden', 'hidden', 'whole', 'hidden', 'hidden']],
  ['unit_handler', ['hidden', 'hidden', 'hidden', 'hidden', 'whole', 'hidden', 'hidden']],
  ['security_officer', ['hidden', 'hidden', 'hidden', 'hidden', 'whole', 'hidden', 'hidden']],
  ['administrator', ['hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden']],
  ['merchant', ['masked', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden']],
  ['sponsor', ['hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden']],
];

test.each(table)('%s sees of a reporter no more than the work needs', (role, expected) => {
  const seen = personalFields.map((field) => sightOf(field, at('desk', role), usual));
  expect(seen).toEqual(expected);
});

test('every role is in the table', () => {
  expect(table.map(([role]) => role).sort()).toEqual([...staffRoles].sort());
});

test('whoever handles a case knows the reporter by the alias alone, whatever roles they hold beside it', () => {
  const seen = personalFields.filter(
    (field) => sightOf(field, at('handler', ...staffRoles), usual) !== 'hidden',
  );
  expect(seen).toEqual(['alias']);
});

test('whoever does something for somebody beside them sees the name masked, whatever their role, and no more than their role sees', () => {
  for (const role of staffRoles)
    for (const field of personalFields) {
      const sight = sightOf(field, at('beside', role), usual);
      const usually = sightOf(field, at('desk', role), usual);
      expect(sight, `${role} ${field}`).toBe(field === 'name' ? 'masked' : usually);
    }
});

test('of a confidential case reviewers see the alias, and nobody sees anything else', () => {
  for (const relation of ['desk', 'beside', 'handler', 'stranger'] as const)
    for (const role of staffRoles)
      for (const field of personalFields) {
        const sight = sightOf(field, at(relation, role), secret);
        const isDesk = relation === 'desk' || relation === 'beside';
        const alias = isDesk && role === 'reviewer' && field === 'alias';
        expect(sight, `${relation} ${role} ${field}`).toBe(alias ? 'whole' : 'hidden');
      }
});

test('several roles see what the one that sees most does', () => {
  expect(sightOf('home', at('desk', 'leader', 'intake'), usual)).toBe('community');
  expect(sightOf('phone', at('desk', 'reviewer', 'dispatcher'), usual)).toBe('masked');
});

test('everybody sees what is their own, the phone masked against a look over the shoulder', () => {
  expect(sightOf('name', at('self'), secret)).toBe('whole');
  expect(sightOf('phone', at('self'), usual)).toBe('masked');
});

test('a stranger sees nothing', () => {
  for (const field of personalFields) expect(sightOf(field, at('stranger'), usual)).toBe('hidden');
});

test.each<[PersonalField, string, Sight, string | null]>([
  ['name', '张小三', 'masked', '张*三'],
  ['name', '张小三', 'whole', '张小三'],
  ['name', '张小三', 'hidden', null],
  ['phone', '13812341234', 'masked', '138****1234'],
  ['id_number', '350821199001011123', 'masked', '35*************123'],
  ['home', '339999001001001', 'community', '339999001001'],
  ['home', '339999001001001', 'town', '339999001000'],
  ['home', '339999001001001', 'whole', '339999001001001'],
  ['name', '', 'whole', null],
])('%s %s, %s, is shown as %s', (field, value, sight, shown) => {
  expect(show(field, value, sight)).toBe(shown);
});

describe('a name in a list', () => {
  const person = { name: '周慧芳', alias: '7F3A' };
  test('is masked where it may be seen', () => {
    expect(nameWords(person, at('desk', 'reviewer'), usual).zh).toBe('周*芳');
  });
  test('is the alias for those who handle, and for reviewers of a confidential case', () => {
    const alias = { zh: '报告人 7F3A', en: 'Reporter 7F3A' };
    expect(nameWords(person, at('handler', 'reviewer'), usual)).toEqual(alias);
    expect(nameWords(person, at('desk', 'reviewer'), secret)).toEqual(alias);
  });
  test('is protected where not even the alias may be seen', () => {
    const words = nameWords(person, at('desk', 'auditor'), secret);
    expect(words.zh).toContain('已保护');
    expect(JSON.stringify(words)).not.toMatch(/7F3A|周|芳/);
  });
});

describe('what people write of themselves is not handed on', () => {
  const writer = { name: '欧阳晓岚', phone: '13655554321', instead: '报告人 7F3A' };
  test.each([
    ['请打 13655554321 找我', '请打 *********** 找我'],
    ['请打136-5555-4321', '请打***********'],
    ['请打 136 5555 4321', '请打 ***********'],
    ['请打１３６５５５５４３２１', '请打***********'],
    ['我是欧阳晓岚，住三号', '我是报告人 7F3A，住三号'],
    ['我叫欧 阳 晓岚。', '我叫报告人 7F3A。'],
    ['欧阳·晓岚', '报告人 7F3A'],
    ['骗子的号码是 13700000000', '骗子的号码是 13700000000'],
    ['', ''],
  ])('%s → %s', (text, shown) => {
    expect(withoutWriter(text, writer)).toBe(shown);
  });
  test('a name in letters is found in any shape, and what stands around it stays', () => {
    const foreigner = { name: 'Li Wei', phone: null, instead: '报告人' };
    expect(withoutWriter('①我是ＬＩ　ｗｅｉ！', foreigner)).toBe('①我是报告人！');
    expect(withoutWriter('㈱李魏 liwei 的', foreigner)).toBe('㈱李魏 报告人 的');
  });
  test('nothing is known, nothing is changed', () => {
    const nobody = { name: null, phone: null, instead: '报告人' };
    expect(withoutWriter('张三 13655554321', nobody)).toBe('张三 13655554321');
  });
});
