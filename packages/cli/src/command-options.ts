/** Every option, and which command takes which: one that a command would not look at is refused, not passed over. */

export const OPTIONS = {
  address: { type: 'string' },
  answers: { type: 'string' },
  archive: { type: 'string' },
  authority: { type: 'string' },
  base: { type: 'string' },
  calendar: { type: 'string', multiple: true },
  case: { type: 'string' },
  catalogue: { type: 'string' },
  days: { type: 'string' },
  duty: { type: 'string' },
  explain: { type: 'string' },
  extend: { type: 'string' },
  format: { type: 'string' },
  from: { type: 'string' },
  generate: { type: 'boolean' },
  head: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  interrupt: { type: 'string', multiple: true },
  issuer: { type: 'string' },
  items: { type: 'string' },
  'files-from': { type: 'string' },
  'keys-from': { type: 'string' },
  'keys-to': { type: 'string' },
  lang: { type: 'string' },
  licence: { type: 'string' },
  login: { type: 'string' },
  name: { type: 'string' },
  now: { type: 'string' },
  of: { type: 'string' },
  physical: { type: 'boolean' },
  region: { type: 'string' },
  role: { type: 'string' },
  roots: { type: 'string' },
  sharing: { type: 'string' },
  site: { type: 'string' },
  subject: { type: 'string' },
  suspend: { type: 'string', multiple: true },
  title: { type: 'string' },
  to: { type: 'string' },
  'to-time': { type: 'string' },
  unit: { type: 'string' },
  until: { type: 'string' },
  version: { type: 'string' },
  window: { type: 'string' },
} as const
export type OptionName = keyof typeof OPTIONS

const isOption = (name: string): name is OptionName => Object.hasOwn(OPTIONS, name)
export const optionNames: readonly OptionName[] = Object.keys(OPTIONS).filter(isOption)

/** What every command takes. */
const SHARED: readonly OptionName[] = ['lang', 'help']

/** By command, or by command and action; the shared ones aside. */
const TAKEN: Readonly<Record<string, readonly OptionName[]>> = {
  check: ['catalogue', 'format'],
  plan: ['answers', 'catalogue', 'explain', 'format', 'region', 'sharing'],
  questions: ['catalogue', 'format'],
  due: ['from', 'days', 'unit', 'suspend', 'interrupt', 'extend', 'calendar', 'now', 'format'],
  schema: ['format'],
  export: ['address', 'catalogue', 'format', 'licence'],
  'catalogue versions': ['format'],
  'catalogue export': ['version'],
  'catalogue import': ['title', 'login'],
  'views rebuild': ['format'],
  'audit verify': ['roots', 'format'],
  'audit root': ['format'],
  'audit signatures': ['format'],
  backup: ['to', 'keys-to', 'base', 'physical', 'format'],
  'backup verify': ['from', 'format'],
  restore: ['from', 'keys-from', 'archive', 'to-time', 'files-from', 'format'],
  'keys list': ['format'],
  'keys rotate': ['format'],
  'data erase': ['case'],
  'staff list': ['catalogue', 'format'],
  'staff add': [
    ...(['login', 'name', 'role', 'site', 'window', 'authority', 'items', 'head'] as const),
    ...(['catalogue', 'generate'] as const),
  ],
  'staff password': ['login', 'generate'],
  'staff disable': ['login'],
  'staff enable': ['login'],
  'staff link': ['login', 'subject', 'issuer'],
  'staff unlink': ['login'],
  'staff second-factor-off': ['login'],
  'staff deputy': ['login', 'of', 'from', 'until'],
  'staff term': ['login', 'from', 'until'],
  'staff end-duty': ['duty'],
  'staff duties': ['login', 'format'],
}

export type StrayOption = {
  readonly option: OptionName
  readonly command: string
  /** What the command takes. */
  readonly own: readonly string[]
  /** The commands that take the option. */
  readonly others: readonly string[]
}

const spelt = (name: string) => `--${name}`

/** The first option that the command would pass over; none where it is not known which command is meant. */
export function findStrayOption(
  [name = '', action = '']: readonly string[],
  given: readonly OptionName[],
): StrayOption | undefined {
  const command = [`${name} ${action}`, name].find(each => Object.hasOwn(TAKEN, each))
  if (command === undefined) return undefined
  const taken = [...(TAKEN[command] ?? []), ...SHARED]
  const option = given.find(each => !taken.includes(each))
  if (option === undefined) return undefined
  const others = Object.entries(TAKEN).flatMap(([other, options]) =>
    options.includes(option) ? [other] : [],
  )
  return { option, command, own: taken.map(spelt), others }
}
