import type { StaffRole } from '../../../contract/route.ts';
import type { Sentence } from '../../../contract/values.ts';

/** Roles as refusals name them. */
export const roleNames: Record<StaffRole, Sentence> = {
  grid_worker: { zh: '网格员', en: 'grid worker' },
  unit_handler: { zh: '责任单位经办', en: 'unit handler' },
  intake: { zh: '受理员', en: 'intake' },
  dispatcher: { zh: '派单员', en: 'dispatcher' },
  reviewer: { zh: '审核员', en: 'reviewer' },
  mediator_in_charge: { zh: '调解负责人', en: 'mediator in charge' },
  rule_owner: { zh: '细则管理员', en: 'rule owner' },
  treasurer: { zh: '积分出纳', en: 'treasurer' },
  leader: { zh: '中心领导', en: 'leader' },
  auditor: { zh: '审计员', en: 'auditor' },
  security_officer: { zh: '安全员', en: 'security officer' },
  administrator: { zh: '系统管理员', en: 'administrator' },
  merchant: { zh: '兑换商户', en: 'merchant' },
  sponsor: { zh: '赞助方', en: 'sponsor' },
};
