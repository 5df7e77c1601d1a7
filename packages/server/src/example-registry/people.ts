/**
 * A hundred thousand invented people of the invented city. None is stored: a person follows from an index, and the index
 * from the citizen number.
 */
import { parseCitizenNumber } from '@yijianshi/core/documents'
import { chosen, citizenNumber, mixed } from './numbers.ts'

export const PEOPLE = 100_000
/** The first six digits of the numbers of the demo’s people. */
export const REGION = '110199'

export type ExamplePerson = {
  readonly number: string
  readonly name: string
  readonly sex: '男' | '女'
  /** `1990-03-07` */
  readonly birthDate: string
  readonly ethnicity: string
  readonly address: string
  readonly cardValidUntil: string
  readonly household: { readonly householder: string; readonly relation: string }
  readonly insurance: { readonly employer: string; readonly months: number; readonly state: string }
  /** 从业人员健康合格证明; not everybody has one. */
  readonly healthCertificate:
    | { readonly number: string; readonly issuedOn: string; readonly validUntil: string }
    | undefined
}

/** Known beforehand: the people of the demo. */
export type GivenPerson = { readonly name: string; readonly number: string }

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万',
]
const menGiven = [...'伟强磊军勇杰涛明超斌浩宇鹏飞凯健俊峰波辉刚平志文博海建国华林']
const womenGiven = [...'芳娜敏静丽娟艳霞燕玲桂英婷雪梅倩颖琳慧莹洁红云兰凤琴秀春晓佳']
const ethnicities = [
  '汉族',
  '汉族',
  '汉族',
  '汉族',
  '汉族',
  '汉族',
  '汉族',
  '汉族',
  '满族',
  '回族',
  '蒙古族',
  '苗族',
]
const communities = [
  '春风街道桃园社区',
  '春风街道柳岸社区',
  '湖滨街道望湖社区',
  '湖滨街道长堤社区',
  '东门街道和平社区',
  '东门街道书院社区',
]
const employers = [
  '示范市东湖百货有限公司',
  '示范市第一人民医院',
  '示范市城市公交集团',
  '东湖区春风小学',
  '（灵活就业）',
]
const relations = ['户主', '妻', '子', '女', '夫']

/** Four people were born on each day. */
const days = PEOPLE / 4
const firstDay = Date.UTC(1938, 0, 1)
const dayMs = 86_400_000
const perDay = 200

const dateOf = (day: number) => new Date(firstDay + day * dayMs).toISOString().slice(0, 10)
const sequenceOf = (day: number, place: number) => place * perDay + (mixed(day, 1) % (perDay - 1)) + 1

function nameOf(index: number, isMan: boolean): string {
  const given = isMan ? menGiven : womenGiven
  const second = mixed(index, 5) % 3 === 0 ? '' : chosen(given, index, 4)
  return `${chosen(surnames, index, 2)}${chosen(given, index, 3)}${second}`
}

/** All else of a person, from a number that is spread evenly. */
function detailsOf(index: number, number: string, name: string): ExamplePerson {
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const isMan = Number(number[16]) % 2 === 1
  const relation = chosen(relations, index, 9)
  const year = 2024 + (mixed(index, 12) % 2)
  const monthAndDay = `${String(1 + (mixed(index, 13) % 12)).padStart(2, '0')}-15`
  return {
    number,
    name,
    sex: isMan ? '男' : '女',
    birthDate,
    ethnicity: chosen(ethnicities, index, 6),
    address: `示范市东湖区${chosen(communities, index, 7)} ${1 + (mixed(index, 8) % 40)} 栋 ${101 + (mixed(index, 14) % 9) * 100} 室`,
    cardValidUntil: `${2030 + (mixed(index, 10) % 15)}-${monthAndDay}`,
    household: { householder: relation === '户主' ? name : nameOf(index + PEOPLE, true), relation },
    insurance: {
      employer: chosen(employers, index, 15),
      months: mixed(index, 16) % 360,
      state: mixed(index, 17) % 10 === 0 ? '暂停缴费' : '正常参保',
    },
    healthCertificate:
      mixed(index, 11) % 3 === 0
        ? undefined
        : {
            number: `示健字${year}第${String(mixed(index, 18) % 1_000_000).padStart(6, '0')}号`,
            issuedOn: `${year}-${monthAndDay}`,
            validUntil: `${year + 3}-${monthAndDay}`,
          },
  }
}

/** `index` from 0 to `PEOPLE` − 1. */
export function examplePerson(index: number): ExamplePerson {
  const day = index % days
  const sequence = sequenceOf(day, Math.floor(index / days))
  const number = citizenNumber(REGION, dateOf(day).replaceAll('-', ''), sequence)
  return detailsOf(index, number, nameOf(index, sequence % 2 === 1))
}

/** Undefined where nobody has that number. No list is searched. */
function indexOf(number: string): number | undefined {
  const parsed = parseCitizenNumber(number)
  if (!parsed.ok || parsed.value.regionCode !== REGION) return undefined
  const day = (Date.parse(parsed.value.birthDate) - firstDay) / dayMs
  if (day < 0 || day >= days) return undefined
  const sequence = Number(number.slice(14, 17))
  const place = Math.floor((sequence - 1) / perDay)
  return place < 4 && sequenceOf(day, place) === sequence ? place * days + day : undefined
}

/** Those who are given have their own names; everybody else follows from the number. */
export function personFinder(given: readonly GivenPerson[]): (number: string) => ExamplePerson | undefined {
  const names = new Map(given.map(person => [person.number, person.name]))
  return number => {
    const known = names.get(number)
    if (known !== undefined)
      return detailsOf(Number(number.slice(6, 14)) + Number(number.slice(14, 17)), number, known)
    const index = indexOf(number)
    return index === undefined ? undefined : examplePerson(index)
  }
}
