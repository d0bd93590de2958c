// The people of the demonstration ward. All of them are invented: names are put together from common ones, block numbers do
// not exist, telephone numbers lie in a range that is never given out, and places are the districts' parks and squares.

export type WardArea = '板橋' | '八王子' | '世田谷';
export type WardProfile = 'general' | 'copd' | 'heart-failure' | 'dementia-alone' | 'end-of-life';

/** What befalls a virtual patient; the simulator's words. */
export type WardScript =
  | 'quiet'
  | 'slow-desaturation'
  | 'tachycardia'
  | 'atrial-fibrillation'
  | 'leaves-bed'
  | 'sensor-off'
  | 'unsteady-network'
  | 'dying-battery';

export interface WardPatient {
  readonly name: string;
  readonly kana: string;
  readonly birthDate: string;
  readonly sex: 'female' | 'male';
  readonly area: WardArea;
  readonly town: string;
  readonly livingAlone: boolean;
  readonly conditions: readonly string[];
  readonly profile: WardProfile;
  readonly script: WardScript;
  readonly family: readonly [name: string, relation: string, note: string];
  readonly key: string;
  readonly wishes: string;
  readonly medication: readonly string[];
  readonly oxygen: boolean;
  readonly instruction: string | null;
  /** Resting values the simulator is given. */
  readonly rest: {
    readonly spo2Percent: number;
    readonly restingHeartRatePerMin: number;
    readonly respirationPerMin: number;
  };
}

/** name | kana | born | sex | district/town | living | conditions | profile | script | family,relation,note | resting SpO2/pulse/breaths */
const TABLE = `
山田 ハナ | ヤマダ ハナ | 1941-03-08 | F | 板橋/大山町 | 独居 | COPD・在宅酸素 | copd | slow-desaturation | 山田 美咲,長女,日中は仕事。留守電可 | 94/82/20
鈴木 正一 | スズキ ショウイチ | 1938-11-21 | M | 板橋/常盤台 | 同居 | 慢性心不全・高血圧 | heart-failure | tachycardia | 鈴木 和子,妻,同居。耳が遠い | 96/74/16
高橋 ヨシ | タカハシ ヨシ | 1935-06-02 | F | 板橋/成増 | 独居 | アルツハイマー型認知症 | dementia-alone | leaves-bed | 高橋 健,長男,川口市。夜間も可 | 97/68/15
伊藤 清 | イトウ キヨシ | 1944-01-30 | M | 八王子/子安町 | 同居 | 間質性肺炎 | copd | quiet | 伊藤 由美,妻,同居 | 93/84/22
渡辺 トメ | ワタナベ トメ | 1932-09-14 | F | 八王子/館町 | 独居 | 慢性心不全・心房細動 | heart-failure | atrial-fibrillation | 渡辺 誠,次男,車で20分 | 95/78/17
中村 勝 | ナカムラ マサル | 1947-05-19 | M | 八王子/南大沢 | 同居 | 2型糖尿病 | general | unsteady-network | 中村 直子,妻,同居 | 97/70/14
小林 キヨ | コバヤシ キヨ | 1939-12-25 | F | 世田谷/用賀 | 独居 | レビー小体型認知症 | dementia-alone | quiet | 小林 亮,孫,週末に訪問 | 96/66/15
加藤 武雄 | カトウ タケオ | 1936-08-03 | M | 世田谷/等々力 | 同居 | 膵がん終末期 | end-of-life | quiet | 加藤 千恵,妻,同居。付き添い中 | 93/92/18
吉田 フミ | ヨシダ フミ | 1943-02-17 | F | 世田谷/奥沢 | 独居 | 気管支喘息 | general | dying-battery | 吉田 真理,長女,横浜市 | 96/76/16
佐々木 進 | ササキ ススム | 1945-10-09 | M | 板橋/高島平 | 同居 | 肺炎回復期 | general | sensor-off | 佐々木 典子,妻,同居 | 95/80/18
山口 チヨ | ヤマグチ チヨ | 1934-04-27 | F | 板橋/蓮根 | 独居 | 骨粗鬆症・独居 | general | quiet | 山口 修,甥,月に2回訪問 | 97/72/15
松本 昭二 | マツモト ショウジ | 1940-07-11 | M | 板橋/小豆沢 | 同居 | 脳梗塞後遺症 | general | quiet | 松本 久子,妻,同居 | 96/69/15
井上 ミツ | イノウエ ミツ | 1937-01-05 | F | 八王子/長房町 | 独居 | 慢性心不全 | heart-failure | quiet | 井上 剛,長男,立川市 | 95/71/17
木村 弘 | キムラ ヒロシ | 1946-03-23 | M | 八王子/めじろ台 | 同居 | COPD | copd | quiet | 木村 恵子,妻,同居 | 92/79/20
林 スミ | ハヤシ スミ | 1933-05-16 | F | 八王子/北野町 | 独居 | 老衰 | end-of-life | quiet | 林 浩,長男,隣町。看取りの方針 | 94/64/14
清水 実 | シミズ ミノル | 1942-09-30 | M | 世田谷/経堂 | 同居 | パーキンソン病 | general | quiet | 清水 陽子,妻,同居 | 97/67/14
山崎 サト | ヤマザキ サト | 1938-02-12 | F | 世田谷/上馬 | 独居 | 脱水で入院歴 | general | quiet | 山崎 大輔,長男,品川区 | 97/73/15
森 義男 | モリ ヨシオ | 1941-11-07 | M | 世田谷/玉川 | 同居 | 大動脈弁狭窄症 | heart-failure | quiet | 森 智子,長女,同居 | 96/75/16
池田 ウメ | イケダ ウメ | 1936-06-20 | F | 板橋/徳丸 | 独居 | アルツハイマー型認知症 | dementia-alone | quiet | 池田 学,次男,和光市 | 97/65/15
橋本 茂 | ハシモト シゲル | 1948-08-15 | M | 板橋/志村 | 同居 | 肺がん術後 | copd | quiet | 橋本 幸子,妻,同居 | 94/77/18
阿部 マサ | アベ マサ | 1939-10-01 | F | 八王子/高尾町 | 独居 | 慢性腎臓病 | general | quiet | 阿部 隆,長男,夜間は可 | 96/70/15
石川 三郎 | イシカワ サブロウ | 1935-12-18 | M | 八王子/元横山町 | 同居 | 心筋梗塞後 | heart-failure | quiet | 石川 静江,妻,同居 | 96/63/15
前田 イト | マエダ イト | 1940-04-04 | F | 世田谷/深沢 | 独居 | 気管支拡張症 | copd | quiet | 前田 香織,長女,大田区 | 93/81/19
藤田 勲 | フジタ イサオ | 1943-07-29 | M | 世田谷/砧 | 同居 | 高血圧・不眠 | general | quiet | 藤田 弘子,妻,同居 | 97/71/14
`;

