import type { AuditActor } from '../../../contract/audit.ts';
import type { Sentence } from '../../../contract/values.ts';
import { roleNames } from '../staff/service.ts';

export const actorKinds: Record<AuditActor['kind'], Sentence> = {
  anyone: { zh: '有人', en: 'Somebody' },
  resident: { zh: '居民', en: 'Resident' },
  staff: { zh: '工作人员', en: 'Staff' },
  system: { zh: '系统', en: 'System' },
};

/** What the platform does by itself, under the name that its entries carry. */
export const jobNames: Record<string, Sentence> = {
  appoint: { zh: '首次任命', en: 'first appointment' },
  carry_out_correction: { zh: '执行更正', en: 'carrying out a correction' },
  check_audit: { zh: '每日核对审计', en: 'checking the audit' },
  compare_awards: { zh: '更正前比对', en: 'comparing for a correction' },
  count_lapsed: { zh: '清点到期的是谁的', en: 'adding up whose points lapsed' },
  deliver_outbox: { zh: '投递消息', en: 'delivering messages' },
  deliver_deed: { zh: '补记行为', en: 'delivering a deed' },
  end_bulletin: { zh: '公示到期撤下', en: 'taking down what had its time' },
  end_due_redemptions: { zh: '到期没领的放回', en: 'ending what was not collected' },
  end_for_minor: { zh: '未成年人退出调解', en: 'taking minors out of mediation' },
  end_silent_terms: { zh: '结算单到期未答复', en: 'ending terms that nobody answered' },
  erase_late_salts: { zh: '抹去晚封存的盐', en: 'erasing late salts' },
  feed_scores: { zh: '更新排行', en: 'feeding the boards' },
  find_topics: { zh: '归热点', en: 'finding what is hot' },
  forget_photos: { zh: '删除没用上的照片', en: 'deleting unused photos' },
  give_kept_seats: { zh: '空出的名额给候补的人', en: 'giving seats that came free' },
  grow_up: { zh: '更新年龄段', en: 'moving minors on' },
  import_categories: { zh: '导入类别目录', en: 'taking in a catalogue' },
  keep_audit: { zh: '守护审计', en: 'keeping the audit' },
  lapse_points: { zh: '办理到期', en: 'taking out what lapsed' },
  learn_categories: { zh: '按办过的事学归类', en: 'learning categories' },
  leave_alerts: { zh: '发工作群的超时提醒', en: 'telling groups of staff what is late' },
  leave_digests: { zh: '发群里的汇总', en: 'leaving digests for groups' },
  let_grown_go: { zh: '孩子满 14 周岁移出', en: 'letting children of 14 go' },
  let_time_act: { zh: '到日子恢复时限、结案', en: 'ending pauses, closing after silence' },
  move_up: { zh: '同一地点顺位补足', en: 'moving up at a place' },
  note_mediation_end: { zh: '记下调解已结束', en: 'noting that a mediation has ended' },
  pay_queued_awards: { zh: '补上排队的积分', en: 'paying the queue' },
  pay_split: { zh: '拆开的上报补足积分', en: 'paying reports that were split' },
  prune_audit: { zh: '清理过期审计', en: 'pruning the audit' },
  reconcile: { zh: '每日对账', en: 'reconciling' },
  reserve_together: { zh: '一起办理预留', en: 'reserving for many at once' },
  rotate_keys: { zh: '更换密钥', en: 'changing keys' },
  seal_days: { zh: '封存每日账', en: 'sealing days' },
  seed_demo: { zh: '准备演示数据', en: 'making the demo county' },
  send_red_packets: { zh: '发放红包', en: 'sending red packets' },
  settle_due_awards: { zh: '到期入账', en: 'settling due awards' },
  take_off_boards: { zh: '未成年人退出排行', en: 'taking minors off the boards' },
  take_notification: { zh: '收支付宝通知', en: 'taking what Alipay says' },
  tell_screens: { zh: '告诉打开的页面', en: 'telling open pages' },
  verify_journal: { zh: '核对账簿', en: 'verifying the journal' },
  watch_clocks: { zh: '看时限、发督办单', en: 'watching the clocks' },
  warn_of_lapse: { zh: '到期提醒', en: 'warning of lapse' },
  warn_of_pools: { zh: '积分池提醒', en: 'warning of pools' },
};

/** Roles of staff, or the job of the system, each in words; one that is not known here as it is written. */
export function wordsOfRoles(roles: string, kind: string): Sentence[] {
  const names: Record<string, Sentence> = kind === 'system' ? jobNames : roleNames;
  return split(roles).map((role) => known(names, role));
}

/** Areas by their leading digits, with their codes, since two may have one name. */
export function wordsOfAreas(areas: string, names: ReadonlyMap<string, Sentence>): Sentence[] {
  return split(areas).map((digits) => {
    if (digits.startsWith('unit:')) return ownUnit;
    const name = names.get(digits.length === 15 ? digits : digits.padEnd(12, '0'));
    if (name === undefined) return { zh: digits, en: digits };
    return { zh: `${name.zh}（${digits}）`, en: `${name.en} (${digits})` };
  });
}

const ownUnit: Sentence = { zh: '本责任单位', en: 'their own unit' };

const split = (words: string) => (words === '' ? [] : words.split(' '));
const known = (names: Record<string, Sentence>, word: string): Sentence =>
  (Object.hasOwn(names, word) ? names[word] : undefined) ?? { zh: word, en: word };
