import type { SceneName } from '../photos/scenes.ts';

/** What residents of the demo write about, and what becomes of it. `{at}` is the place in words. */
export interface Story {
  category: string;
  where: 'street' | 'estate' | 'water';
  /** How often, beside the others. */
  weight: number;
  scene?: SceneName;
  words: readonly string[];
  /** The unit's first word. */
  answers: readonly string[];
  /** What was done. */
  handled: readonly string[];
  /** For the bulletin; `{street}` names no door. */
  bulletin?: { title: string; words: string };
}

export const stories: readonly Story[] = [
  {
    category: '030100',
    where: 'street',
    weight: 12,
    scene: 'drain',
    words: [
      '{at}积水。下雨后排水口被树叶堵了，老人小孩走路要绕到马路上。',
      '{at}雨水篦子坏了。水漫到店门口，晚上看不清容易踩空。',
      '{at}下水道堵了。已经三天，污水往外冒，味道很重。',
    ],
    answers: ['已到现场看过，篦子下面有淤泥，今天安排疏通。', '收到，明天上午带吸污车过来。'],
    handled: [
      '已清淤并换了新篦子，放水试过，排得下去。',
      '管道已疏通，掏出树叶和砂石两车，周边冲洗干净。',
    ],
    bulletin: {
      title: '{street}排水口疏通，换了新篦子',
      words: '居民反映雨后积水、排水口堵塞。责任单位清淤、换篦子，放水复查能排下去。',
    },
  },
  {
    category: '030200',
    where: 'street',
    weight: 9,
    scene: 'rubbish',
    words: [
      '{at}垃圾满溢。桶满了两天没人清，袋子堆到路上，苍蝇很多。',
      '{at}有人偷倒装修垃圾。夜里倒的，堆了一大堆，占了半条路。',
      '{at}垃圾点没人清运。下雨后污水横流，味道很大。',
    ],
    answers: ['已联系清运车，下午就到。', '收到，正在查是谁倒的，先安排清走。'],
    handled: ['垃圾已清走，地面冲洗消毒，清运改为每天两次。', '已清走两车，并装了提示牌。'],
    bulletin: {
      title: '{street}垃圾清走，清运改为每天两次',
      words: '居民反映垃圾满溢。责任单位当天清走并冲洗地面，清运次数增加。',
    },
  },
  {
    category: '030300',
    where: 'street',
    weight: 9,
    scene: 'lamp',
    words: [
      '{at}路灯三盏不亮。晚上一片黑，下晚自习的孩子不敢走。',
      '{at}路灯坏了。一闪一闪好几天，昨晚彻底不亮了。',
      '{at}没有照明。夜里骑车差点撞到人，能不能装一盏路灯。',
    ],
    answers: ['已登记杆号，线路班今晚去查。', '查到是电缆接头进水，备件明天到。'],
    handled: ['换了灯头和保险，夜里复看已亮。', '电缆接头重新做过，三盏都亮了。'],
    bulletin: {
      title: '{street}路灯修好，夜里亮了',
      words: '居民反映路灯不亮。责任单位查出接头进水，重新接好，夜间复查已亮。',
    },
  },
  {
    category: '030400',
    where: 'street',
    weight: 8,
    scene: 'pothole',
    words: [
      '{at}路面有个大坑。电动车经过容易摔，昨天就摔了一个。',
      '{at}人行道砖翘起来了。好几块，老人推车过不去。',
      '{at}路面没有补好。修完管子后坑坑洼洼，下雨全是泥。',
    ],
    answers: ['已放警示桶，等天晴补沥青。', '已列入本周修补计划。'],
    handled: ['坑洞已铣刨重铺，放行通车。', '砖面重新铺平，踩过不松动。'],
    bulletin: {
      title: '{street}路面坑洞补平',
      words: '居民反映路面破损。责任单位重新铺平，现场复查不松动、不积水。',
    },
  },
  {
    category: '020100',
    where: 'street',
    weight: 5,
    scene: 'manhole',
    words: [
      '{at}井盖不见了。只插了根树枝，太危险。',
      '{at}窨井盖松了。车一压就响，怕哪天翻过来。',
      '{at}路面塌陷。井盖旁边塌了一圈，能看见下面的土。',
    ],
    answers: ['已派人守着并围挡，新井盖在路上。', '已围好，正在核对是哪家的井。'],
    handled: ['换上防坠井盖，周边灌浆找平。', '井圈重新固定，加了防坠网。'],
    bulletin: {
      title: '{street}缺失井盖补齐，加了防坠网',
      words: '居民发现井盖缺损。责任单位先围挡后更换，并加装防坠网。',
    },
  },
  {
    category: '010300',
    where: 'estate',
    weight: 8,
    scene: 'charging',
    words: [
      '{at}飞线充电。从窗户拉线下来给电瓶车充电，线就搭在雨棚上。',
      '{at}过道停满电瓶车。晚上飞线充电，看着就怕。',
      '{at}电瓶车推进楼充电。说过几次不听，夜里充一整晚。',
    ],
    answers: ['已上门劝导，今晚复查。', '已通知房东，限今天拆线。'],
    handled: ['飞线已拆，车推到集中充电点，门口贴了提示。', '已签承诺书，车棚加了四个充电口。'],
    bulletin: {
      title: '{street}飞线拆除，车棚加了充电口',
      words: '居民反映飞线充电。责任单位拆除飞线、劝导车主，并在车棚加装充电口。',
    },
  },
  {
    category: '010200',
    where: 'estate',
    weight: 8,
    scene: 'stairs',
    words: [
      '{at}楼道堆满纸箱。还有旧家具，真着火人都下不来。',
      '{at}楼梯间放了鞋柜。还有腌菜缸，轮椅过不去。',
      '{at}顶楼堆杂物。平台全占了，把上人口都堵住了。',
    ],
    answers: ['已上门通知，限三天清理。', '网格员已和住户说好，周末一起清。'],
    handled: ['杂物已清走，楼道拍照留底，下周再看一次。', '已清理，住户同意以后放到储物间。'],
    bulletin: {
      title: '{street}楼道杂物清空，上下通畅',
      words: '居民反映楼道堆物。社区与住户一起清走，疏散通道恢复畅通。',
    },
  },
  {
    category: '040100',
    where: 'street',
    weight: 12,
    scene: 'parking',
    words: [
      '{at}公交站停满车。每天停在黄线上，公交进不了站。',
      '{at}有辆僵尸车。面包车停了半个多月没动过，玻璃都是灰。',
      '{at}乱停车。把人行道全占了，推婴儿车只能走马路。',
      '{at}两边停满车。放学时最堵，救护车都过不去。',
    ],
    answers: ['已通知车主挪车。', '已安排高峰时段巡查。'],
    handled: ['车已挪走，重新划了禁停线。', '已装隔离柱，早晚高峰有人管。'],
    bulletin: {
      title: '{street}占道车辆挪走，划了禁停线',
      words: '居民反映车辆占道。责任单位通知挪车，重新划线并安排高峰巡查。',
    },
  },
  {
    category: '020400',
    where: 'water',
    weight: 5,
    scene: 'railing',
    words: [
      '{at}护栏断了一截。只拉了根绳子，放学孩子都从这里走。',
      '{at}栏杆锈断了。昨天有人差点掉下去。',
      '{at}石护栏有缺口。被车撞的，晚上看不见。',
    ],
    answers: ['已拉警戒带并放了警示灯，配件已下单。', '量好尺寸了，三天内补齐。'],
    handled: ['护栏缺口已补齐，用力推过很牢。', '已焊接加固，整段刷了防锈漆。'],
    bulletin: {
      title: '{street}护栏缺口补齐',
      words: '居民发现护栏缺口。责任单位先警戒后补齐，现场推拉检查牢固。',
    },
  },
  {
    category: '010100',
    where: 'estate',
    weight: 4,
    words: [
      '{at}消防通道被堵。私家车停着，地上的字都磨没了。',
      '{at}消防通道加了铁栏。消防车根本开不进来。',
    ],
    answers: ['已通知车主，并请物业重新划线。'],
    handled: ['通道已清空，重新划线，装了提示牌。', '铁栏已拆，改成可移动的。'],
  },
  {
    category: '010400',
    where: 'estate',
    weight: 4,
    words: ['{at}消防栓没有水带。灭火器压力也指到红区。', '{at}灭火器过期两年了。一直没人换。'],
    answers: ['已现场查看，列了缺件清单。'],
    handled: ['水带和灭火器都已补齐，贴了下次检查日期。'],
  },
  {
    category: '010500',
    where: 'estate',
    weight: 2,
    words: [
      '{at}楼道有燃气味。已经开窗，人都在外面等。',
      '{at}燃气软管开裂。老人一个人住，自己不会换。',
    ],
    answers: ['抢修车已到，先关总阀。'],
    handled: ['查到是接头松动，已更换并保压试漏合格。'],
  },
  {
    category: '020600',
    where: 'street',
    weight: 4,
    words: [
      '{at}电线掉下来一头。离地不到两米，刮风会晃。',
      '{at}有人私拉电线。就在变压器旁边，接头用胶布缠着。',
    ],
    answers: ['已请供电人员到场，先围起来。'],
    handled: ['线路已抬高固定，废线剪除。'],
  },
  {
    category: '020300',
    where: 'estate',
    weight: 3,
    words: ['{at}电梯老是坏。一周坏了三次，里面有异响。', '{at}电梯门关不上。老人上不了楼。'],
    answers: ['维保单位已到，先停用检查。'],
    handled: ['换了门机皮带，试运行一天正常。'],
  },
  {
    category: '020500',
    where: 'street',
    weight: 3,
    words: [
      '{at}工地围挡倒了。倒了一段，孩子往里跑。',
      '{at}渣土车不盖布。工地出来一路掉泥，刮风全是灰。',
    ],
    answers: ['已约谈施工方，限今天整改。'],
    handled: ['围挡已扶正加固，出口装了冲洗台。'],
  },
  {
    category: '030500',
    where: 'estate',
    weight: 5,
    words: ['{at}健身器材断了。断了一根，露出铁尖。', '{at}公共座椅烂了。木条烂的，坐上去扎人。'],
    answers: ['已先用胶带围住，配件已订。'],
    handled: ['断件已换，拧紧后试用正常。', '木条换新，打磨过。'],
  },
  {
    category: '030600',
    where: 'estate',
    weight: 3,
    words: ['{at}楼顶搭建彩钢棚。晚上还在施工。', '{at}绿化带被围了。一楼围成自家院子。'],
    answers: ['已上门核实，发了停工通知。'],
    handled: ['彩钢棚已自行拆除，恢复原样。'],
  },
  {
    category: '030700',
    where: 'street',
    weight: 4,
    words: ['{at}摆摊占道。每天傍晚都来，油烟往楼上飘。', '{at}水果摊占盲道。整条盲道全占了。'],
    answers: ['已劝导，引导到便民疏导点。'],
    handled: ['摊位已搬到疏导点，每天傍晚有人巡查。'],
  },
  {
    category: '030900',
    where: 'estate',
    weight: 5,
    words: [
      '{at}烧烤店夜里吵。一点还在吵，油烟直往窗户里灌。',
      '{at}广场舞太响。音响开得大，孩子写不了作业。',
      '{at}夜间施工。十二点还在打桩，老人睡不着。',
    ],
    answers: ['已约店主谈过，先把音量降下来。', '已通知施工方夜里停工。'],
    handled: ['加装了油烟净化器，约定十点半收摊。', '商定晚上八点半结束，音响换成小的。'],
  },
  {
    category: '031000',
    where: 'estate',
    weight: 3,
    words: ['{at}大狗不牵绳。早上追着孩子跑。', '{at}有流浪狗一窝。晚上叫个不停。'],
    answers: ['已联系犬主，提醒牵绳。'],
    handled: ['犬主已办证并承诺牵绳，流浪犬已收容。'],
  },
  {
    category: '030800',
    where: 'estate',
    weight: 3,
    words: ['{at}自来水水压小。六楼早晚没水。', '{at}停电到现在。昨晚开始的，通知也没有。'],
    answers: ['抢修班已出发，预计两小时恢复。'],
    handled: ['更换了增压泵，六楼水压正常。', '故障电缆已更换，全部恢复供电。'],
  },
  {
    category: '040300',
    where: 'street',
    weight: 4,
    words: ['{at}红绿灯灭了。两天了，大货车抢着过。', '{at}斑马线磨没了。接送孩子过路很险。'],
    answers: ['已派人在高峰时段指挥。'],
    handled: ['信号灯控制板已更换，运行正常。', '斑马线已重划，加了减速带。'],
  },
  {
    category: '050100',
    where: 'estate',
    weight: 4,
    words: [
      '{at}有陌生人拉门把手。这几天晚上挨家拉，保安没问过。',
      '{at}车棚电瓶被盗。一周丢了三块。',
    ],
    answers: ['民警已到现场了解情况，请留意并保持联系。'],
    handled: ['已查清情况并加强夜间巡逻，车棚补了监控。'],
  },
  {
    category: '060100',
    where: 'estate',
    weight: 8,
    words: [
      '{at}楼上漏水。楼下天花板泡坏了，两家吵了几次，没人肯先修。',
      '{at}邻居摄像头对着别人家门。装在公共过道，争执不下。',
      '{at}两家为晾衣杆吵架。昨天差点动手。',
    ],
    answers: ['调解员今晚上门，先听两家各自说。', '已约双方周末到社区坐下来谈。'],
    handled: ['双方签了协议，楼上承担维修，一周内完工。', '双方同意调整朝向，当面握手言和。'],
  },
  {
    category: '060200',
    where: 'estate',
    weight: 5,
    words: [
      '{at}物业不公示账目。半年没公示公共收益，业主问了也不答。',
      '{at}物业费涨了。没有开会表决，很多业主不同意交。',
    ],
    answers: ['已通知物业一周内公示账目。'],
    handled: ['账目已在公告栏公示，业主代表核对无异议。'],
  },
  {
    category: '060300',
    where: 'street',
    weight: 3,
    words: ['{at}装修队被欠工资。六个人两个月的，老板电话打不通。'],
    answers: ['已联系到承包人，约明天当面核对工时。'],
    handled: ['工资已当面结清，六人签收。'],
  },
  {
    category: '070100',
    where: 'street',
    weight: 5,
    words: [
      '建议在{at}设公交站。老人去卫生院要走两里路。',
      '建议{at}早高峰加一班车。上学的孩子挤不上。',
    ],
    answers: ['建议已转交公交公司，正在数客流。'],
    handled: ['客流够，早高峰增开一班，下月起执行。', '已列入下一轮站点调整，先设临时停靠点。'],
  },
  {
    category: '070300',
    where: 'estate',
    weight: 3,
    words: ['请问外来务工怎么办居住登记？我们住在{at}，孩子要上学，要带什么证件？'],
    answers: ['带身份证和租房合同到窗口，当天可办；也可以预约上门。'],
    handled: ['已电话说明并预约了办理时间。'],
  },
];
