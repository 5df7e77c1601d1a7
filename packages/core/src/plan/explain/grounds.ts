/** What every explanation rests on: the answers that decide a condition, and why an item is in the plan. */
import type { LegalBasis, Name, Question } from '../../catalogue/model.ts'
import type { Compiled } from '../compile.ts'
import type { Condition } from '../condition.ts'
import type { PreparedItem, PreparedMatter } from '../prepare.ts'
import { answerWords, conditionWords } from './condition-words.ts'
import type { Reason } from './reason.ts'
import { decidingQuestions } from './support.ts'

export class Grounds {
  readonly prepared: PreparedMatter
  readonly compiled: Compiled
  readonly #questions: ReadonlyMap<string, Question>
  readonly #asked: ReadonlySet<string>

  constructor(prepared: PreparedMatter, compiled: Compiled) {
    this.prepared = prepared
    this.compiled = compiled
    this.#questions = new Map(prepared.questions.map(({ question }) => [question.id, question]))
    this.#asked = new Set(compiled.answers.asked)
  }

  get plan(): Compiled['plan'] {
    return this.compiled.plan
  }

  holds(condition: Condition | undefined): boolean {
    return this.compiled.truth.holds(condition)
  }

  /** The item of the plan; undefined where it is not in the plan. */
  find(item: string): PreparedItem | undefined {
    return this.compiled.items.find(entry => entry.item.id === item)
  }

  /** Why a condition holds, or why it does not. Nothing where there is none. */
  because(condition: Condition | undefined): readonly Reason[] {
    if (condition === undefined) return []
    const holds = this.holds(condition)
    const questions = decidingQuestions(condition, this.compiled.answers.all, id => !this.#asked.has(id))
    const answers = questions.flatMap(id => this.#answer(id))
    const hasNumber = questions.some(id => this.#questions.get(id)?.kind === 'number')
    // Why something holds, the options chosen say by themselves; a number says nothing without its limit.
    if (holds && !hasNumber && answers.length > 0) return answers
    const words = conditionWords(condition.text, this.#questions)
    return [{ kind: 'condition', condition: condition.text, words, holds, because: answers }]
  }

  /** Why an item of the matter is in the plan, or why it is not. */
  item(id: string): readonly Reason[] {
    const { matter, items, variant } = this.prepared
    const entry = items.find(each => each.item.id === id)
    if (entry === undefined) return []
    const called = { item: id, name: entry.item.name }
    if (!this.find(id)) return [{ kind: 'item-left-out', ...called, because: this.because(entry.when) }]
    const because = this.because(entry.when)
    if (variant?.add?.some(use => use.item === id)) {
      return [{ kind: 'item-of-variant', ...called, variantName: variant.name, because }]
    }
    return entry.when === undefined
      ? [{ kind: 'item-always', ...called, matterName: matter.name }]
      : [{ kind: 'item-chosen', ...called, because }]
  }

  #answer(id: string): Reason[] {
    const { question, when } = this.prepared.questions.find(entry => entry.question.id === id) ?? {}
    const value = this.compiled.answers.all.get(id)
    if (question === undefined || value === undefined) return []
    const said = { question: id, title: question.title, value, shown: answerWords(question, value) }
    if (this.#asked.has(id)) return [{ kind: 'answer', ...said }]
    return [{ kind: 'assumed', ...said, because: this.because(when) }]
  }
}

export function law({ law: name, article }: LegalBasis): Reason {
  return { kind: 'law', law: name, article }
}

export function calledOf({ item }: PreparedItem): { readonly item: string; readonly name: Name } {
  return { item: item.id, name: item.name }
}
