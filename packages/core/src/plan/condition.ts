/**
 * Conditions of the catalogue, in FEEL.
 *
 * `feelin` has no parse-once call: evaluating text parses it each time. A FEEL function literal is
 * therefore evaluated once, and the function it yields is invoked for each set of answers.
 */
import { evaluate, isFunction, parseExpression } from 'feelin'
import type { AnswerValue } from '../catalogue/model.ts'

export type Condition = {
  readonly text: string
  /** Question ids that the condition reads, in the order of the parameters. */
  readonly names: readonly string[]
  /** True, false, or undefined where FEEL does not decide (null, or no boolean). */
  readonly holds: (answers: ReadonlyMap<string, AnswerValue>) => boolean | undefined
}

export type ConditionResult =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly problem: 'syntax'; readonly offset: number }
  | { readonly ok: false; readonly problem: 'unknown-name'; readonly offset: number; readonly name: string }

/** Functions of FEEL that conditions may call; anything else is an unknown name. */
const BUILTIN_FUNCTIONS: ReadonlySet<string> = new Set(['not', 'list contains', 'count'])

type NamePlace = { readonly name: string; readonly offset: number }

export type SyntaxTree = ReturnType<typeof parseExpression>

/** What a text says by itself, whoever's names it may use. */
type ParsedText = { readonly tree: SyntaxTree } & (
  | { readonly ok: false; readonly offset: number }
  | { readonly ok: true; readonly places: readonly NamePlace[]; readonly condition: Condition }
)

/** The same few wordings stand in many items, and the catalogue check and the planner both read them. */
const parsedTexts = new Map<string, ParsedText>()
const KEPT_TEXTS = 50_000

function parseText(text: string): ParsedText {
  const earlier = parsedTexts.get(text)
  if (earlier) return earlier
  if (parsedTexts.size >= KEPT_TEXTS) parsedTexts.clear()
  const parsed = readText(text)
  parsedTexts.set(text, parsed)
  return parsed
}

function readText(text: string): ParsedText {
  let errorOffset: number | undefined
  const places: NamePlace[] = []
  const tree = parseExpression(text, {}, undefined)
  tree.iterate({
    enter(node) {
      // A unary test belongs behind `in`; `area = = 3` would parse with one, but is no boolean expression.
      const isStray =
        node.name === 'SimplePositiveUnaryTest' && node.node.parent?.name !== 'PositiveUnaryTest'
      if (node.type.isError || isStray) errorOffset ??= node.from
      if (node.name !== 'VariableName') return
      const name = text.slice(node.from, node.to)
      if (!BUILTIN_FUNCTIONS.has(name)) places.push({ name, offset: node.from })
    },
  })
  if (errorOffset !== undefined) return { tree, ok: false, offset: errorOffset }
  const names = [...new Set(places.map(place => place.name))]
  const literal = evaluate(`function(${names.join(', ')}) ${text}`).value
  if (!isFunction(literal)) return { tree, ok: false, offset: 0 }
  const holds: Condition['holds'] = answers => {
    let result: unknown
    try {
      result = literal.invoke(names.map(name => answers.get(name) ?? null))
    } catch {
      // DMN says null where two values can't be compared; `feelin` throws for some, such as `true > false`.
      return undefined
    }
    return typeof result === 'boolean' ? result : undefined
  }
  return { tree, ok: true, places, condition: { text, names, holds } }
}

/** The syntax of a condition, for those who reason about it without evaluating it. */
export function syntaxTree(text: string): SyntaxTree {
  return parseText(text).tree
}

/** Parses a condition whose only names may be `known` question ids. */
export function parseCondition(text: string, known: ReadonlySet<string>): ConditionResult {
  const parsed = parseText(text)
  if (!parsed.ok) return { ok: false, problem: 'syntax', offset: parsed.offset }
  const stranger = parsed.places.find(place => !known.has(place.name))
  return stranger
    ? { ok: false, problem: 'unknown-name', offset: stranger.offset, name: stranger.name }
    : { ok: true, condition: parsed.condition }
}
