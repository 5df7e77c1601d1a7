/** Code lists as SKOS concepts: those of GB/T 39046, and a few of the vocabularies of the EU. */
import type { Item, Material, Matter, Name } from '../catalogue/model.ts'
import { enCodes } from '../paper/texts/en-codes.ts'
import { zhCodes } from '../paper/texts/zh-codes.ts'
import { conceptNode, type LinkedNode } from './linked-node.ts'

const CURRENCY = 'http://publications.europa.eu/resource/authority/currency/CNY'
const CHINESE = 'http://publications.europa.eu/resource/authority/language/ZHO'
const ENGLISH = 'http://publications.europa.eu/resource/authority/language/ENG'

export const currency = CURRENCY
export const languagesOffered = [CHINESE, ENGLISH] as const

const audiences: Readonly<Record<Matter['audience'], Name>> = {
  person: { zh: '个人', en: 'Persons' },
  enterprise: { zh: '经营主体', en: 'Enterprises' },
}

const lists: Readonly<Record<Matter['list'], Name>> = {
  national: { zh: '国家清单', en: 'National list' },
  provincial: { zh: '省级清单', en: 'Provincial list' },
  local: { zh: '地方特色', en: 'Local list' },
}

const materialKinds: Readonly<Record<Material['kind'], Name>> = {
  form: { zh: '申请表', en: 'Application form' },
  licence: { zh: '证照', en: 'Licence' },
  document: { zh: '其他材料', en: 'Other document' },
}

const online: Readonly<Record<'online', Name>> = { online: { zh: '网上', en: 'Online' } }
const status: Readonly<Record<'active', Name>> = { active: { zh: '实施中', en: 'In force' } }

function scheme(name: string, labels: Readonly<Record<string, Name>>): LinkedNode[] {
  return Object.entries(labels).map(([code, label]) => conceptNode(name, code, label))
}

/** The same code list in both languages, as pairs. */
function paired<Code extends string>(
  zh: Readonly<Record<Code, string>>,
  en: Readonly<Record<NoInfer<Code>, string>>,
  codes: readonly Code[],
): Readonly<Record<string, Name>> {
  return Object.fromEntries(codes.map(code => [code, { zh: zh[code], en: en[code] }]))
}

const itemKinds: readonly Item['kind'][] = [
  'licence',
  'confirmation',
  'payment',
  'reward',
  'ruling',
  'other-power',
  'public-service',
]
const levels: readonly Item['level'][] = [
  'national',
  'provincial',
  'city',
  'county',
  'township',
  'village',
  'graded',
]
const serviceObjects: readonly Item['serviceObjects'][number][] = [
  'person',
  'enterprise',
  'public-institution',
  'social-organisation',
  'administrative-body',
  'other',
]
const siteKinds: readonly Item['channels']['sites'][number][] = [
  'hall',
  'township',
  'village',
  'bank',
  'hospital',
]

/** Every concept that other nodes refer to. */
export function conceptNodes(): LinkedNode[] {
  return [
    ...scheme('audience', audiences),
    ...scheme('list', lists),
    ...scheme('material-kind', materialKinds),
    ...scheme('status', status),
    ...scheme('channel', { ...online, ...paired(zhCodes.siteKind, enCodes.siteKind, siteKinds) }),
    ...scheme('item-kind', paired(zhCodes.itemKind, enCodes.itemKind, itemKinds)),
    ...scheme('level', paired(zhCodes.level, enCodes.level, levels)),
    ...scheme('service-object', paired(zhCodes.serviceObject, enCodes.serviceObject, serviceObjects)),
    { '@id': CURRENCY, '@type': 'Concept', prefLabel: { zh: '人民币', en: 'Renminbi yuan' } },
    { '@id': CHINESE, '@type': 'LinguisticSystem', title: { zh: '中文', en: 'Chinese' } },
    { '@id': ENGLISH, '@type': 'LinguisticSystem', title: { zh: '英文', en: 'English' } },
  ]
}
