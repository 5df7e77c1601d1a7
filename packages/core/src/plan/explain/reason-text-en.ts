import type { Constraints } from '../../catalogue/model.ts'
import type { FieldReason, Reason, TimeReason } from './reason.ts'
import { type Reader, type Say, yuanOf } from './reason-text-zh.ts'

const limits: Readonly<Record<keyof Constraints, (value: number | undefined) => string>> = {
  minLength: value => `At least ${value} characters`,
  maxLength: value => `At most ${value} characters`,
  min: value => `Not less than ${value}`,
  max: value => `Not more than ${value}`,
  minItems: value => `At least ${value} entries`,
  maxItems: value => `At most ${value} entries`,
  pattern: () => 'It has to have a certain form',
  options: () => 'Only some values can be chosen',
}

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
const quoted = (names: readonly string[]) => names.map(name => `“${name}”`).join(', ')
const workingDays = (count: number) => counted(count, 'working day')

function takes(reason: Extract<Reason, { kind: 'takes' }>, say: Say): string {
  const where = reason.regionName ? ` in ${say(reason.regionName)}` : ''
  const promised = reason.days === 0 ? 'done on the spot' : `promised in ${workingDays(reason.days)}`
  const unit = reason.statutoryUnit === 'natural-days' ? 'calendar day' : 'working day'
  const legal =
    reason.statutoryDays === undefined ? '' : ` (by law at most ${counted(reason.statutoryDays, unit)})`
  return `“${say(reason.name)}” is ${promised}${where}${legal}.`
}

function strictest(reason: Extract<Reason, { kind: 'strictest' }>, say: Say): string {
  const what = limits[reason.limit](reason.value)
  if (reason.items.length === 0) return `${what}: so it is for this field in every form.`
  return `${what}: asked for by ${quoted(reason.items.map(item => say(item.name)))}; the strictest counts.`
}

function days(startDay: number, endDay: number): string {
  if (startDay === endDay) return 'On the spot'
  return endDay === startDay + 1 ? `Working day ${endDay}` : `Working days ${startDay + 1} to ${endDay}`
}

function ofField(reason: FieldReason, say: Say): string {
  switch (reason.kind) {
    case 'field-needed':
      return `“${say(reason.name)}” uses this field; it ${reason.required ? 'has to' : 'need not'} be filled in.`
    case 'filled-once':
      return `${counted(reason.times, 'item')} use it; it is filled in once.`
    case 'strictest':
      return strictest(reason, say)
    case 'part-of':
      return `It is part of “${say(reason.name)}”.`
    case 'section-needed':
      return `“${say(reason.name)}” uses: ${reason.fields.map(say).join(', ')}.`
  }
}

function ofTime(reason: TimeReason, say: Say): string {
  switch (reason.kind) {
    case 'takes':
      return takes(reason, say)
    case 'starts-at-once':
      return `“${say(reason.name)}” starts as soon as the application is accepted.`
    case 'waits-for':
      return reason.untilDay === 0
        ? `“${say(reason.name)}” needs “${say(reason.licenceName)}” from “${say(reason.makerName)}”, which is there at once.`
        : `“${say(reason.name)}” waits for “${say(reason.licenceName)}” from “${say(reason.makerName)}”, ready on working day ${reason.untilDay}.`
    case 'decides-total':
      return `It decides the whole time (${workingDays(reason.workingDays)}): if it is a day late, all is.`
    case 'longest-path':
      return reason.workingDays === 0
        ? 'All is done on the spot; there is nothing to wait for.'
        : `${workingDays(reason.workingDays)} in all; this is what leads up to working day ${reason.day}:`
    case 'path-step':
      return `${days(reason.startDay, reason.endDay)}: ${say(reason.name)}.`
  }
}

export function english(reason: Reason, say: Say, reader: Reader): string {
  const [Your, your] = reader === 'applicant' ? ['Your', 'your'] : ['The applicant’s', 'the applicant’s']
  switch (reason.kind) {
    case 'answer':
      return `${Your} answer to “${say(reason.title)}”: ${say(reason.shown)}.`
    case 'assumed':
      return `“${say(reason.title)}” was not asked; it counts as ${say(reason.shown)}.`
    case 'condition':
      return reason.holds
        ? `This applies where ${say(reason.words)}.`
        : `Needed only where ${say(reason.words)}.`
    case 'law':
      return `Legal basis: ${reason.law}${reason.article}.`
    case 'item-always':
      return `“${say(reason.name)}” always belongs to “${say(reason.matterName)}”.`
    case 'item-chosen':
      return `By ${your} answers “${say(reason.name)}” is needed.`
    case 'item-of-variant':
      return `“${say(reason.name)}” is added here (${say(reason.variantName)}).`
    case 'item-left-out':
      return `By ${your} answers “${say(reason.name)}” is not needed.`
    case 'item-omitted-here':
      return `“${say(reason.name)}” is not needed here (${say(reason.variantName)}).`
    case 'local-authority':
      return `In ${say(reason.regionName)} “${say(reason.name)}” is handled by ${say(reason.authorityName)}.`
    case 'needed-by':
      return `${say(reason.authorityName)} needs “${say(reason.materialName)}” for “${say(reason.name)}”.`
    case 'joins-forms':
      return `${counted(reason.count, 'application form')} are joined in this one, filled in once.`
    case 'asked-once':
      return `It is needed ${counted(reason.times, 'time')} and handed in once.`
    case 'stands-for':
      return `It also stands for “${say(reason.name)}”: ${say(reason.reason)}.`
    case 'may-follow':
      return `It may follow ${workingDays(reason.days)} later: “${say(reason.name)}” waits no longer.`
    case 'merged-into':
      return `Not filled in by itself: it is part of “${say(reason.name)}”.`
    case 'same-as':
      return `Not handed in again: “${say(reason.name)}” is enough. ${say(reason.reason)}.`
    case 'made-here':
      return `Not handed in: “${say(reason.licenceName)}” is made on the way, by “${say(reason.name)}”.`
    case 'fetched':
      return `Not handed in: the government fetches it from “${say(reason.resource)}”.`
    case 'not-needed':
      return `“${say(reason.name)}” does not need it in ${your} case.`
    case 'field-needed':
    case 'filled-once':
    case 'strictest':
    case 'part-of':
    case 'section-needed':
      return ofField(reason, say)
    case 'takes':
    case 'starts-at-once':
    case 'waits-for':
    case 'decides-total':
    case 'longest-path':
    case 'path-step':
      return ofTime(reason, say)
    case 'fee':
      return `“${say(reason.name)}” costs ${yuanOf(reason.amountFen)} yuan; basis: ${reason.basis}.${
        reason.reduction ? ` Reduced: ${say(reason.reduction)}.` : ''
      }`
  }
}
