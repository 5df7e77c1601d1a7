/** Twenty thousand invented enterprises, each with somebody of the register as its legal representative. */
import { parseCreditCode } from '@yijianshi/core/documents'
import { chosen, creditCode, mixed } from './numbers.ts'
import { examplePerson, PEOPLE, REGION } from './people.ts'

export const ORGANISATIONS = 20_000

export type ExampleOrganisation = {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly scope: string
  readonly capitalFen: number
  readonly foundedOn: string
  readonly state: string
  readonly representative: { readonly name: string; readonly number: string }
}

const firstNumber = 10_000_000
const trades = [
  ['便利店', '预包装食品、日用百货零售。'],
  ['餐饮', '餐饮服务、外卖递送服务。'],
  ['建材', '建筑材料、五金产品批发零售。'],
  ['信息技术', '软件开发、信息系统集成服务。'],
  ['货运', '道路货物运输、国内货运代理。'],
  ['文化传媒', '广告设计、制作、代理。'],
] as const
const words = [...'和兴瑞丰昌达盛源泰宏安康信诚嘉佳美新华东']

/** `index` from 0 to `ORGANISATIONS` − 1. */
export function exampleOrganisation(index: number): ExampleOrganisation {
  const [trade, scope] = chosen(trades, index, 21)
  const year = 2001 + (mixed(index, 22) % 24)
  const { name, number } = examplePerson(index * (PEOPLE / ORGANISATIONS))
  return {
    code: creditCode(REGION, firstNumber + index),
    name: `示范市${chosen(words, index, 23)}${chosen(words, index, 24)}${trade}有限公司`,
    kind: '有限责任公司（自然人独资）',
    scope,
    capitalFen: (1 + (mixed(index, 25) % 50)) * 10_000_000,
    foundedOn: `${year}-${String(1 + (mixed(index, 26) % 12)).padStart(2, '0')}-18`,
    state: mixed(index, 27) % 20 === 0 ? '注销' : '存续',
    representative: { name, number },
  }
}

/** Those that are given stand beside the others; their numbers are none of theirs. */
export function organisationFinder(
  given: readonly ExampleOrganisation[],
): (code: string) => ExampleOrganisation | undefined {
  const known = new Map(given.map(organisation => [organisation.code, organisation]))
  return code => known.get(code.trim().toUpperCase()) ?? findOrganisation(code)
}

/** Undefined where no enterprise has that code. */
export function findOrganisation(code: string): ExampleOrganisation | undefined {
  const parsed = parseCreditCode(code)
  if (!parsed.ok || parsed.value.regionCode !== REGION) return undefined
  const index = Number(parsed.value.organisationCode.slice(0, 8)) - firstNumber
  if (!Number.isInteger(index) || index < 0 || index >= ORGANISATIONS) return undefined
  const found = exampleOrganisation(index)
  return found.code === parsed.value.code ? found : undefined
}
