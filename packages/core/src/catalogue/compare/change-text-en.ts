import type { Text } from '../model.ts'
import type { CatalogueChange, CollectionKind, Concerned, Copies, DayUnit, ItemPart } from './change.ts'
import type { Say } from './change-text-zh.ts'
import { fieldTitles } from './field-titles.ts'

const collections: Readonly<Record<CollectionKind, string>> = {
  region: 'Region',
  authority: 'Authority',
  site: 'Site',
  licence: 'Licence',
  element: 'Field',
  material: 'Material',
  question: 'Question',
  item: 'Item',
  matter: 'Matter',
  lifeStage: 'Stage of life',
  precondition: 'Precondition',
  variant: 'Variant',
  resource: 'Data resource',
}

const parts: Readonly<Record<ItemPart, string>> = {
  legalBasis: 'legal basis',
  conditions: 'conditions of acceptance',
  steps: 'steps',
  specialProcedures: 'special procedures',
  reviewPoints: 'review points',
  channels: 'channels',
  authorisation: 'authorisation of the chief representative',
  quota: 'quota',
  validity: 'period of validity',
  applicationPeriod: 'period of application',
  intermediaryServices: 'intermediary services',
  atMostOneVisit: 'class of at most one visit',
  serviceObjects: 'whom it serves',
  questionsAsked: 'questions often asked',
  codes: 'codes',
  entrusted: 'entrusted or joint authorities',
  tags: 'tags',
}

const limits = {
  minLength: 'least length',
  maxLength: 'greatest length',
  min: 'least value',
  max: 'greatest value',
  pattern: 'form',
  options: 'options',
  minItems: 'least number of entries',
  maxItems: 'greatest number of entries',
} as const

const yuan = (amountFen: number) => (amountFen === 0 ? 'nothing' : `${amountFen / 100} yuan`)
const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
const working = (days: number) => (days === 0 ? 'on the spot' : counted(days, 'working day', 'working days'))
const copies = ({ original, copy }: Copies) =>
  [
    original > 0 ? counted(original, 'original', 'originals') : '',
    copy > 0 ? counted(copy, 'copy', 'copies') : '',
  ]
    .filter(Boolean)
    .join(' and ') || 'a look at it'

function whom(concerned: readonly Concerned[], say: Say): string {
  if (concerned.length === 0) return ' No matter uses it yet.'
  const named = concerned.map(({ name, when }) => `“${say(name)}”${when ? ` (where ${say(when)})` : ''}`)
  return ` Concerns ${named.join(', ')}.`
}

const only = (when: Text | undefined, say: Say) => (when ? `, only where ${say(when)}` : '')
const situation = (when: Text | undefined, say: Say) => (when ? `where ${say(when)}` : 'in any case')

function statutory(limit: { readonly days: number; readonly unit: DayUnit } | undefined): string {
  if (limit === undefined) return 'none'
  return limit.unit === 'natural-days'
    ? counted(limit.days, 'calendar day', 'calendar days')
    : counted(limit.days, 'working day', 'working days')
}

function direction(from: number, to: number): string {
  return to < from ? `${working(from - to)} faster` : `${working(to - from)} slower`
}

function ofItem(
  change: Extract<CatalogueChange, { readonly item: string; readonly concerned: unknown }>,
  say: Say,
): string {
  const name = `“${say(change.name)}”`
  switch (change.kind) {
    case 'item-added':
      return `New item ${name}.`
    case 'item-removed':
      return `Item ${name} is gone.`
    case 'promised-limit': {
      const { from = 0, to = 0 } = change
      return `${name} is promised ${working(to)} instead of ${working(from)}: ${direction(from, to)}.`
    }
    case 'statutory-limit':
      return `The statutory limit of ${name} is ${statutory(change.to)} instead of ${statutory(change.from)}.`
    case 'material-asked':
      return `${name} now asks for “${say(change.materialName)}”${only(change.when, say)}.`
    case 'material-not-asked':
      return `${name} no longer asks for “${say(change.materialName)}”${change.when ? ` (until now only where ${say(change.when)})` : ''}.`
    case 'material-condition':
      return `${name} asks for “${say(change.materialName)}” ${situation(change.to, say)}, no longer ${situation(change.from, say)}.`
    case 'material-copies':
      return `${name} wants ${copies(change.to)} of “${say(change.materialName)}” instead of ${copies(change.from)}.`
    case 'material-tolerance':
      return change.to === undefined
        ? `“${say(change.materialName)}” may no longer follow later for ${name}.`
        : `“${say(change.materialName)}” may follow ${working(change.to)} later for ${name} (until now ${change.from === undefined ? 'not at all' : working(change.from)}).`
    case 'material-terms':
      return `${name} has other terms for “${say(change.materialName)}”.`
    case 'fee-added':
      return `${name} now costs “${say(change.fee)}”: ${yuan(change.amountFen)}${only(change.when, say)}.`
    case 'fee-removed':
      return `${name} no longer costs “${say(change.fee)}” (${yuan(change.amountFen)} until now).`
    case 'fee-amount':
      return `“${say(change.fee)}” of ${name} is ${yuan(change.to)} instead of ${yuan(change.from)}.`
    case 'fee-terms':
      return `Basis or condition of the fee “${say(change.fee)}” of ${name} has changed.`
    case 'visits':
      return `Visits for ${name}: ${change.to.alone} instead of ${change.from.alone} alone, ${change.to.joint} instead of ${change.from.joint} jointly.`
    case 'authority':
      return `${name} is handled by ${say(change.to)} instead of ${say(change.from)}.`
    case 'result-added':
      return `${name} also gives “${say(change.licenceName)}”.`
    case 'result-removed':
      return `${name} no longer gives “${say(change.licenceName)}”.`
    case 'field-asked':
      return `${name} has a new field “${say(change.elementName)}” (${change.required ? 'required' : 'optional'})${only(change.when, say)}.`
    case 'field-not-asked':
      return `${name} no longer has the field “${say(change.elementName)}”.`
    case 'field-condition':
      return `${name} has the field “${say(change.elementName)}” ${situation(change.to, say)}, no longer ${situation(change.from, say)}.`
    case 'field-required':
      return `The field “${say(change.elementName)}” of ${name} is now required.`
    case 'field-optional':
      return `The field “${say(change.elementName)}” of ${name} is now optional.`
    case 'field-limits':
      return change.limits.length === 0
        ? `The field “${say(change.elementName)}” of ${name} has other demands.`
        : `The field “${say(change.elementName)}” of ${name} has changed: ${change.limits.map(limit => limits[limit]).join(', ')}.`
    case 'item-part':
      return `${name} has changed: ${parts[change.part]}.`
  }
}

