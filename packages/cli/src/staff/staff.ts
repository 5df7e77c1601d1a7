/** `yijianshi staff`: the accounts of those who work in the console. */
import { nearest } from '@yijianshi/core/plan'
import { refusalText } from '@yijianshi/core/refusal/texts'
import {
  addStaff,
  disableStaff,
  enableStaff,
  generatePassword,
  linkStaff,
  listStaff,
  readCredentials,
  resetSecondFactor,
  setStaffPassword,
  unlinkStaff,
} from '@yijianshi/server/account/staff'
import type { Store } from '@yijianshi/server/database/open-store'
import { inUse, readCatalogue } from '../catalogue-folder.ts'
import type { CommandLine } from '../command-line.ts'
import { findAction } from '../find-action.ts'
import type { Messages } from '../messages.ts'
import { onDatabase, onExistingDatabase } from '../on-database.ts'
import { inLines, misunderstood, type Outcome, printable } from '../outcome.ts'
import { endGiven, giveDeputy, giveTerm, showDuties } from './duties.ts'
import { staffList } from './list.ts'
import { readPassword } from './password-input.ts'
import { type Complaint, readPost } from './post.ts'

type Pool = Store['pool']
type Action = (line: CommandLine, messages: Messages) => Promise<Outcome>

const actions: ReadonlyMap<string, Action> = new Map([
  ['add', add],
  ['list', list],
  ['password', changePassword],
  ['disable', disable],
  ['enable', enable],
  ['link', link],
  ['unlink', unlink],
  ['second-factor-off', turnSecondFactorOff],
  ['deputy', giveDeputy],
  ['term', giveTerm],
  ['end-duty', endGiven],
  ['duties', showDuties],
])

export async function staff(line: CommandLine, messages: Messages): Promise<Outcome> {
  const found = findAction(line, messages, actions, messages.staff.actionWanted)
  return found.ok ? found.action(line, messages) : found.outcome
}

const longestName = 50

async function add(line: CommandLine, messages: Messages): Promise<Outcome> {
  const { login } = line.staff
  if (login === undefined) return misunderstood(messages.staff.optionWanted('--login', ['wangmin']))
  const name = line.staff.name?.normalize('NFC').trim() ?? ''
  if (name === '' || name.length > longestName || name !== printable(name)) {
    return misunderstood(messages.staff.optionWanted('--name', ['王敏']))
  }
  const loaded = await readCatalogue(inUse(line), messages)
  if ('outcome' in loaded) return loaded.outcome
  const post = readPost(line, loaded.catalogue, messages)
  if ('complaint' in post) return misunderstood(post.complaint)
  const secret = await choosePassword(line, login, messages)
  if ('complaint' in secret) return misunderstood(secret.complaint)
  return onDatabase(messages, async ({ pool, location }) => {
    const added = await addStaff(pool, { login, name, password: secret.password, post }, Date.now())
    if (!added.ok) return misunderstood(refusalText(added.refusal, line.language))
    const told = [messages.staff.added(added.value, messages.staff.role[post.role], location)]
    return inLines([...told, ...generated(line, secret.password, messages)])
  })
}

async function list(line: CommandLine, messages: Messages): Promise<Outcome> {
  const loaded = await readCatalogue(inUse(line), messages)
  if ('outcome' in loaded) return loaded.outcome
  return onExistingDatabase(messages, ({ pool }) => staffList(pool, loaded.catalogue, line, messages))
}

async function changePassword(line: CommandLine, messages: Messages): Promise<Outcome> {
  const { login } = line.staff
  if (login === undefined) return misunderstood(messages.staff.optionWanted('--login', ['wangmin']))
  const secret = await choosePassword(line, login, messages)
  if ('complaint' in secret) return misunderstood(secret.complaint)
  return onExistingDatabase(messages, async ({ pool }) => {
    const changed = await setStaffPassword(pool, login, secret.password)
    if (!changed.ok) return misunderstood(refusalText(changed.refusal, line.language))
    if (!changed.value) return unknownLogin(pool, login, messages)
    const told = [messages.staff.passwordChanged(login)]
    return inLines([...told, ...generated(line, secret.password, messages)])
  })
}

function disable(line: CommandLine, messages: Messages): Promise<Outcome> {
  const change = (pool: Pool, login: string) => disableStaff(pool, login, Date.now())
  return switchAccount(line, messages, change, messages.staff.nowDisabled)
}

function enable(line: CommandLine, messages: Messages): Promise<Outcome> {
  return switchAccount(line, messages, enableStaff, messages.staff.nowEnabled)
}

async function link(line: CommandLine, messages: Messages): Promise<Outcome> {
  const { subject } = line.staff
  const issuer = line.staff.issuer ?? process.env.OIDC_ISSUER?.trim()
  if (!subject) return misunderstood(messages.staff.optionWanted('--subject', ['8f14e45f']))
  if (!issuer || !URL.canParse(issuer))
    return misunderstood(messages.staff.optionWanted('--issuer', ['https://id.example.gov.cn']))
  const change = (pool: Pool, login: string) => linkStaff(pool, login, { issuer, subject }, Date.now())
  return switchAccount(line, messages, change, login => messages.staff.linked(login, subject))
}

function unlink(line: CommandLine, messages: Messages): Promise<Outcome> {
  return switchAccount(line, messages, unlinkStaff, messages.staff.unlinked)
}

function turnSecondFactorOff(line: CommandLine, messages: Messages): Promise<Outcome> {
  return switchAccount(line, messages, resetSecondFactor, messages.staff.secondFactorOff)
}

async function switchAccount(
  line: CommandLine,
  messages: Messages,
  change: (pool: Pool, login: string) => Promise<boolean>,
  told: (login: string) => string,
): Promise<Outcome> {
  const { login } = line.staff
  if (login === undefined) return misunderstood(messages.staff.optionWanted('--login', ['wangmin']))
  return onExistingDatabase(messages, async ({ pool }) =>
    (await change(pool, login)) ? inLines([told(login)]) : unknownLogin(pool, login, messages),
  )
}

async function unknownLogin(pool: Pool, login: string, messages: Messages): Promise<Outcome> {
  const known = (await listStaff(pool)).map(account => account.login)
  return misunderstood(messages.staff.unknownLogin(login.slice(0, 60), nearest(login, known)))
}

/** Weak ones are refused before a database is opened for them. */
async function choosePassword(
  line: CommandLine,
  login: string,
  messages: Messages,
): Promise<{ readonly password: string } | Complaint> {
  const read = line.staff.generate
    ? { password: generatePassword() }
    : await readPassword({ input: process.stdin, prompts: process.stderr }, messages)
  if ('complaint' in read) return read
  const usable = readCredentials(login, read.password)
  return usable.ok ? read : { complaint: refusalText(usable.refusal, line.language) }
}

function generated(line: CommandLine, password: string, messages: Messages): string[] {
  return line.staff.generate ? [messages.staff.generated(password)] : []
}
