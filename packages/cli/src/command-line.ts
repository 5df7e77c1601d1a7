/** The command line as options and operands, or one line about what is wrong with it. */
import { parseArgs } from 'node:util'
import { type Language, languages } from '@yijianshi/core/catalogue'
import { nearest } from '@yijianshi/core/plan'
import { findStrayOption, OPTIONS, type OptionName, optionNames } from './command-options.ts'
import { type Messages, messagesIn } from './messages.ts'

const SWITCHES: ReadonlySet<string> = new Set(
  Object.entries(OPTIONS).flatMap(([name, { type }]) => (type === 'boolean' ? [name] : [])),
)

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: false, tokens: true })
}
type Values = ReturnType<typeof parse>['values']

export type Format = 'text' | 'json' | 'sarif' | 'jsonld'
/** What a command can give besides text and JSON, or instead of them; the first is the default. */
const FORMATS: ReadonlyMap<string, readonly [Format, ...Format[]]> = new Map<
  string,
  readonly [Format, ...Format[]]
>([
  ['check', ['text', 'json', 'sarif']],
  ['export', ['jsonld']],
])
const USUAL_FORMATS = ['text', 'json'] as const satisfies readonly Format[]
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
  /** Of the authority (部门负责人). */
  readonly head: true | undefined
  /** Whose post a deputy fills, and the times of a duty. */
  readonly of: string | undefined
  readonly from: string | undefined
  readonly until: string | undefined
  /** Id of a duty. */
  readonly duty: string | undefined
  /** Whom a provider of identities knows, and which provider. */
  readonly subject: string | undefined
  readonly issuer: string | undefined
  readonly generate: boolean
}

/** The limit that `due` is about, as typed. */
export type DueOptions = {
  readonly from: string | undefined
  readonly days: string | undefined
  readonly unit: string | undefined
  readonly extend: string | undefined
  readonly now: string | undefined
  readonly suspend: readonly string[]
  readonly interrupt: readonly string[]
  /** Files of calendars and notices, in the order in which they are laid over one another. */
  readonly calendar: readonly string[]
}

/** Folders of `backup` and `restore`, as typed; `--from` is that of `due`. */
export type BackupOptions = {
  readonly to: string | undefined
  /** An earlier backup whose files need not be copied again. */
  readonly base: string | undefined
  readonly keysTo: string | undefined
  readonly keysFrom: string | undefined
  /** A base backup for recovery to a point in time. */
  readonly physical: boolean
  /** Of the write-ahead log. */
  readonly archive: string | undefined
  readonly filesFrom: string | undefined
  readonly toTime: string | undefined
}

export type CommandLine = {
  readonly operands: readonly string[]
  readonly backup: BackupOptions
  /** Of `export`: where the data will be found. */
  readonly address: string | undefined
  readonly answers: string
  /** Of `data erase`: the number of a case. */
  readonly case: string | undefined
  readonly catalogue: string | undefined
  readonly due: DueOptions
  /** What is to be explained, such as `material:premises-right`. */
  readonly explain: string | undefined
  readonly format: Format
  readonly help: boolean
  readonly language: Language
  /** Of `export`: address of the licence of the data. */
  readonly licence: string | undefined
  /** Code of the region that carries the matter out. */
  readonly region: string | undefined
  /** Of `audit verify`: roots that were saved elsewhere. */
  readonly roots: string | undefined
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

function choose<Value extends string>(
  messages: Messages,
  option: string,
  given: string | undefined,
  allowed: readonly [Value, ...Value[]],
): Choice<Value> {
  const value = given === undefined ? allowed[0] : allowed.find(candidate => candidate === given)
  if (value !== undefined) return { value }
  return { complaint: messages.unknownOptionValue(option, given ?? '', allowed) }
}

type Typed = string | boolean

const text = (value: Typed | undefined) => (typeof value === 'string' ? value : undefined)
const texts = (values: readonly Typed[] | undefined) =>
  (values ?? []).filter(value => typeof value === 'string')

function dueOptions(values: Values): DueOptions {
  return {
    from: text(values.from),
    days: text(values.days),
    unit: text(values.unit),
    extend: text(values.extend),
    now: text(values.now),
    suspend: texts(values.suspend),
    interrupt: texts(values.interrupt),
    calendar: texts(values.calendar),
  }
}

function backupOptions(values: Values): BackupOptions {
  return {
    to: text(values.to),
    base: text(values.base),
    keysTo: text(values['keys-to']),
    keysFrom: text(values['keys-from']),
    physical: values.physical === true,
    archive: text(values.archive),
    filesFrom: text(values['files-from']),
    toTime: text(values['to-time']),
  }
}

function staffOptions(values: Values): StaffOptions {
  return {
    login: text(values.login),
    name: text(values.name),
    role: text(values.role),
    site: text(values.site),
    window: text(values.window),
    authority: text(values.authority),
    items: text(values.items),
    head: values.head === true ? true : undefined,
    of: text(values.of),
    from: text(values.from),
    until: text(values.until),
    duty: text(values.duty),
    subject: text(values.subject),
    issuer: text(values.issuer),
    generate: values.generate === true,
  }
}

export function readCommandLine(args: readonly string[]): CommandLineResult {
  const { values, tokens, positionals } = parse(args)
  const language = choose(messagesIn('zh'), '--lang', text(values.lang), languages)
  if ('complaint' in language) return { ok: false, complaint: language.complaint }
  const messages = messagesIn(language.value)
  const given: OptionName[] = []
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const name = optionNames.find(candidate => candidate === token.name)
    if (name === undefined) {
      const near = nearest(token.name, optionNames).map(option => `--${option}`)
      return { ok: false, complaint: messages.unknownOption(token.rawName, near) }
    }
    if (!SWITCHES.has(name) && token.value === undefined) {
      return { ok: false, complaint: messages.missingOptionValue(token.rawName) }
    }
    if (SWITCHES.has(name) && token.value !== undefined) {
      return { ok: false, complaint: messages.surplusOptionValue(token.rawName) }
    }
    given.push(name)
  }
  const stray = values.help === true ? undefined : findStrayOption(positionals, given)
  if (stray !== undefined) return { ok: false, complaint: messages.strayOption(stray) }
  const format = choose(
    messages,
    '--format',
    text(values.format),
    FORMATS.get(positionals[0] ?? '') ?? USUAL_FORMATS,
  )
  if ('complaint' in format) return { ok: false, complaint: format.complaint }
  const sharing = choose(messages, '--sharing', text(values.sharing), SHARING)
  if ('complaint' in sharing) return { ok: false, complaint: sharing.complaint }
  return {
    ok: true,
    messages,
    line: {
      operands: positionals,
      address: text(values.address),
      answers: text(values.answers) ?? '{}',
      backup: backupOptions(values),
      case: text(values.case),
      catalogue: text(values.catalogue),
      due: dueOptions(values),
      explain: text(values.explain),
      format: format.value,
      help: values.help === true,
      language: language.value,
      licence: text(values.licence),
      region: text(values.region),
      roots: text(values.roots),
      sharing: sharing.value,
      title: text(values.title),
      version: text(values.version),
      staff: staffOptions(values),
    },
  }
}
