import type { Constraints, Text } from '../../catalogue/model.ts'
import type { FieldReason, Reason, TimeReason } from './reason.ts'

/** To whom it is said: the applicant, or staff who read about the applicant. */
export type Reader = 'applicant' | 'staff'

export type Say = (text: Text) => string

const limits: Readonly<Record<keyof Constraints, (value: number | undefined) => string>> = {
  minLength: value => `至少 ${value} 个字`,
  maxLength: value => `最多 ${value} 个字`,
  min: value => `不能小于 ${value}`,
  max: value => `不能大于 ${value}`,
  minItems: value => `至少 ${value} 条`,
  maxItems: value => `最多 ${value} 条`,
  pattern: () => '格式有要求',
  options: () => '可选的内容有限制',
}

export const yuanOf = (amountFen: number) => (amountFen / 100).toFixed(amountFen % 100 === 0 ? 0 : 2)

const quoted = (names: readonly string[]) => names.map(name => `“${name}”`).join('、')

function condition(reason: Extract<Reason, { kind: 'condition' }>, say: Say): string {
  return reason.holds ? `适用的情形：${say(reason.words)}。` : `只有这种情形才需要：${say(reason.words)}。`
}

function takes(reason: Extract<Reason, { kind: 'takes' }>, say: Say): string {
  const where = reason.regionName ? `${say(reason.regionName)}` : ''
  const promised = reason.days === 0 ? '当场办结' : `${reason.days} 个工作日办结`
  const unit = reason.statutoryUnit === 'natural-days' ? '天' : '个工作日'
  const legal = reason.statutoryDays === undefined ? '' : `（法定 ${reason.statutoryDays} ${unit}）`
  return `${where}承诺“${say(reason.name)}”${promised}${legal}。`
}

function strictest(reason: Extract<Reason, { kind: 'strictest' }>, say: Say): string {
  const what = limits[reason.limit](reason.value)
  if (reason.items.length === 0) return `${what}：这一项在所有表里都这样要求。`
  return `${what}：这是${quoted(reason.items.map(item => say(item.name)))}的要求，按最严的算。`
}

function days(startDay: number, endDay: number): string {
  if (startDay === endDay) return '当场办结'
  return endDay === startDay + 1 ? `第 ${endDay} 个工作日` : `第 ${startDay + 1} 到 ${endDay} 个工作日`
}

function ofField(reason: FieldReason, say: Say, you: string): string {
  switch (reason.kind) {
    case 'field-needed':
      return `“${say(reason.name)}”要用这一项${reason.required ? '，必须填' : '，可以不填'}。`
    case 'filled-once':
      return `${reason.times} 个事项都要用，${you}只填一次。`
    case 'strictest':
      return strictest(reason, say)
    case 'part-of':
      return `它是“${say(reason.name)}”里的一栏。`
    case 'section-needed':
      return `“${say(reason.name)}”要用：${reason.fields.map(say).join('、')}。`
  }
}

function ofTime(reason: TimeReason, say: Say): string {
  switch (reason.kind) {
    case 'takes':
      return takes(reason, say)
    case 'starts-at-once':
      return `“${say(reason.name)}”受理后马上开始。`
    case 'waits-for':
      return reason.untilDay === 0
        ? `“${say(reason.name)}”要用“${say(reason.makerName)}”办出的“${say(reason.licenceName)}”，当场就有。`
        : `“${say(reason.name)}”要等“${say(reason.makerName)}”办出“${say(reason.licenceName)}”，第 ${reason.untilDay} 个工作日办好。`
    case 'decides-total':
      return `它决定了总时限（${reason.workingDays} 个工作日）：它晚一天，全部就晚一天。`
    case 'longest-path':
      return reason.workingDays === 0
        ? '全部当场办结，不用等。'
        : `一共 ${reason.workingDays} 个工作日；到第 ${reason.day} 个工作日，是这样一步接一步的：`
    case 'path-step':
      return `${days(reason.startDay, reason.endDay)}：${say(reason.name)}。`
  }
}

export function chinese(reason: Reason, say: Say, reader: Reader): string {
  const you = reader === 'applicant' ? '您' : '申请人'
  switch (reason.kind) {
    case 'answer':
      return `${you}的回答：“${say(reason.title)}”——${say(reason.shown)}。`
    case 'assumed':
      return `“${say(reason.title)}”没有问${you}，按“${say(reason.shown)}”算。`
    case 'condition':
      return condition(reason, say)
    case 'law':
      return `依据：${reason.law}${reason.article}。`
    case 'item-always':
      return `“${say(reason.name)}”是“${say(reason.matterName)}”的必办事项，谁来办都要办。`
    case 'item-chosen':
      return `按${you}的回答，要办“${say(reason.name)}”。`
    case 'item-of-variant':
      return `“${say(reason.name)}”是本地增加的事项（${say(reason.variantName)}）。`
    case 'item-left-out':
      return `按${you}的回答，不用办“${say(reason.name)}”。`
    case 'item-omitted-here':
      return `本地不用办“${say(reason.name)}”（${say(reason.variantName)}）。`
    case 'local-authority':
      return `在${say(reason.regionName)}，“${say(reason.name)}”由${say(reason.authorityName)}办理。`
    case 'needed-by':
      return `${say(reason.authorityName)}办“${say(reason.name)}”要用“${say(reason.materialName)}”。`
    case 'joins-forms':
      return `${reason.count} 张申请表合成这一张，只填一次。`
    case 'asked-once':
      return `一共要用 ${reason.times} 次，${you}只交一次。`
    case 'stands-for':
      return `它也顶“${say(reason.name)}”：${say(reason.reason)}。`
    case 'may-follow':
      return `可以晚 ${reason.days} 个工作日补交：“${say(reason.name)}”最多等这么久。`
    case 'merged-into':
      return `不用单独填：已经合到“${say(reason.name)}”里。`
    case 'same-as':
      return `不用另交：交了“${say(reason.name)}”就行。${say(reason.reason)}。`
    case 'made-here':
      return `不用交：这次会一起办出“${say(reason.licenceName)}”（由“${say(reason.name)}”产生）。`
    case 'fetched':
      return `不用交：政府从“${say(reason.resource)}”直接取得。`
    case 'not-needed':
      return `“${say(reason.name)}”在${you}的情形下用不到它。`
    case 'field-needed':
    case 'filled-once':
    case 'strictest':
    case 'part-of':
    case 'section-needed':
      return ofField(reason, say, you)
    case 'takes':
    case 'starts-at-once':
    case 'waits-for':
    case 'decides-total':
    case 'longest-path':
    case 'path-step':
      return ofTime(reason, say)
    case 'fee':
      return `“${say(reason.name)}”收费 ${yuanOf(reason.amountFen)} 元，依据：${reason.basis}。${
        reason.reduction ? `减免：${say(reason.reduction)}。` : ''
      }`
  }
}
