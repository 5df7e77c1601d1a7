/** The command line as options and operands, or one line about what is wrong with it. */
import { parseArgs } from 'node:util'
import { type Language, languages } from '@yijianshi/core/catalogue'
import { nearest } from '@yijianshi/core/plan'
import { type Messages, messagesIn } from './messages.ts'

const OPTIONS = {
  answers: { type: 'string' },
  authority: { type: 'string' },
  catalogue: { type: 'string' },
  explain: { type: 'string' },
  format: { type: 'string' },
  generate: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  items: { type: 'string' },
  lang: { type: 'string' },
  login: { type: 'string' },
  name: { type: 'string' },
  region: { type: 'string' },
  role: { type: 'string' },
  sharing: { type: 'string' },
  site: { type: 'string' },
  title: { type: 'string' },
  version: { type: 'string' },
  window: { type: 'string' },
} as const
const SWITCHES: ReadonlySet<string> = new Set(['generate', 'help'])

const FORMATS = ['text', 'json'] as const
const SHARING = ['off', 'on'] as const

/** Whom `staff` is about, as typed. */
export type StaffOptions = {
  readonly login: string | undefined
  readonly name: string | undefined
  readonly role: string | undefined
  readonly site: string | undefined
  readonly window: string | undefined
  readonly authority: string | undefined
  readonly items: string | undefined
  readonly generate: boolean
}

export type CommandLine = {
  readonly operands: readonly string[]
  readonly answers: string
  readonly catalogue: string | undefined
  /** What is to be explained, such as `material:premises-right`. */
  readonly explain: string | undefined
  readonly format: (typeof FORMATS)[number]
  readonly help: boolean
  readonly language: Language
  /** Code of the region that carries the matter out. */
  readonly region: string | undefined
  readonly sharing: (typeof SHARING)[number]
  readonly staff: StaffOptions
  /** Of `catalogue import`: what changes. */
  readonly title: string | undefined
  /** Of `catalogue export`: the number of a version. */
  readonly version: string | undefined
}

export type CommandLineResult =
  | { readonly ok: true; readonly line: CommandLine; readonly messages: Messages }
  | { readonly ok: false; readonly complaint: string }

type Choice<Value extends string> = { readonly value: Value } | { readonly complaint: string }

function choose<const Value extends string>(
  messages: Messages,
  option: string,
  given: string | undefined,
  allowed: readonly [Value, ...Value[]],
): Choice<Value> {
  const value = given === undefined ? allowed[0] : allowed.find(candidate => candidate === given)
  if (value !== undefined) return { value }
  return { complaint: messages.unknownOptionValue(option, given ?? '', allowed) }
}

export function readCommandLine(args: readonly string[]): CommandLineResult {
  const { values, tokens, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined)
  const language = choose(messagesIn('zh'), '--lang', text(values.lang), languages)
  if ('complaint' in language) return { ok: false, complaint: language.complaint }
  const messages = messagesIn(language.value)
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const name = Object.keys(OPTIONS).find(candidate => candidate === token.name)
    if (name === undefined) {
      const near = nearest(token.name, Object.keys(OPTIONS)).map(option => `--${option}`)
      return { ok: false, complaint: messages.unknownOption(token.rawName, near) }
    }
    if (!SWITCHES.has(name) && token.value === undefined) {
      return { ok: false, complaint: messages.missingOptionValue(token.rawName) }
    }
    if (SWITCHES.has(name) && token.value !== undefined) {
      return { ok: false, complaint: messages.surplusOptionValue(token.rawName) }
    }
  }
  const format = choose(messages, '--format', text(values.format), FORMATS)
  if ('complaint' in format) return { ok: false, complaint: format.complaint }
  const sharing = choose(messages, '--sharing', text(values.sharing), SHARING)
  if ('complaint' in sharing) return { ok: false, complaint: sharing.complaint }
  return {
    ok: true,
    messages,
    line: {
      operands: positionals,
      answers: text(values.answers) ?? '{}',
      catalogue: text(values.catalogue),
      explain: text(values.explain),
      format: format.value,
      help: values.help === true,
      language: language.value,
      region: text(values.region),
      sharing: sharing.value,
      title: text(values.title),
      version: text(values.version),
      staff: {
        login: text(values.login),
        name: text(values.name),
        role: text(values.role),
        site: text(values.site),
        window: text(values.window),
        authority: text(values.authority),
        items: text(values.items),
        generate: values.generate === true,
      },
    },
  }
}
