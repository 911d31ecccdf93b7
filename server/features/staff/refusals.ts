import { type Refusal, refusing } from '../../platform/refusal.ts';
import type { HandOverRefusal, RoleRefusal } from './decide.ts';
import { roleNames } from './role-names.ts';

export const refuse = refusing({
  staff_not_found: {
    status: 404,
    zh: '没有找到这个人，或不在您的辖区。',
    en: 'There is no such person in your area.',
  },
  login_taken: {
    status: 409,
    zh: '这个账号已经有人用了，请换一个。',
    en: 'Somebody has this login already. Please choose another.',
  },
  own_account: {
    status: 422,
    zh: '自己的岗位和状态要由别人来定。',
    en: 'Your own roles and state are for somebody else to change.',
  },
  area_outside: {
    status: 422,
    zh: '这个区域不在您的辖区之内。',
    en: 'This area does not lie below your own.',
  },
  area_unknown: { status: 422, zh: '没有这个区域。', en: 'There is no such area.' },
  unit_unknown: {
    status: 422,
    zh: '没有这个责任单位，或不在您的辖区。',
    en: 'There is no such unit in your area.',
  },
  unit_needed: {
    status: 422,
    zh: '责任单位经办要先有所属单位。',
    en: 'A unit handler needs a unit first.',
  },
  role_held: {
    status: 409,
    zh: '这个人已经有这个岗位了。',
    en: 'This person holds that role already.',
  },
  role_not_held: {
    status: 409,
    zh: '这个人没有这个岗位，请刷新再看。',
    en: 'This person does not hold that role. Please refresh.',
  },
  two_officers: {
    status: 422,
    zh: '{wantedZh}和{heldZh}不能是同一个人：管权限的、管安全的、看日志的要互相看着（三员分立）。',
    en: 'The same person cannot be {wantedEn} and {heldEn}: whoever grants rights, guards the door and reads the log watch each other.',
  },
  officer_works: {
    status: 422,
    zh: '{wantedZh}和{heldZh}不能是同一个人：系统管理员、安全员、审计员不办业务（三员分立）。',
    en: 'The same person cannot be {wantedEn} and {heldEn}: administrator, security officer and auditor do none of the work they look after.',
  },
  outsider_works: {
    status: 422,
    zh: '{wantedZh}和{heldZh}不能是同一个人：兑换商户和赞助方不经手谁得分。',
    en: 'The same person cannot be {wantedEn} and {heldEn}: merchants and sponsors have no hand in who gets points.',
  },
  suspended_already: {
    status: 409,
    zh: '这个人已经停用了，请刷新再看。',
    en: 'This person is suspended already. Please refresh.',
  },
  not_suspended: {
    status: 409,
    zh: '这个人没有停用，请刷新再看。',
    en: 'This person is not suspended. Please refresh.',
  },
  officer_suspended: {
    status: 422,
    zh: '这是安全员停用的，只有安全员能恢复。',
    en: 'A security officer suspended this person; only a security officer restores.',
  },
  successor_same: {
    status: 422,
    zh: '接手的人要是另一个人。',
    en: 'The successor has to be somebody else.',
  },
  successor_away: {
    status: 422,
    zh: '接手的人还没来登录过，或已停用，请另选一位。',
    en: 'The successor has not come in yet or is suspended. Please choose another.',
  },
  successor_elsewhere: {
    status: 422,
    zh: '接手的人属于别的单位，不能替这个单位办。',
    en: 'The successor belongs to another unit and cannot work for this one.',
  },
});

/** A decision about roles as a refusal that names the roles. */
export function refuseRole(refusal: RoleRefusal | HandOverRefusal): Refusal {
  switch (refusal.code) {
    case 'own_roles':
      return refuse('own_account');
    case 'two_officers':
    case 'officer_works':
    case 'outsider_works': {
      const [wanted, held] = [roleNames[refusal.wanted], roleNames[refusal.held]];
      const values = { wantedZh: wanted.zh, heldZh: held.zh, wantedEn: wanted.en, heldEn: held.en };
      return refuse(refusal.code, { field: '/role', values });
    }
    case 'area_outside':
      return refuse('area_outside', { field: '/area' });
    case 'unit_needed':
    case 'role_held':
      return refuse(refusal.code, { field: '/role' });
    default:
      return refuse(refusal.code, { field: '/successor' });
  }
}
