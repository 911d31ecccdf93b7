import type { CommunityPlan, LandPlan } from './areas.ts';

const community = (code: string, zh: string, en: string, grids: number): CommunityPlan => ({
  code,
  name: { zh: `${zh}社区`, en: `${en} Community` },
  grids,
});
const village = (code: string, zh: string, en: string, grids: number): CommunityPlan => ({
  code,
  name: { zh: `${zh}村`, en: `${en} Village` },
  grids,
});

/** The demo county. Name, code and every place in it are made up. */
export const linxi: LandPlan = {
  county: 339921,
  name: { zh: '临溪县', en: 'Linxi County' },
  centre: { lng: 120.15, lat: 28.85 },
  radiusM: { x: 6_600, y: 5_400 },
  towns: [
    {
      code: '101',
      name: { zh: '清水桥镇', en: 'Qingshuiqiao Town' },
      communities: [
        community('001', '清水桥', 'Qingshuiqiao', 4),
        village('201', '竹墩', 'Zhudun', 3),
        village('202', '上畈', 'Shangfan', 3),
        village('203', '云梓', 'Yunzi', 4),
      ],
    },
    {
      code: '001',
      name: { zh: '桑园街道', en: 'Sangyuan Subdistrict' },
      communities: [
        community('001', '桑园', 'Sangyuan', 5),
        community('002', '南门', 'Nanmen', 4),
        community('003', '河沿', 'Heyan', 5),
        community('004', '新溪', 'Xinxi', 4),
        community('005', '东塘', 'Dongtang', 4),
      ],
    },
    {
      code: '102',
      name: { zh: '石埠镇', en: 'Shibu Town' },
      communities: [
        community('001', '石埠', 'Shibu', 5),
        village('201', '柏坞', 'Baiwu', 4),
        village('202', '渡头', 'Dutou', 3),
        village('203', '沙洲', 'Shazhou', 3),
      ],
    },
  ],
};

/** A second county without residents or history, for replaying files of messages into. */
export const shili: LandPlan = {
  county: 339922,
  name: { zh: '示例县', en: 'Shili County' },
  centre: { lng: 120.42, lat: 28.62 },
  radiusM: { x: 5_200, y: 4_600 },
  towns: [
    {
      code: '001',
      name: { zh: '城中街道', en: 'Chengzhong Subdistrict' },
      communities: [
        community('001', '西街', 'Xijie', 4),
        community('002', '文昌', 'Wenchang', 4),
        community('003', '滨江', 'Binjiang', 4),
      ],
    },
    {
      code: '101',
      name: { zh: '东坪镇', en: 'Dongping Town' },
      communities: [
        community('001', '东坪', 'Dongping', 4),
        village('201', '下渚', 'Xiazhu', 4),
        village('202', '枫林', 'Fenglin', 4),
      ],
    },
  ],
};
