import { gramsOf, hashOf } from '../plain.ts';

/**
 * Words in which people bring up anything at all. Where few texts are at hand these do not yet look common;
 * none of them is what a matter is called.
 */
const usual =
  '什么时候 什么 时候 何时 为什么 怎么 怎么办 怎样 如何 是否 能否 可以 能不能 可不可以 有没有 请问 请求 请教 关于 咨询 投诉 举报 反映 ' +
  '希望 建议 强烈要求 要求 恳请 恳求 解决 处理 整治 关注 重视 加快 加强 问题 情况 事情 影响 严重 居民 群众 市民 老百姓 百姓 业主 住户 ' +
  '生活 休息 领导 政府 书记 市长 局长 相关部门 有关部门 部门 单位 公司 小区 附近 周边 旁边 门口 我们 他们 大家 本人 一直 多次 长期 ' +
  '已经 现在 目前 没有 没人 无人 不能 不管 谁来管 管一管 扰民 存在 进行 建设 开发商 物业';

const pairs = new Set(
  usual.split(' ').flatMap((word) => gramsOf(word, 2).map((pair) => hashOf(pair))),
);

/** Whether a pair of letters, by its hash, belongs to such a word. */
export const isUsual = (pair: number): boolean => pairs.has(pair);
