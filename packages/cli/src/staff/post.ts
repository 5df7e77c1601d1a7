/** What somebody is employed for, from the options and checked against the catalogue; or one line about what is wrong. */
import type { Catalogue } from '@yijianshi/core/catalogue'
import { nearest } from '@yijianshi/core/plan'
import { type Post, staffRoles } from '@yijianshi/server/account/staff'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'

type Role = Post['role']
type Option = 'site' | 'window' | 'authority' | 'items' | 'head'
export type Complaint = { readonly complaint: string }

const optionsOf: Readonly<Record<Role, readonly Option[]>> = {
  clerk: ['site', 'window'],
  reviewer: ['authority', 'items', 'head'],
  manager: ['site'],
  editor: [],
}
const postOptions: readonly Option[] = ['site', 'window', 'authority', 'items', 'head']

/** The id that an option names, among the valid ones. */
function readId(
  option: string,
  given: string | undefined,
  valid: readonly string[],
  messages: Messages,
): { readonly id: string } | Complaint {
  if (given === undefined) return { complaint: messages.staff.optionWanted(option, valid.slice(0, 5)) }
  if (valid.includes(given)) return { id: given }
  return { complaint: messages.staff.unknownId(option, given.slice(0, 60), nearest(given, valid)) }
}

function readItems(
  given: string | undefined,
  valid: readonly string[],
  messages: Messages,
): { readonly items: readonly string[] | 'all' } | Complaint {
  if (given === undefined) return { items: 'all' }
  const items = new Set<string>()
  for (const name of given.split(',').map(part => part.trim())) {
    const item = readId('--items', name, valid, messages)
    if ('complaint' in item) return item
    items.add(item.id)
  }
  return { items: [...items] }
}

function readReviewer(line: CommandLine, catalogue: Catalogue, messages: Messages): Post | Complaint {
  const authority = readId('--authority', line.staff.authority, [...catalogue.authorities.keys()], messages)
  if ('complaint' in authority) return authority
  const own = [...catalogue.items.values()].filter(item => item.authority === authority.id)
  const read = readItems(
    line.staff.items,
    own.map(item => item.id),
    messages,
  )
  if ('complaint' in read) return read
  const { head } = line.staff
  return { role: 'reviewer', authority: authority.id, items: read.items, ...(head && { head }) }
}

export function readPost(line: CommandLine, catalogue: Catalogue, messages: Messages): Post | Complaint {
  const given = line.staff
  const role = staffRoles.find(name => name === given.role)
  if (role === undefined) {
    return given.role === undefined
      ? { complaint: messages.staff.optionWanted('--role', staffRoles) }
      : { complaint: messages.unknownOptionValue('--role', given.role.slice(0, 60), staffRoles) }
  }
  const foreign = postOptions.find(option => given[option] !== undefined && !optionsOf[role].includes(option))
  if (foreign !== undefined) {
    const own = optionsOf[role].map(option => `--${option}`)
    return { complaint: messages.staff.optionOfOtherRole(`--${foreign}`, role, own) }
  }
  if (role === 'reviewer') return readReviewer(line, catalogue, messages)
  if (role === 'editor') return { role }
  const site = readId('--site', given.site, [...catalogue.sites.keys()], messages)
  if ('complaint' in site) return site
  if (role === 'manager') return { role, site: site.id }
  const windows = catalogue.sites.get(site.id)?.windows.map(window => window.id) ?? []
  const window = readId('--window', given.window, windows, messages)
  return 'complaint' in window ? window : { role, site: site.id, window: window.id }
}
