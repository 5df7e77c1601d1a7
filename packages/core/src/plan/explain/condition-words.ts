/**
 * A condition in words: `sign != "none"` is “要装招牌或广告吗？”不选“不装”.
 *
 * What concerns one question only is said by its values: those of its options, or those stretches of
 * numbers, under which it holds. Hence `not(kind = "cart")` and `kind != "cart"` sound the same.
 */
import type { AnswerValue, Name, Question } from '../../catalogue/model.ts'
import { type Atom, atomsOf, type Formula, formulaOf } from '../../catalogue/proof/formula.ts'
import { type Stretch, stretchesOf } from './stretches.ts'
import { truthOf } from './support.ts'

export type Questions = ReadonlyMap<string, Question>

export const YES: Name = { zh: '是', en: 'yes' }
export const NO: Name = { zh: '否', en: 'no' }

function quoted({ zh, en }: Name): Name {
  return { zh: `“${zh}”`, en: `“${en}”` }
}

function joined(parts: readonly Name[], zh: string, en: string): Name {
  return { zh: parts.map(part => part.zh).join(zh), en: parts.map(part => part.en).join(en) }
}

/** “甲”或“乙”. */
function oneOf(parts: readonly Name[]): Name {
  return joined(parts, '或', ' or ')
}

/** An answer in words. */
export function answerWords(question: Question, value: AnswerValue): Name {
  const plain = { zh: String(value), en: String(value) }
  switch (question.kind) {
    case 'choice':
      return question.options.find(option => option.value === value)?.label ?? plain
    case 'yes-no':
      return value === true ? YES : NO
    case 'number': {
      const { zh, en = zh } = question.unit
      return { zh: `${plain.zh} ${zh}`, en: `${plain.en} ${en}` }
    }
    case 'many': {
      const ticked = question.options.filter(option => Array.isArray(value) && value.includes(option.value))
      if (ticked.length === 0) return { zh: '都不选', en: 'none of them' }
      return joined(
        ticked.map(option => option.label),
        '、',
        ', ',
      )
    }
  }
}

function valuesWords(question: Question, formula: Formula): Name | undefined {
  const holds = (value: AnswerValue) => truthOf(formula, new Map([[question.id, value]])) === true
  const title = quoted(question.title)
  const labels =
    question.kind === 'choice'
      ? question.options.map(({ value, label }) => ({ value, label }))
      : [
          { value: true, label: YES },
          { value: false, label: NO },
        ]
  const allowed = labels.filter(({ value }) => holds(value)).map(({ label }) => quoted(label))
  const refused = labels.filter(({ value }) => !holds(value)).map(({ label }) => quoted(label))
  if (allowed.length === 0 || refused.length === 0) return undefined
  if (allowed.length <= refused.length) {
    const values = oneOf(allowed)
    return { zh: `${title.zh}选${values.zh}`, en: `${title.en} is ${values.en}` }
  }
  const values = oneOf(refused)
  return { zh: `${title.zh}不选${values.zh}`, en: `${title.en} is not ${values.en}` }
}

function stretchWords({ from, to }: Stretch, unit: Name): Name {
  const zh: string[] = []
  const en: string[] = []
  if (from && to && from.value === to.value)
    return { zh: `是 ${from.value} ${unit.zh}`, en: `is ${from.value} ${unit.en}` }
  if (from) {
    zh.push(`${from.included ? '不少于' : '大于'} ${from.value} ${unit.zh}`)
    en.push(`${from.included ? 'at least' : 'above'} ${from.value} ${unit.en}`)
  }
  if (to) {
    zh.push(`${to.included ? '不超过' : '小于'} ${to.value} ${unit.zh}`)
    en.push(`${to.included ? 'at most' : 'below'} ${to.value} ${unit.en}`)
  }
  return { zh: zh.join('、'), en: `is ${en.join(' and ')}` }
}

function numberWords(question: Extract<Question, { kind: 'number' }>, formula: Formula): Name | undefined {
  const limits = atomsOf(formula).flatMap(atom => atom.uses.flatMap(use => use.numbers))
  const stretches = stretchesOf(
    question,
    limits,
    value => truthOf(formula, new Map([[question.id, value]])) === true,
  )
  if (stretches.length === 0 || stretches.some(({ from, to }) => !from && !to)) return undefined
  const { zh, en = zh } = question.unit
  const words = oneOf(stretches.map(stretch => stretchWords(stretch, { zh, en })))
  const title = quoted(question.title)
  return { zh: `${title.zh}${words.zh}`, en: `${title.en} ${words.en}` }
}

