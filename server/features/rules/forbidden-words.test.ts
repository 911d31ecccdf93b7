import { describe, expect, test } from 'vitest';
import { bookOf, rule } from '../../../test/example-book.ts';
import { checkBook } from './forbidden.ts';

const chapters = [{ number: '2', name: { zh: '上报', en: 'Reports' } }];
const fair = {
  caps: { perDay: 3 },
  categories: ['0401'],
  samePlace: { days: 7, metres: 30, supporterPercent: 0 },
};
const nameFindings = (zh: string, en = 'A rule') =>
  checkBook(bookOf({ chapters, rules: [rule({ ...fair, name: { zh, en } })] }).document)
    .filter(({ severity }) => severity === 'refused')
    .map(({ code }) => code);

describe('a rule that may not be, by its Chinese name', () => {
  test.each([
    ['乱扔垃圾扣分', 'deduction'],
    ['迟到减2分', 'deduction'],
    ['迟到扣 2 分', 'deduction'],
    ['每月扣两分', 'deduction'],
    ['没有纠纷加分，上报另算', 'quarrel'],
    ['看连续剧要连续登录', 'clicks'],
    ['年底积分清零', 'deduction'],
    ['不文明行为列入黑名单', 'deduction'],
    ['邻里对赌积分', 'zero_sum'],
    ['全年无信访', 'petition'],
    ['越级上访', 'petition'],
    ['不打官司', 'petition'],
    ['投诉物业', 'petition'],
    ['不接受媒体采访', 'media'],
    ['网上发帖', 'media'],
    ['批评村干部', 'media'],
    ['不当言论', 'opinion'],
    ['服从领导安排', 'opinion'],
    ['邻里闹矛盾', 'quarrel'],
    ['全年无纠纷家庭', 'quarrel'],
    ['零矛盾小区', 'quarrel'],
    ['计划生育模范', 'family_planning'],
    ['生育三孩', 'family_planning'],
    ['不信教', 'religion'],
    ['少数民族居民', 'ethnicity'],
    ['健康状况良好', 'health'],
    ['无精神病史', 'health'],
    ['完成疫苗接种', 'health'],
    ['政治面貌', 'political_status'],
    ['党员身份加分', 'political_status'],
    ['人脸认证', 'biometrics'],
    ['提供出租房、流动人口线索', 'neighbours'],
    ['举报邻居', 'neighbours'],
    ['每日签到', 'clicks'],
    ['连续登录七天', 'clicks'],
    ['转发朋友圈', 'clicks'],
    ['给办理结果点赞', 'clicks'],
    ['在线时长', 'clicks'],
    ['推荐注册', 'clicks'],
    ['月度前十名', 'ranking'],
    ['积分排名奖', 'ranking'],
    ['幸运大转盘', 'chance'],
    ['积分抽奖', 'chance'],
    ['子女入学优先', 'linkage'],
    ['考上重点大学', 'linkage'],
    ['个人征信加分', 'linkage'],
    ['公务员招录佐证', 'linkage'],
    ['优先贷款', 'linkage'],
    ['取消低保', 'linkage'],
    ['积分提现', 'cash'],
    ['现金红包', 'cash'],
    ['积分转让', 'trade'],
    ['上报打架斗殴', 'danger'],
    ['家暴线索', 'danger'],
    ['协助抓获嫌疑人', 'danger'],
  ])('%s: %s', (name, code) => {
    expect(nameFindings(name)).toContain(code);
  });
});

describe('… and by its English name', () => {
  test.each([
    ['Points deducted for littering', 'deduction'],
    ['No petitions this year', 'petition'],
    ['Filing a complaint', 'petition'],
    ['Talking to the media', 'media'],
    ['Good opinions of the leaders', 'opinion'],
    ['A family without quarrels', 'quarrel'],
    ['Family planning', 'family_planning'],
    ['Religion', 'religion'],
    ['Ethnic background', 'ethnicity'],
    ['Health status', 'health'],
    ['Tenants next door', 'neighbours'],
    ['Daily check-in', 'clicks'],
    ['Seven-day login streak', 'clicks'],
    ['Sharing the app', 'clicks'],
    ['Top 10 of the month', 'ranking'],
    ['Lucky wheel', 'chance'],
    ['School admission', 'linkage'],
    ['Credit score', 'linkage'],
    ['Cash back', 'cash'],
    ['Breaking up a fight', 'danger'],
  ])('%s: %s', (name, code) => {
    expect(nameFindings('一条规则', name)).toContain(code);
  });
});

describe('names that only sound like it are let be', () => {
  test.each([
    ['邻里纠纷调解', 'Mediating between neighbours'],
    ['纠纷线索', 'A clue to a dispute'],
    ['化解家庭矛盾', 'Settling a family dispute'],
    ['举报积分作弊', 'Reporting a cheat'],
    ['消防隐患', 'Fire hazard'],
    ['出租房消防隐患', 'Fire hazard in a rented house'],
    ['宗教场所消防隐患', 'Fire hazard at a temple'],
    ['安全隐患清零行动', 'Clearing every hazard'],
    ['健康知识讲座', 'Health talk'],
    ['健康义诊志愿服务', 'Helping at a clinic day'],
    ['民族团结进步活动', 'Unity day'],
    ['新媒体宣传培训', 'Training'],
    ['反家暴宣传', 'Against violence: a talk'],
    ['法治讲座', 'Law talk'],
    ['劝阻贷款诈骗', 'Stopping a loan fraud'],
    ['劝阻老人给骗子取现金', 'Keeping a neighbour from a fraud'],
    ['入学季交通疏导', 'Traffic at the start of term'],
    ['探访低保老人', 'Visiting the elderly'],
    ['连续暴雨排查积水', 'Looking for standing water after days of rain'],
    ['平安连续剧', 'Peaceful days: a play in parts'],
    ['义务巡逻', 'Volunteer patrol'],
    ['夜间巡逻', 'Night patrol'],
    ['公交站秩序引导', 'Keeping order at the bus stop'],
    ['小区隐患', 'Neighbourhood hazard'],
    ['乱停车', 'Illegal parking'],
    ['井盖缺失', 'A missing manhole cover'],
    ['路灯不亮', 'A street lamp that is out'],
    ['飞线充电', 'Charging by loose cable'],
    ['高空抛物', 'Things thrown from a window'],
    ['参加议事会', 'Residents’ meeting'],
    ['建议采纳', 'A suggestion that is carried out'],
    ['意见建议受理', 'A suggestion that is taken up'],
    ['志愿服务时长', 'Hours of volunteering'],
    ['垃圾分类引导', 'Helping neighbours to sort'],
    ['新居民礼', 'Newcomer gift'],
    ['和解奖（双方各得）', 'Reconciled, each party'],
    ['主持调解', 'Leading a mediation'],
    ['持证调解员', 'Certified mediator'],
    ['反诈宣传', 'Explaining fraud to neighbours'],
    ['消防演练', 'Fire-fighting drill'],
    ['助老服务', 'Helping the elderly'],
    ['清理河道', 'Clearing the river'],
    ['禁毒宣传', 'Explaining the harm of drugs'],
    ['暑期护学岗', 'Seeing children across the road'],
    ['残疾人车位被占', 'A parking space for disabled people is taken'],
    ['共享单车乱停', 'Hire bicycles in the way'],
    ['经验交流会', 'Exchange of experience'],
  ])('%s · %s', (zh, en) => {
    expect(nameFindings(zh, en)).toEqual([]);
  });
});
