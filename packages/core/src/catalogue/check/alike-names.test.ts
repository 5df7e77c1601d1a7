import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALIKE, NameIndex, nameCore } from './alike-names.ts'

function alike(left: string, right: string): boolean {
  const index = new NameIndex<string>()
  index.add(nameCore(left), left)
  return index.alike(nameCore(right)).includes(left)
}

/** One paper under two names, as guides of different authorities have them. */
const same = [
  ['身份证', '居民身份证'],
  ['身份证复印件', '身份证（原件）'],
  ['本人有效身份证件', '居民身份证'],
  ['法定代表人身份证', '法定代表人身份证明'],
  ['法定代表人身份证明文件', '法定代表人身份证件复印件'],
  ['户口本', '居民户口簿'],
  ['户口簿（原件及复印件）', '户口册'],
  ['营业执照副本', '营业执照'],
  ['企业法人营业执照（副本）', '营业执照复印件'],
  ['授权委托书', '委托书'],
  ['委托授权书', '授权委托书（加盖公章）'],
  ['房屋租赁合同', '租赁协议'],
  ['不动产权证书', '房产证'],
  ['房屋所有权证', '不动产权证'],
  ['住所使用证明', '住所（经营场所）使用证明'],
  ['经营场所使用证明', '住所（经营场所）使用证明'],
  ['食品安全管理制度', '食品安全规章制度'],
  ['食品安全管理制度目录', '食品安全管理制度清单'],
  ['经营场所平面布置图', '经营场所平面图'],
  ['设备设施布局图', '设施设备布局图'],
  ['社会保障卡', '社保卡'],
  ['机动车驾驶证', '驾驶证复印件'],
  ['银行卡', '银行账户信息'],
  ['一寸免冠照片', '一寸免冠相片'],
  ['告知承诺书', '告知承诺函'],
  ['结婚证', '结婚证书'],
  ['股东会决议', '股东会决议（原件）'],
  ['竣工验收报告书', '竣工验收报告'],
] as const

/** Different papers whose names are near. */
const different = [
  ['父亲身份证', '母亲身份证'],
  ['逝者身份证', '经办人身份证'],
  ['法定代表人身份证', '股东身份证'],
  ['股东主体资格或身份证明', '全体合伙人主体资格或身份证明'],
  ['买方身份证', '卖方身份证'],
  ['学生户口簿', '监护人户口簿'],
  ['结婚证', '离婚证'],
  ['出生医学证明', '死亡医学证明'],
  ['施工合同', '监理合同'],
  ['施工图设计文件', '竣工图'],
  ['建设工程规划许可证', '建设用地规划许可证'],
  ['消防验收意见', '人防验收意见'],
  ['食品安全管理员证明', '食品安全管理制度'],
  ['食品安全规章制度目录', '消防安全制度和应急疏散预案'],
  ['食品经营许可证', '药品经营许可证'],
  ['医疗器械经营场所平面图', '消防平面布置图'],
  ['养老保险参保凭证', '医疗保险参保凭证'],
  ['供水申请材料', '供电申请材料'],
  ['变更前营业执照', '变更后营业执照'],
  ['原不动产权证书', '不动产权证书'],
  ['退休审批表', '退役登记表'],
  ['招牌效果图', '招牌结构图'],
  ['住所使用证明', '收入证明'],
  ['入学通知书', '毕业证书'],
  ['公司章程', '合伙协议'],
  ['残疾人证', '残疾评定表'],
  ['清算报告', '审计报告'],
  ['租赁合同', '购房合同'],
  ['水土保持方案', '水土保持方案批复'],
] as const

describe('one paper under two names', () => {
  test.each(same)('%s = %s', (left, right) => expect(alike(left, right)).toBe(true))
})

describe('two papers', () => {
  test.each(different)('%s ≠ %s', (left, right) => expect(alike(left, right)).toBe(false))
})

test('it does not matter which stands first', () => {
  for (const [left, right] of [...same, ...different]) expect(alike(right, left)).toBe(alike(left, right))
})

test('a name is found among many, and with all that is called the same', () => {
  const index = new NameIndex<string>()
  for (const [left, right] of different) for (const name of [left, right]) index.add(nameCore(name), name)
  index.add(nameCore('结婚证书'), 'certificate')
  expect(index.alike(nameCore('结婚证（复印件）'))).toEqual(['结婚证', 'certificate'])
  expect(index.alike(nameCore('海域使用论证报告'))).toEqual([])
})

/** Dice's coefficient of names that hold no word with a meaning of its own. */
function dice(left: string, right: string): number {
  const pairsOf = (name: string) =>
    new Set([...name].slice(1).map((_, index) => name.slice(index, index + 2)))
  const [one, other] = [pairsOf(left), pairsOf(right)]
  return (2 * one.intersection(other).size) / (one.size + other.size)
}

test('the index finds what comparing each with each finds', () => {
  const letter = fc.constantFrom(...'梅兰竹菊松')
  const name = fc.array(letter, { minLength: 1, maxLength: 9 }).map(letters => letters.join(''))
  fc.assert(
    fc.property(fc.array(name, { maxLength: 20 }), name, (names, wanted) => {
      const index = new NameIndex<string>()
      for (const each of names) index.add(nameCore(each), each)
      const alikeNames = names.filter(each => each === wanted || dice(each, wanted) >= ALIKE)
      expect(new Set(index.alike(nameCore(wanted)))).toEqual(new Set(alikeNames))
    }),
  )
})
