import type { Category } from '../../../contract/areas.ts';
import type { Sentence } from '../../../contract/values.ts';
import { questionsOf } from './questions.ts';

/** A category as a county starts with it; every part of it can be edited later, but its code. */
export interface SeedCategory extends Omit<Category, 'points'> {
  resolveDays: number;
  confidential: boolean;
}

const fire: Sentence = {
  zh: '已经冒烟或起火，请先到安全处拨打 119。',
  en: 'Smoke or fire? Get to safety and call 119 first.',
};
const gas: Sentence = {
  zh: '闻到燃气味，请先关阀、开窗、到室外，再拨打 119。',
  en: 'Smell of gas? Close the valve, open windows, go outside, then call 119.',
};
const hurt: Sentence = {
  zh: '有人受伤或被困，请先拨打 120 或 119。',
  en: 'Somebody hurt or trapped? Call 120 or 119 first.',
};
const police: Sentence = {
  zh: '正在发生或有人有危险，请先拨打 110。',
  en: 'Happening now, or somebody in danger? Call 110 first.',
};

type Rest = Pick<SeedCategory, 'severity' | 'resolveDays'> &
  Partial<Pick<SeedCategory, 'emergency' | 'confidential' | 'kind'>>;
type Line = [code: string, zh: string, en: string, keywords: string, rest: Rest];

function group(zh: string, en: string, common: Partial<SeedCategory>, lines: readonly Line[]) {
  return lines.map(
    ([code, nameZh, nameEn, keywords, rest]): SeedCategory => ({
      code,
      group: { zh, en },
      name: { zh: nameZh, en: nameEn },
      kind: 'hazard',
      keywords: keywords.split(' ').filter(Boolean),
      emergency: null,
      questions: [...(questionsOf[code] ?? [])],
      confidential: false,
      ...common,
      ...rest,
    }),
  );
}

