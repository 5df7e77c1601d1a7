/** What is wrong with a field and what to do, in words. One text per cause. */
import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import type { Texts, Words } from '../texts/texts.tsx'
import { yuanText } from './number-text.ts'

type Problem = {
  readonly element: string
  readonly entry?: number
  readonly inner?: string
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}
type PlainField = Omit<FormFieldOnWire, 'of'>

function limitText(field: PlainField, limit: string | number | undefined): string {
  if (field.kind === 'money' && typeof limit === 'number') return yuanText(limit)
  return String(limit ?? '')
}

function requiredText({ kind }: PlainField, label: string, texts: Texts['problems']): string {
  if (kind === 'list') return texts.requiredList(label)
  return ['choice', 'many', 'yes-no', 'region'].includes(kind)
    ? texts.requiredChoice(label)
    : texts.required(label)
}

function textOf(field: PlainField, label: string, problem: Problem, texts: Texts['problems']): string {
  const min = limitText(field, problem.params.min)
  const max = limitText(field, problem.params.max)
  const byCode: Record<string, string> = {
    'wrong-type': texts.wrongType(label),
    'too-short': texts.tooShort(label, min),
    'too-long': texts.tooLong(label, max),
    'too-small': texts.tooSmall(label, min),
    'too-large': texts.tooLarge(label, max),
    'too-few': texts.tooFew(label, min),
    'too-many': texts.tooMany(label, max),
    'not-an-option': texts.notAnOption(label),
    'not-whole': texts.notWhole(label),
    date: texts.date(label),
    mobile: texts.mobile(label),
    'citizen-number': texts.citizenNumber(label),
    'credit-code': texts.creditCode(label),
    region: texts.region(label),
  }
  if (problem.code === 'required') return requiredText(field, label, texts)
  return byCode[problem.code] ?? texts.pattern(label)
}

export function problemText(
  fields: readonly FormFieldOnWire[],
  problem: Problem,
  texts: Texts['problems'],
  say: (words: Words) => string,
): string {
  const field = fields.find(({ element }) => element === problem.element)
  if (field === undefined) return texts.pattern(problem.element)
  const inner = field.of?.find(({ element }) => element === problem.inner)
  if (inner === undefined || problem.entry === undefined)
    return textOf(field, say(field.name), problem, texts)
  return texts.inEntry(say(field.name), problem.entry + 1, textOf(inner, say(inner.name), problem, texts))
}