function ofMatter(change: Extract<CatalogueChange, { readonly matter: string }>, say: Say): string {
  const name = `“${say(change.name)}”`
  switch (change.kind) {
    case 'matter-added':
      return `New matter ${name}.`
    case 'matter-removed':
      return `Matter ${name} is gone.`
    case 'matter-item-added':
      return `${name} now includes “${say(change.itemName)}”${only(change.when, say)}.`
    case 'matter-item-removed':
      return `${name} no longer includes “${say(change.itemName)}”.`
    case 'matter-item-condition':
      return `${name} includes “${say(change.itemName)}” ${situation(change.to, say)}, no longer ${situation(change.from, say)}.`
    case 'situation-added':
      return `${name} knows a new situation: “${say(change.label)}”.`
    case 'situation-removed':
      return `${name} no longer knows the situation “${say(change.label)}”.`
    case 'situation-condition':
      return `The situation “${say(change.label)}” of ${name} is now ${situation(change.to, say)}.`
    case 'question-asked':
      return `${name} asks one question more: “${say(change.title)}”${only(change.when, say)}.`
    case 'question-not-asked':
      return `${name} no longer asks “${say(change.title)}”.`
    case 'question-condition':
      return `${name} asks “${say(change.title)}” ${situation(change.to, say)}.`
    case 'same-paper-added':
      return `In ${name} “${say(change.replacedName)}” and “${say(change.keepName)}” are one paper, handed in once.`
    case 'same-paper-removed':
      return `In ${name} “${say(change.replacedName)}” and “${say(change.keepName)}” are no longer one paper.`
  }
}

function ofOthers(
  change: Exclude<
    CatalogueChange,
    { readonly item: string; readonly concerned: unknown } | { readonly matter: string }
  >,
  say: Say,
): string {
  switch (change.kind) {
    case 'option-added':
      return `The question “${say(change.title)}” has a new option “${say(change.option)}”.`
    case 'option-removed':
      return `The question “${say(change.title)}” no longer has the option “${say(change.option)}”.`
    case 'question-range':
      return `The question “${say(change.title)}” takes other numbers.`
    case 'material-fetched':
      return `“${say(change.name)}” can be fetched by the government.`
    case 'material-not-fetched':
      return `“${say(change.name)}” can no longer be fetched by the government.`
    case 'site-added':
      return `New site “${say(change.name)}”.`
    case 'site-removed':
      return `Site “${say(change.name)}” is gone.`
    case 'site-hours':
      return `“${say(change.name)}” has other hours.`
    case 'site-place':
      return `“${say(change.name)}” has another address or telephone.`
    case 'site-offer':
      return `“${say(change.name)}” takes in other matters.`
    case 'variant-added':
      return `“${say(change.matterName)}” has a new variant “${say(change.name)}”: ${change.regions.map(say).join(', ')}.`
    case 'variant-removed':
      return `“${say(change.matterName)}” no longer has the variant “${say(change.name)}”.`
    case 'variant-changed':
      return `The variant “${say(change.name)}” of “${say(change.matterName)}” has changed.`
    case 'renamed':
      return `${collections[change.what]} “${say(change.from)}” is now called “${say(change.to)}”.`
    case 'policy':
      return `Targets and rules of the centre have changed: ${fieldTitles('policy', change.fields, 'en').join(', ')}.`
    case 'added':
      return `${collections[change.what]} “${say(change.name)}” is new.`
    case 'removed':
      return `${collections[change.what]} “${say(change.name)}” is gone.`
    case 'other':
      return `${collections[change.what]} “${say(change.name)}” has changed: ${fieldTitles(change.what, change.fields, 'en').join(', ')}.`
    case 'order':
      return `${collections[change.what]} “${say(change.name)}”: only the order has changed.`
    case 'wording':
      return `${collections[change.what]} “${say(change.name)}”: only words have changed, not what is asked.`
  }
}

export function english(change: CatalogueChange, say: Say): string {
  if ('concerned' in change && 'item' in change) return ofItem(change, say) + whom(change.concerned, say)
  if ('matter' in change) return ofMatter(change, say)
  return ofOthers(change, say) + ('concerned' in change ? whom(change.concerned, say) : '')
}