/** What can be reported in the demo counties, in words people use themselves. */
export const categories: readonly SeedCategory[] = [
  ...group('消防隐患', 'Fire safety', {}, [
    [
      '010100',
      '消防通道被堵',
      'Fire lane blocked',
      '消防通道 消防车 疏散通道 安全出口 应急通道',
      { severity: 2, resolveDays: 2 },
    ],
    [
      '010200',
      '楼道堆东西',
      'Things piled in a stairwell',
      '楼道 堆杂物 堆放杂物 楼梯间 鞋柜 纸箱 堆满',
      { severity: 3, resolveDays: 5 },
    ],
    [
      '010300',
      '电瓶车进楼、飞线充电',
      'E-bikes indoors or charging by loose cable',
      '飞线 电瓶车充电 电动车充电 电瓶车进楼 电动车进 充电桩起火 推进电梯 拉线充电 电瓶充电 充电',
      { severity: 2, resolveDays: 2, emergency: fire },
    ],
    [
      '010400',
      '灭火器、消火栓坏了',
      'Broken fire equipment',
      '灭火器 消火栓 消防栓 消防设施 消防设备 烟感 消防隐患 消防',
      { severity: 2, resolveDays: 5 },
    ],
    [
      '010500',
      '燃气味、燃气管',
      'Gas smell or gas pipe',
      '燃气 煤气 天然气 液化气 漏气 气瓶 燃气管',
      { severity: 1, resolveDays: 1, emergency: gas },
    ],
  ]),
  ...group('安全隐患', 'Danger to people', {}, [
    [
      '020100',
      '井盖坏了、路面塌了',
      'Manhole or sunken road',
      '井盖 窨井 塌陷 下陷 地陷 沉降',
      { severity: 1, resolveDays: 2, emergency: hurt },
    ],
    [
      '020200',
      '外墙、广告牌要掉',
      'Wall or sign about to fall',
      '外墙 坠物 瓷砖脱落 墙皮 广告牌 高空抛物 掉下来 危房 脱落 裂缝',
      { severity: 1, resolveDays: 3, emergency: hurt },
    ],
    [
      '020300',
      '电梯坏了',
      'Lift out of order',
      '电梯 困人 轿厢',
      { severity: 2, resolveDays: 3, emergency: hurt },
    ],
    [
      '020400',
      '河塘、护栏',
      'Water’s edge and railings',
      '护栏 栏杆 河边 河堤 水塘 池塘 溺水 野泳 落水',
      { severity: 2, resolveDays: 5, emergency: hurt },
    ],
    [
      '020500',
      '工地不安全',
      'Unsafe building site',
      '工地 围挡 脚手架 塔吊 基坑 渣土车 泥头车 扬尘 安全隐患 施工现场',
      { severity: 2, resolveDays: 7 },
    ],
    [
      '020600',
      '电线垂落、乱拉电线',
      'Hanging or loose wires',
      '电线 电缆 高压线 变压器 私拉 漏电 配电箱 光缆 线缆 电线杆',
      { severity: 1, resolveDays: 2, emergency: fire },
    ],
  ]),
  ...group('小区隐患', 'Neighbourhood', {}, [
    [
      '030100',
      '积水、下水道堵了',
      'Standing water or blocked drain',
      '积水 下水道 排水 污水 雨水 内涝 堵塞 化粪池 淤 臭水 反水 管网 水沟 排污 黑臭',
      { severity: 3, resolveDays: 3 },
    ],
    [
      '030200',
      '垃圾没清',
      'Rubbish not collected',
      '垃圾 脏乱 卫生 清运 恶臭 臭味 异味 环卫 废品 污染 气味 老鼠',
      { severity: 4, resolveDays: 2 },
    ],
    [
      '030300',
      '路灯不亮',
      'Street lamp out',
      '路灯 灯不亮 照明 黑灯 不亮 漆黑',
      { severity: 3, resolveDays: 5 },
    ],
    [
      '030400',
      '路面坏了',
      'Damaged road',
      '路面 坑洼 破损 泥泞 道路破 修路 烂路 路况 硬化 坑坑 人行道 盲道 断头路 路段 未通车 泥路 公路',
      { severity: 3, resolveDays: 10 },
    ],
    [
      '030500',
      '公共设施坏了',
      'Broken public equipment',
      '健身器材 座椅 公厕 厕所 监控 摄像头 路牌 宣传栏 绿化 路边树 树枝 公园 广场设施 门禁 草坪 树木',
      { severity: 4, resolveDays: 10 },
    ],
    [
      '030600',
      '乱搭乱建',
      'Unlawful building',
      '违建 违章建筑 违法建筑 搭建 私搭 加盖 违规建 违法建设 乱搭 违章 私自改 改建 侵占',
      { severity: 3, resolveDays: 30 },
    ],
    [
      '030700',
      '占道摆摊',
      'Stalls in the way',
      '摆摊 占道经营 流动摊 夜宵摊 摊贩 小贩 店外经营 马路市场 占道 城管 烧烤摊 菜市场 农贸市场',
      { severity: 4, resolveDays: 5 },
    ],
    [
      '030800',
      '停水停电、断网',
      'Water, power or network down',
      '停水 停电 断电 水压 自来水 没水 供水 供电 断网 宽带 水质 电压 水费 电费 用水 用电 电网 供暖 暖气 网络 信号',
      { severity: 2, resolveDays: 2 },
    ],
    [
      '030900',
      '施工、经营噪声和油烟',
      'Noise and fumes',
      '噪音 噪声 扰民 油烟 广场舞 太吵 吵得 夜间施工 烧烤 施工 麻将 喇叭 睡觉 休息 KTV 酒吧 搅拌站 粉尘 灰尘 烟尘 废气 尾气',
      { severity: 3, resolveDays: 7 },
    ],
    [
      '031000',
      '犬只不牵绳',
      'Dogs off the lead',
      '养狗 遛狗 流浪狗 狗咬 犬 牵绳 狗叫 狗吠 流浪猫',
      { severity: 3, resolveDays: 5, emergency: hurt },
    ],
  ]),
  ...group('道路停车', 'Traffic and parking', {}, [
    [
      '040100',
      '乱停车',
      'Illegal parking',
      '违停 乱停 停车 占道停 车位 堵门 占车位 僵尸车 停满车 车库',
      { severity: 3, resolveDays: 3 },
    ],
    [
      '040200',
      '共享车、电动车乱放',
      'Shared bikes and e-bikes left anywhere',
      '共享单车 共享电动 单车乱 电动车乱停 摩托车 单车',
      { severity: 4, resolveDays: 3 },
    ],
    [
      '040300',
      '红绿灯、标志、路口',
      'Signals, signs and crossings',
      '红绿灯 信号灯 斑马线 交通标志 标线 减速带 路口 交通事故 闯红灯 大货车 交通拥堵 堵车 拥堵 交警 超速 人行天桥 掉头 过马路 隔离带 限速 左转 车祸 逆行',
      { severity: 2, resolveDays: 7 },
    ],
  ]),
  ...group('治安线索', 'Public order', { confidential: true, emergency: police }, [
    [
      '050100',
      '可疑情况、被盗',
      'Suspicious or stolen',
      '可疑 小偷 被盗 偷 盗窃 撬锁 踩点 赌博 吸毒 毒品 黑社会 派出所 治安 抢劫 涉黑 黑恶 卖淫 报警 恐吓 威胁',
      { severity: 2, resolveDays: 7 },
    ],
    [
      '050200',
      '诈骗、传销',
      'Fraud and pyramid selling',
      '诈骗 传销 骗子 套路贷 刷单 电信诈骗 非法集资 假冒 骗局 上当 集资 被骗 骗钱 骗取 虚假宣传 网贷',
      { severity: 2, resolveDays: 15 },
    ],
    [
      '050300',
      '打架、持刀伤人',
      'Fights and knives',
      '打架 斗殴 持刀 砍人 群殴 殴打',
      {
        severity: 1,
        resolveDays: 3,
        emergency: {
          zh: '正在发生，请走远一点，马上拨打 110；有人受伤拨打 120。',
          en: 'Happening now? Keep away and call 110; 120 if somebody is hurt.',
        },
      },
    ],
  ]),
  ...group('矛盾纠纷', 'Disputes', { kind: 'dispute', confidential: true }, [
    [
      '060100',
      '邻里纠纷',
      'Between neighbours',
      '邻居 邻里 楼上 楼下 漏水 渗水 争执 吵架 隔壁 相邻',
      { severity: 3, resolveDays: 15 },
    ],
    [
      '060200',
      '物业、业委会',
      'Property management',
      '物业 业委会 物业费 业主 公共收益 维修基金 维修资金 保安 业主委员会 小区管理',
      { severity: 3, resolveDays: 15 },
    ],
    [
      '060300',
      '工资、用工',
      'Wages and work',
      '工资 拖欠 欠薪 农民工 劳动合同 加班 工伤 辞退 讨薪 社保 薪 五险 劳动 劳务 员工 待遇 裁员 津贴 工龄 血汗钱',
      { severity: 2, resolveDays: 15 },
    ],
    [
      '060400',
      '家庭里的事',
      'Within the family',
      '家暴 离婚 赡养 抚养 婆媳 彩礼 夫妻 虐待 遗产',
      {
        severity: 2,
        resolveDays: 15,
        emergency: {
          zh: '有人动手，请先拨打 110；受伤请拨打 120。',
          en: 'Violence? Call 110 first; 120 if somebody is hurt.',
        },
      },
    ],
    [
      '060500',
      '买卖、租房、合同',
      'Buying, renting, contracts',
      '购房 开发商 交房 退款 租房 房东 押金 合同 消费 楼盘 房产证 预售 定金 退费 买房 商家 维权 期房 交付 首付 房款 精装 退还 收费 高价 涨价 房价 退钱 公积金 贷款 房屋质量 质量问题 不动产 产权',
      { severity: 3, resolveDays: 20 },
    ],
    [
      '060600',
      '征地拆迁、山林田地',
      'Land and relocation',
      '征地 拆迁 征收 安置 宅基地 土地 田地 补偿 山林 安置房 棚改 承包地 农田 耕地 林地 青苗 搬迁 拆除 棚户 祖坟',
      { severity: 2, resolveDays: 30 },
    ],
  ]),
  ...group('建议咨询', 'Suggestions and questions', { kind: 'suggestion' }, [
    [
      '070100',
      '公交、道路、规划',
      'Buses, roads and planning',
      '公交 地铁 站台 规划 线路 班车 高铁 建议 增设 班次 出租车 的士 轻轨 滴滴 城际 车站 高速 开通 发车 首末班 司机 打车 候车 快速路 通车 配套 交通不便 出行',
      { severity: 4, resolveDays: 20 },
    ],
    [
      '070200',
      '学校、医院、养老',
      'Schools, clinics, old age',
      '学校 入学 幼儿园 学位 教师 老师 学生 医院 医保 看病 养老 补课 招生 卫生院 疫苗 上学 小学 中学 高中 学费 学籍 职高 培训 教育 家长 孩子 医生 护士 退休 生育 大学 学院 低保 残疾 补习 户口 落户 独生子女',
      { severity: 4, resolveDays: 20 },
    ],
    [
      '070300',
      '办事、政策咨询',
      'Services and rules',
      '咨询 政策 办理 证件 补贴 请问 如何办 手续 人才 窗口 工作人员 办证 申请 审批 身份证 政府 村委 村干部 居委会 村支书 扶贫 贫困 执照 许可 年检 驾照 资格 考试 报名 税 村书记 公示 投票 公开',
      { severity: 4, resolveDays: 15 },
    ],
  ]),
  ...group('积分监督', 'Points integrity', { kind: 'cheat', confidential: true }, [
    [
      '080100',
      '积分作弊线索',
      'Cheating with points',
      '刷积分 冒领积分 假上报 积分作弊 代刷 虚报积分',
      { severity: 3, resolveDays: 10 },
    ],
  ]),
  ...group('其他', 'Other', {}, [
    ['999900', '说不清哪一类', 'Something else', '', { severity: 4, resolveDays: 10 }],
  ]),
];
