import type { RouteName } from '../../contract/table.ts';
import { phoneOf } from './people.ts';
import type { Recipe } from './recipe.ts';

/** A number that nobody has. */
export const newPhone = '13900088888';
const withPaper = { paper: 'id_card', reason: '本人带身份证来办' };

const aboutVisitor = (ask: Recipe['ask']): Recipe => ({ about: 'place', named: true, ask });

/** What is done for somebody who comes in person. */
export const ofTheWindow: Partial<Record<RouteName, Recipe>> = {
  findAtWindow: aboutVisitor(async ({ world, things }) => ({
    body: { phone: await phoneOf(world, things.debtor) },
  })),
  findWithoutPhoneAtWindow: {
    about: 'nothing',
    named: false,
    ask: () => ({ body: { find: '欧阳远山' } }),
  },
  sendWindowCode: {
    about: 'nothing',
    named: false,
    ask: () => ({ body: { phone: newPhone, purpose: 'phone_change' } }),
  },
  changePhoneAtWindow: aboutVisitor(async ({ caller, things }) => {
    const wanted = { phone: newPhone, purpose: 'phone_change' };
    const sent = await caller('sendWindowCode', { body: wanted });
    const code = sent.status === 201 ? sent.ok.demoCode : '000000';
    return { params: { id: things.debtor }, body: { phone: newPhone, code, ...withPaper } };
  }),
  detachPhoneAtWindow: {
    about: 'nothing',
    named: false,
    ask: async ({ caller, world, things }) => {
      const phone = await phoneOf(world, things.debtor);
      const sent = await caller('sendWindowCode', { body: { phone, purpose: 'phone_release' } });
      const code = sent.status === 201 ? sent.ok.demoCode : '000000';
      return { body: { phone, code, ...withPaper } };
    },
  },
  settleAgeAtWindow: aboutVisitor(({ things }) => ({
    params: { id: things.debtor },
    body: { age: { kind: 'adult' }, ...withPaper },
  })),
};
