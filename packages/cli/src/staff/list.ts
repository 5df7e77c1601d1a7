/** The staff accounts as a table or as JSON. */
import { type Catalogue, type Language, textIn } from '@yijianshi/core/catalogue'
import { listStaff, type Post, type StaffAccount, staffPageSize } from '@yijianshi/server/account/staff'
import type { Store } from '@yijianshi/server/database/open-store'
import { columns } from '../columns.ts'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { inJson, inLines, type Outcome } from '../outcome.ts'

type Pool = Store['pool']

async function allStaff(pool: Pool): Promise<StaffAccount[]> {
  const staff: StaffAccount[] = []
  for (;;) {
    const page = await listStaff(pool, staff.at(-1)?.login)
    staff.push(...page)
    if (page.length < staffPageSize) return staff
  }
}

/** Ids that the catalogue no longer has are shown as they are. */
function postText(post: Post, catalogue: Catalogue, language: Language): string {
  const nameOf = (entry: { readonly name: { zh: string; en: string } } | undefined, id: string) =>
    entry === undefined ? id : textIn(entry.name, language)
  if (post.role === 'reviewer') {
    const items = post.items === 'all' ? [] : post.items.map(id => nameOf(catalogue.items.get(id), id))
    return [nameOf(catalogue.authorities.get(post.authority), post.authority), ...items].join(' · ')
  }
  if (post.role === 'editor') return ''
  const site = catalogue.sites.get(post.site)
  const siteName = nameOf(site, post.site)
  if (post.role === 'manager') return siteName
  const window = site?.windows.find(entry => entry.id === post.window)
  return `${siteName} · ${nameOf(window, post.window)}`
}

function stateText({ disabled, demo }: StaffAccount, messages: Messages): string {
  if (disabled) return messages.staff.disabled
  return demo ? messages.staff.demo : messages.staff.active
}

export async function staffList(
  pool: Pool,
  catalogue: Catalogue,
  line: CommandLine,
  messages: Messages,
): Promise<Outcome> {
  const staff = await allStaff(pool)
  if (line.format === 'json') {
    const list = staff.map(({ post, ...account }) => ({ ...account, ...post }))
    return inJson(list)
  }
  if (staff.length === 0) return inLines([messages.staff.none])
  const rows = staff.map(account => [
    account.login,
    account.name,
    messages.staff.role[account.post.role],
    postText(account.post, catalogue, line.language),
    stateText(account, messages),
  ])
  return inLines(columns(rows))
}