const ROWS = TABLE.trim()
  .split('\n')
  .map((line) => line.split(' | '));

const MEDICATION: Readonly<Record<WardProfile, readonly string[]>> = {
  general: ['アムロジピン 5 mg 朝', '酸化マグネシウム 330 mg 毎食後'],
  copd: ['チオトロピウム吸入 朝', 'サルブタモール吸入 頓用'],
  'heart-failure': ['フロセミド 20 mg 朝', 'カルベジロール 2.5 mg 朝夕', 'アピキサバン 2.5 mg 朝夕'],
  'dementia-alone': ['ドネペジル 5 mg 朝'],
  'end-of-life': ['モルヒネ坐剤 10 mg 頓用', 'デキサメタゾン 1 mg 朝'],
};

const INSTRUCTIONS: Readonly<Record<WardProfile, string | null>> = {
  general: null,
  copd: 'SpO2 88〜92 %を目標に酸素は2 L/分まで。上がらなければ主治医へ。',
  'heart-failure': '体重と浮腫を確認。フロセミド20 mgの追加内服可。胸痛があれば119番。',
  'dementia-alone': null,
  'end-of-life': '苦痛があればモルヒネ坐剤10 mg。救急車は呼ばない。',
};

const WISHES: Readonly<Record<WardProfile, string>> = {
  general: 'できるだけ自宅で。入院は本人と家族に相談。',
  copd: '人工呼吸器は希望しない。酸素と投薬は希望。',
  'heart-failure': '急変時は搬送を希望。',
  'dementia-alone': '住み慣れた家で。転倒時は家族に連絡。',
  'end-of-life': '自宅で最期まで。心肺蘇生は希望しない。',
};

/** Patients of the ward; beyond the written ones they come again with a number, for larger wards. */
export function wardPatient(index: number): WardPatient {
  const row = ROWS[index % ROWS.length];
  if (row === undefined) throw new RangeError('a ward has people');
  const [name = '', kana = '', birthDate = '', sex, place = '', living, conditions = ''] = row;
  const [profile, script, family = '', rest = ''] = row.slice(7) as [WardProfile, WardScript, string?, string?];
  const livingAlone = living === '独居';
  const again = Math.floor(index / ROWS.length);
  const [area, town = ''] = place.split('/');
  const [familyName = '', relation = '', note = ''] = family.split(',');
  const [spo2 = 97, pulse = 70, breaths = 15] = rest.split('/').map(Number);
  return {
    name: again === 0 ? name : `${name} ${again + 1}`,
    kana: again === 0 ? kana : `${kana} ${again + 1}`,
    birthDate,
    sex: sex === 'F' ? 'female' : 'male',
    area: area as WardArea,
    town,
    livingAlone,
    conditions: conditions.split('・'),
    profile,
    script: again === 0 ? script : 'quiet',
    family: [familyName, relation, note],
    key: livingAlone ? `玄関右のキーボックス、番号 ${1000 + index * 37}` : '家族が開ける。不在時は管理人へ',
    wishes: WISHES[profile],
    medication: MEDICATION[profile],
    oxygen: conditions.includes('酸素') || profile === 'copd',
    instruction: INSTRUCTIONS[profile],
    rest: { spo2Percent: spo2, restingHeartRatePerMin: pulse, respirationPerMin: breaths },
  };
}

export const WRITTEN_PATIENTS = ROWS.length;

/** Middle of each district: a park or a square. */
export const AREA_CENTRES: Readonly<Record<WardArea, readonly [lat: number, lon: number, city: string]>> = {
  板橋: [35.7612, 139.6866, '東京都板橋区'],
  八王子: [35.6557, 139.3239, '東京都八王子市'],
  世田谷: [35.6226, 139.6456, '東京都世田谷区'],
};