function isSimple(atom: Atom): boolean {
  return !atom.isOpaque && atom.uses.every(use => use.how !== 'whole')
}

/** What concerns one question only; undefined where its values do not tell it all. */
function singleWords(formula: Formula, questions: Questions): Name | undefined {
  const atoms = atomsOf(formula)
  const ids = new Set(atoms.flatMap(atom => atom.uses.map(use => use.question)))
  const [id, other] = ids
  const question = id === undefined || other !== undefined ? undefined : questions.get(id)
  if (question === undefined || !atoms.every(isSimple)) return undefined
  switch (question.kind) {
    case 'choice':
    case 'yes-no':
      return valuesWords(question, formula)
    case 'number':
      return numberWords(question, formula)
    case 'many': {
      const isNegated = formula.kind === 'not'
      const atom = formula.kind === 'not' ? formula.of : formula
      const [use] = atom.kind === 'atom' ? atom.uses : []
      const label = question.options.find(option => option.value === use?.option)?.label
      if (use?.how !== 'contains' || label === undefined) return undefined
      const [title, value] = [quoted(question.title), quoted(label)]
      return {
        zh: `${title.zh}${isNegated ? '没有' : ''}选${value.zh}`,
        en: `${title.en} ${isNegated ? 'does not include' : 'includes'} ${value.en}`,
      }
    }
  }
}

function chainOf(kind: 'and' | 'or', formula: Formula): Formula[] {
  return formula.kind === kind ? [...chainOf(kind, formula.left), ...chainOf(kind, formula.right)] : [formula]
}

/** The parts of a chain of the same word; where they are about several questions, one part for each. */
function partsOf(kind: 'and' | 'or', formula: Formula): Formula[] {
  const chain = chainOf(kind, formula)
  const groups = Map.groupBy(chain, part => {
    const uses = atomsOf(part).flatMap(atom => atom.uses)
    const ids = new Set(uses.map(use => use.question))
    return ids.size === 1 && uses.every(use => use.how !== 'contains') ? uses[0]?.question : part
  })
  if (groups.size === 1) return chain
  return [...groups.values()].map(group => group.reduce((left, right) => ({ kind, left, right })))
}

function negated(formula: Formula): Formula {
  switch (formula.kind) {
    case 'not':
      return formula.of
    case 'constant':
      return { kind: 'constant', value: !formula.value }
    case 'and':
    case 'or':
      return {
        kind: formula.kind === 'and' ? 'or' : 'and',
        left: negated(formula.left),
        right: negated(formula.right),
      }
    default:
      return { kind: 'not', of: formula }
  }
}

function wordsOf(formula: Formula, questions: Questions, within: Formula['kind'] | undefined): Name {
  const single = singleWords(formula, questions)
  if (single) return single
  switch (formula.kind) {
    case 'constant':
      return formula.value ? { zh: '任何情形', en: 'in any case' } : { zh: '任何情形都不', en: 'in no case' }
    case 'and':
    case 'or': {
      const parts = partsOf(formula.kind, formula)
      const inner = parts.map(part => wordsOf(part, questions, formula.kind))
      const words =
        formula.kind === 'and' ? joined(inner, '，并且', ' and ') : joined(inner, '，或者', ' or ')
      const isMixed = within !== undefined && within !== formula.kind
      return isMixed ? { zh: `（${words.zh}）`, en: `(${words.en})` } : words
    }
    case 'not': {
      const pushed = negated(formula.of)
      if (pushed.kind !== 'not') return wordsOf(pushed, questions, within)
      const inner = wordsOf(formula.of, questions, 'not')
      return { zh: `不符合（${inner.zh}）`, en: `not (${inner.en})` }
    }
    case 'if': {
      const [condition, then, otherwise] = [formula.condition, formula.then, formula.otherwise].map(part =>
        wordsOf(part, questions, 'if'),
      )
      return {
        zh: `如果${condition?.zh}，则${then?.zh}，否则${otherwise?.zh}`,
        en: `if ${condition?.en}, then ${then?.en}, otherwise ${otherwise?.en}`,
      }
    }
    case 'atom':
      return { zh: `“${formula.text}”`, en: `“${formula.text}”` }
  }
}

/** The condition for people. What can't be put in words stands there as it is written. */
export function conditionWords(text: string, questions: Questions): Name {
  return wordsOf(formulaOf(text), questions, undefined)
}
